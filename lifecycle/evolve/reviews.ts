import type { Figure, Rating } from '../event.js'
import type { Evolution } from '../evolve.js'
import { targetsFor } from '../rules/scores.js'
import type { PastReview, PlannedReview, ReviewLoop, State } from '../state.js'
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

const isKept = ({ reviews: { planned, past } }: State, review: number) =>
  planned?.review === review || past.some(known => known.review === review)

/** The planned review is over: the next period end counts from its own (R2). */
function over(
  state: State,
  review: number,
  held: boolean,
  fields: Partial<ReviewLoop> = {},
  cancelled?: PastReview['cancelled'],
): Partial<State> {
  const planned = state.reviews.planned
  if (planned?.review !== review) return loop(state, fields)
  const { from, to, period, figures, survey, card } = planned
  const targets = targetsFor(state, review)
  const closed: PastReview = {
    review,
    from,
    to,
    period,
    held,
    figures,
    survey,
    targets,
    card,
    rating: held ? card?.rating : undefined,
    cancelled,
  }
  const past = [...state.reviews.past, closed]
  return loop(state, {
    planned: undefined,
    last: { review, period },
    past: past.slice(-kept),
    revisions: past.slice(0, -kept).reduce(withRevisions, state.reviews.revisions),
    ...fields,
  })
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
  review_planned: (state, { review, run, from, to, period, meeting, latest }) => {
    const known = state.reviews.past.find(past => past.review === review && past.cancelled)
    return loop(state, {
      planned: {
        review,
        run,
        from,
        to,
        period,
        meeting,
        latest,
        figures: known?.figures ?? {},
        survey: known?.survey ?? {},
      },
      past: state.reviews.past.filter(past => past !== known),
    })
  },
  period_skipped: (state, event) => loop(state, { last: { review: event.review, period: event.period } }),
  period_ended: (state, event) => changed(state, event.review, () => ({ begun: true })),
  figures_recorded: (state, { review, figures }) =>
    isKept(state, review)
      ? changed(state, review, known => ({ figures: withFigures(known.figures, figures) }))
      : loop(state, {
          revisions: withRevisions(state.reviews.revisions, { review, figures: withFigures({}, figures) }),
        }),
  figures_confirmed: () => ({}),
  targets_set: (state, event) => ({ targets: withTargets(state.targets, event) }),
  survey_answered: (state, event) =>
    changed(state, event.review, review => ({ survey: withEntry(review.survey, event.contact, event.answers) })),
  review_scored: (state, event) => changed(state, event.review, () => ({ card: event.card })),
  decision_would_differ: (state, event) => changed(state, event.review, () => ({ card: event.card })),
  review_held: (state, event) =>
    over(state, event.review, true, {
      missed: 0,
      // S2: runs count scored reviews only.
      ...(event.rating && {
        exceeds: event.rating === 'exceeds' ? state.reviews.exceeds + 1 : 0,
        below: event.rating === 'below' ? state.reviews.below + 1 : 0,
      }),
    }),
  review_missed: (state, event) => over(state, event.review, false, { missed: state.reviews.missed + 1 }),
  /** The grid stands: what was cancelled is laid again, or skipped, when the exit is withdrawn (X2). */
  review_cancelled: (state, event) =>
    over(
      state,
      event.review,
      false,
      { last: state.reviews.last },
      { run: event.run, meeting: event.meeting, ...(state.reviews.planned?.begun && { begun: true as const }) },
    ),
  decision_changed: (state, event) => {
    const after = { ...state, ...changed(state, event.review, () => ({ rating: event.rating })) }
    return loop(after, { exceeds: run(after, 'exceeds'), below: run(after, 'below') })
  },
  /** U1: not a turn of the loop, whose first review follows R0. */
  audited: (state, event, day) =>
    over(state, event.review, true, {
      last: state.reviews.last,
      ...(event.verdict === 'continue' && { audited: day }),
    }),
  initiative_opened: (state, event) => ({
    initiatives: [
      ...state.initiatives,
      {
        id: event.initiative,
        kind: event.kind,
        goal: event.goal,
        owner: event.owner,
        everyDays: event.everyDays,
        run: event.run,
      },
    ],
  }),
  initiative_changed: (state, event) => ({
    initiatives: state.initiatives.map(initiative =>
      initiative.id === event.initiative
        ? { ...initiative, goal: event.goal ?? initiative.goal, everyDays: event.everyDays ?? initiative.everyDays }
        : initiative,
    ),
    runs: event.goal
      ? state.runs.map(run =>
          run.id === event.run ? { ...run, days: { ...run.days, goal: event.goal as string } } : run,
        )
      : state.runs,
  }),
  initiative_closed: (state, event) => ({
    initiatives: state.initiatives.filter(initiative => initiative.id !== event.initiative),
  }),
  improvement_opened: () => ({}),
  improvement_closed: state => loop(state, { ...anew(state), missed: 0 }),
}
