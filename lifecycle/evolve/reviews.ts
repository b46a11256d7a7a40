import type { Evolution } from '../evolve.js'
import type { PastReview, PlannedReview, ReviewLoop, State } from '../state.js'

type Events = 'review_planned' | 'period_skipped' | 'period_ended' | 'figures_recorded' | 'figures_confirmed' | 'targets_set' | 'survey_answered' | 'review_scored' | 'decision_would_differ' | 'review_held' | 'review_missed' | 'review_cancelled' | 'decision_changed' | 'audited' | 'initiative_opened' | 'initiative_changed' | 'initiative_closed' | 'improvement_opened' | 'improvement_closed'

/** As far back as re-scoring and the renewal's letter look. */
const kept = 8

const loop = (state: State, fields: Partial<ReviewLoop>) => ({ reviews: { ...state.reviews, ...fields } })

/** A change to the review of that number, planned or past. */
function changed(state: State, review: number, change: (of: PlannedReview | PastReview) => Partial<PlannedReview & PastReview>): Partial<State> {
  const planned = state.reviews.planned
  if (planned?.review === review) return loop(state, { planned: { ...planned, ...change(planned) } })
  return loop(state, { past: state.reviews.past.map((past) => (past.review === review ? { ...past, ...change(past) } : past)) })
}

/** The planned review is over: the next P counts from its P (R2). */
function over(state: State, review: number, held: boolean, fields: Partial<ReviewLoop> = {}): Partial<State> {
  const planned = state.reviews.planned
  if (planned?.review !== review) return loop(state, fields)
  const { period, figures, survey, card } = planned
  const targets = [...state.targets].reverse().find((entry) => entry.review <= review)?.targets ?? {}
  const past: PastReview = { review, period, held, figures, survey, targets, ...(card && { card }), ...(held && card?.rating && { rating: card.rating }) }
  return loop(state, { planned: undefined, last: { review, period }, past: [...state.reviews.past, past].slice(-kept), ...fields })
}

const fresh = { exceeds: 0, below: 0 }

export const reviewEvents: Pick<Evolution, Events> = {
  review_planned: (state, { review, run, from, to, period, meeting, latest }) => loop(state, { planned: { review, run, from, to, period, meeting, latest, figures: {}, survey: {} } }),
  period_skipped: (state, event) => loop(state, { last: { review: event.review, period: event.period } }),
  period_ended: (state, event) => changed(state, event.review, () => ({ begun: true })),
  figures_recorded: (state, event) => changed(state, event.review, (review) => ({
    figures: { ...review.figures, ...Object.fromEntries(event.figures.map(({ kpi, value, revision }) => [kpi, { value, revision }])) },
  })),
  figures_confirmed: () => ({}),
  targets_set: (state, event) => ({ targets: [...state.targets.filter((entry) => entry.review !== event.review), { review: event.review, targets: event.targets }].sort((a, b) => a.review - b.review).slice(-kept) }),
  survey_answered: (state, event) => changed(state, event.review, (review) => ({
    survey: { ...review.survey, [event.contact]: event.answers.reduce((sum, answer) => sum + answer, 0) / event.answers.length },
  })),
  review_scored: (state, event) => changed(state, event.review, () => ({ card: event.card })),
  decision_would_differ: (state, event) => changed(state, event.review, () => ({ card: event.card })),
  review_held: (state, event) => over(state, event.review, true, {
    missed: 0,
    // S2: runs count scored reviews only.
    ...(event.rating && { exceeds: event.rating === 'exceeds' ? state.reviews.exceeds + 1 : 0, below: event.rating === 'below' ? state.reviews.below + 1 : 0 }),
  }),
  review_missed: (state, event) => over(state, event.review, false, { missed: state.reviews.missed + 1 }),
  review_cancelled: (state, event) => over(state, event.review, false),
  decision_changed: (state, event) => changed(state, event.review, () => ({ rating: event.rating })),
  audited: (state, event) => over(state, event.review, true),
  initiative_opened: (state, event) => ({ initiatives: [...state.initiatives, { id: event.initiative, kind: event.kind, goal: event.goal, owner: event.owner, everyDays: event.everyDays, run: event.run }] }),
  initiative_changed: (state, event) => ({
    initiatives: state.initiatives.map((initiative) => (initiative.id === event.initiative ? { ...initiative, goal: event.goal ?? initiative.goal, everyDays: event.everyDays ?? initiative.everyDays } : initiative)),
    runs: event.goal ? state.runs.map((run) => (run.id === event.run ? { ...run, days: { ...run.days, goal: event.goal as string } } : run)) : state.runs,
  }),
  initiative_closed: (state, event) => ({ initiatives: state.initiatives.filter((initiative) => initiative.id !== event.initiative) }),
  improvement_opened: () => ({}),
  improvement_closed: (state) => loop(state, { ...fresh, missed: 0 }),
}
