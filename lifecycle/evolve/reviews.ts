import type { Figure, Rating } from '../event.js'
import type { Evolution } from '../evolve.js'
import { targetsFor } from '../rules/scores.js'
import type { PastReview, PlannedReview, ReviewLoop, State } from '../state.js'
import { withEnded } from './ended.js'
import { anew } from './tiers.js'
import { withEntry } from './with-entry.js'

type Events =
  | 'review_planned'
  | 'period_skipped'
  | 'period_ended'
  | 'figures_recorded'
  | 'figures_confirmed'
  | 'targets_set'
  | 'survey_answered'
  | 'review_scored'
  | 'decision_would_differ'
  | 'review_held'
  | 'review_missed'
  | 'review_cancelled'
  | 'decision_changed'
  | 'audited'
  | 'initiative_opened'
  | 'initiative_changed'
  | 'initiative_closed'
  | 'improvement_opened'
  | 'improvement_closed'

/** As far back as re-scoring and the renewal's letter look. */
const kept = 8

const loop = (state: State, fields: Partial<ReviewLoop>) => ({ reviews: { ...state.reviews, ...fields } })

/** A change to the review of that number, planned or past. */
function changed(
  state: State,
  review: number,
  change: (of: PlannedReview | PastReview) => Partial<PlannedReview & PastReview>,
): Partial<State> {
  const planned = state.reviews.planned
  if (planned?.review === review) return loop(state, { planned: { ...planned, ...change(planned) } })
  return loop(state, {
    past: state.reviews.past.map(past => (past.review === review ? { ...past, ...change(past) } : past)),
  })
}

type End = Pick<PastReview, 'held' | 'outcome' | 'cancelled'>

const isKept = ({ reviews: { planned, past } }: State, review: number) =>
  planned?.review === review || past.some(known => known.review === review)

/** The planned review is over: the next period end counts from its own (R2). */
function over(state: State, review: number, end: End, fields: Partial<ReviewLoop> = {}): Partial<State> {
  const planned = state.reviews.planned
  if (planned?.review !== review) return loop(state, fields)
  const { begun: _, ...known } = planned
  const rating = end.held ? known.card?.rating : undefined
  const all = [...state.reviews.past, { ...known, ...end, targets: targetsFor(state, review), rating }]
  const dropped = all.slice(0, -kept)
  return {
    ...loop(state, {
      planned: undefined,
      last: { review, period: known.period },
      past: all.slice(-kept),
      revisions: dropped.reduce(withRevisions, state.reviews.revisions),
      ...fields,
    }),
    ...(dropped.length > 0 && { ended: withEnded(state.ended, { reviews: dropped }) }),
  }
}

/** Ten years of quarters: older corrections than that are not counted on. */
const counted = 40

/** A correction counts up (record_figures) although its review is no longer, or never was, among those kept. */
function withRevisions(
  before: ReviewLoop['revisions'] = {},
  { review, figures }: Pick<PastReview, 'review' | 'figures'>,
): ReviewLoop['revisions'] {
  const revisions = { ...before[review] }
  for (const [kpi, { revision }] of Object.entries(figures)) revisions[kpi] = revision
  const entries = Object.entries({ ...before, [review]: revisions }).slice(-counted)
  return Object.fromEntries(entries)
}

/** S2: how many of the last scored reviews since the runs began anew have that rating. */
function run(state: State, rating: Rating): number {
  const rated = state.reviews.past.filter(past => past.rating && past.review > (state.reviews.anew ?? 0))
  const other = rated.findLastIndex(past => past.rating !== rating)
  return rated.length - 1 - other
}

/** R5: a target stands until a newer one for its KPI; the oldest sets become one, so that none is forgotten. */
function withTargets(known: State['targets'], { review, targets }: State['targets'][number]): State['targets'] {
  const same = known.find(entry => entry.review === review)
  const all = [...known.filter(entry => entry !== same), { review, targets: { ...same?.targets, ...targets } }].sort(
    (a, b) => a.review - b.review,
  )
  const old = all.slice(0, Math.max(0, all.length - kept + 1))
  const [last] = old.slice(-1)
  return last
    ? [
        {
          review: last.review,
          targets: Object.assign({}, ...old.map(entry => entry.targets)) as Record<string, number>,
        },
        ...all.slice(old.length),
      ]
    : all
}

function withFigures(before: PlannedReview['figures'], recorded: Figure[]): PlannedReview['figures'] {
  const figures = { ...before }
  for (const { kpi, value, revision } of recorded) figures[kpi] = { value, revision }
  return figures
}

export const reviewEvents: Pick<Evolution, Events> = {
  /** A review that an exit cancelled is laid again with what was known for it. */
  review_planned: (state, { review, run, from, to, period, meeting, latest, months }) => {
    const known = state.reviews.past.find(past => past.review === review && past.cancelled)
    const { figures = {}, survey = {} } = known ?? {}
    return loop(state, {
      planned: { review, run, from, to, period, meeting, latest, months, sequence: 0, figures, survey },
      past: state.reviews.past.filter(past => past !== known),
    })
  },
  period_skipped: (state, { review, period, why }) => {
    const skipped = { review, period, why }
    const isKnown = state.reviews.past.some(past => past.review === review)
    return {
      ...changed({ ...state, ...loop(state, { last: { review, period } }) }, review, () => ({ skipped })),
      ...(!isKnown && { ended: withEnded(state.ended, { reviews: [skipped] }) }),
    }
  },
  period_ended: (state, event) => changed(state, event.review, () => ({ begun: true })),
  figures_recorded: (state, { review, figures }) =>
    isKept(state, review)
      ? changed(state, review, known => ({ figures: withFigures(known.figures, figures) }))
      : loop(state, {
          revisions: withRevisions(state.reviews.revisions, { review, figures: withFigures({}, figures) }),
        }),
  figures_confirmed: (state, event, day) => changed(state, event.review, () => ({ confirmed: day })),
  targets_set: (state, event) => ({ targets: withTargets(state.targets, event) }),
  survey_answered: (state, event) =>
    changed(state, event.review, review => ({ survey: withEntry(review.survey, event.contact, event.answers) })),
  review_scored: (state, event) => changed(state, event.review, () => ({ card: event.card, decidedBy: undefined })),
  decision_would_differ: (state, event) =>
    changed(state, event.review, review => ({
      card: event.card,
      decidedBy: (review as PastReview).decidedBy ?? review.card,
    })),
  review_held: (state, { decision, actions, carriedOver, text, ...event }, on) =>
    over(
      state,
      event.review,
      { held: true, outcome: { on, decision, actions, carriedOver, text } },
      {
        missed: 0,
        // S2: runs count scored reviews only.
        ...(event.rating && {
          exceeds: event.rating === 'exceeds' ? state.reviews.exceeds + 1 : 0,
          below: event.rating === 'below' ? state.reviews.below + 1 : 0,
        }),
      },
    ),
  review_missed: (state, event) => over(state, event.review, { held: false }, { missed: state.reviews.missed + 1 }),
  /** The grid stands: what was cancelled is laid again, or skipped, when the exit is withdrawn (X2). */
  review_cancelled: (state, { review, run, meeting, why, sequence }) => {
    const begun = state.reviews.planned?.begun
    const after = { ...state, ...changed(state, review, () => ({ sequence })) }
    const cancelled = { run, meeting, why, ...(begun && { begun }) }
    return over(after, review, { held: false, cancelled }, { last: state.reviews.last })
  },
  decision_changed: (state, event) => {
    const after = { ...state, ...changed(state, event.review, () => ({ rating: event.rating, decidedBy: undefined })) }
    return loop(after, { exceeds: run(after, 'exceeds'), below: run(after, 'below') })
  },
  /** U1: not a turn of the loop, whose first review follows R0. */
  audited: (state, { review, verdict }, on) =>
    over(
      state,
      review,
      {
        held: true,
        outcome: { on, decision: verdict === 'exit' ? 'exit' : 'on_course', actions: [], carriedOver: [] },
      },
      { last: state.reviews.last, ...(verdict === 'continue' && { audited: on }) },
    ),
  initiative_opened: (state, { initiative: id, kind, goal, owner, everyDays, run, target, text }, opened) => ({
    initiatives: [
      ...state.initiatives,
      { id, kind, goal, owner, everyDays, run, opened, target, text, checkIns: 0, lastCheckIn: undefined },
    ],
  }),
  initiative_changed: (state, { initiative: id, run, goal, target, everyDays, text }) => ({
    initiatives: state.initiatives.map(known =>
      known.id === id
        ? {
            ...known,
            goal: goal ?? known.goal,
            target: target ?? known.target,
            everyDays: everyDays ?? known.everyDays,
            text: text ?? known.text,
          }
        : known,
    ),
    runs: goal
      ? state.runs.map(known => (known.id === run ? { ...known, days: { ...known.days, goal } } : known))
      : state.runs,
  }),
  initiative_closed: (state, { initiative: id, result }, on) => ({
    initiatives: state.initiatives.filter(initiative => initiative.id !== id),
    ended: withEnded(state.ended, {
      initiatives: state.initiatives
        .filter(initiative => initiative.id === id)
        .map(initiative => ({ ...initiative, end: { as: result, on } })),
    }),
  }),
  improvement_opened: () => ({}),
  improvement_closed: (state, { run, verdict }) => ({
    ...loop(state, { ...anew(state), missed: 0 }),
    runs: state.runs.map(known => (known.id === run ? { ...known, verdict } : known)),
  }),
}
