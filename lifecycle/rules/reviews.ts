import { addDays, addMonths } from '../day.js'
import { type Course, numberOf } from './course.js'
import { scoreReview } from './scores.js'
import { growthSince, signal } from './stages.js'
import { startPlay, stopPlay } from './plays.js'

/** The quarter is the grid (R0): review n's P is anchor + 3n months. */
const quarter = 3

/**
 * R0, R2: lays the next review. The first P is the first on the grid at least 30 days after the entry into growth; later ones follow the last
 * P (held, missed or cancelled) by the tier's cadence, and a P that has passed meanwhile (an exit withdrawn) is skipped, on record.
 */
export function planReview(course: Course): void {
  const { state, rules } = course
  const growth = growthSince(course)
  if (!state.agreement || growth === undefined || state.reviews.planned || state.exit) return
  const anchor = state.agreement.anchor
  const months = numberOf(rules.model, state, 'cadence')
  const last = state.reviews.last
  let review = last ? last.review + months / quarter : 1
  const earliest = last ? addDays(course.day, 1) : addDays(growth, course.number('firstReview'))
  for (; addMonths(anchor, quarter * review) < earliest; review += last ? months / quarter : 1) {
    if (last) course.emit({ type: 'period_skipped', review, period: addMonths(anchor, quarter * review), why: 'passed' })
  }
  const period = addMonths(anchor, quarter * review)
  const previous = course.state.reviews.last?.period ?? addMonths(anchor, quarter * review - months)
  layReview(course, review, previous, period, rules.model.reviews.play, months)
}

/** U1: an audit reviews the last whole period before the entry, in the same terms as any review. */
export function planAudit(course: Course, play: string): void {
  const agreement = course.state.agreement
  if (!agreement) return
  let review = 1
  while (addMonths(agreement.anchor, quarter * (review + 1)) <= course.day) review += 1
  layReview(course, review, addMonths(agreement.anchor, quarter * (review - 1)), addMonths(agreement.anchor, quarter * review), play, quarter)
}

function layReview(course: Course, review: number, from: string, period: string, play: string, months: number): void {
  const audit = play !== course.rules.model.reviews.play
  const run = audit ? startPlay(course, play) : startPlay(course, play, { run: `review-${review}`, days: { P: period } })
  const days = course.state.runs.find((open) => open.id === run)?.days ?? {}
  course.emit({ type: 'review_planned', review, run, from, to: addDays(period, -1), period, meeting: days.T ?? period, latest: days.latest ?? days.T ?? period, months })
}

/** The period is over: the review begins, and the survey goes out with it. */
export function beginReview(course: Course): void {
  const planned = course.state.reviews.planned
  if (!planned) return
  course.emit({ type: 'period_ended', review: planned.review })
  signal(course, 'period ends')
}

/** The scorecard from what is known today; again whenever a figure comes later. */
export function scorePlanned(course: Course): void {
  const planned = course.state.reviews.planned
  if (!planned) return
  const again = planned.card !== undefined
  course.emit({ type: 'review_scored', review: planned.review, card: scoreReview(course.rules.model, course.state, planned), period: { from: planned.from, to: planned.to }, ...(again && { again }) })
  if (!again) signal(course, 'card ready')
}

/** A late or corrected figure of a review that is over: shows what would have been decided; changing a decision needs a person. */
export function rescorePast(course: Course, review: number): void {
  const past = course.state.reviews.past.find((candidate) => candidate.review === review)
  if (!past?.card) return
  const card = scoreReview(course.rules.model, course.state, past)
  if (card.score === past.card.score && card.rating === past.card.rating) return
  course.emit({ type: 'decision_would_differ', review, card, ...(past.rating && { was: past.rating }), ...(card.rating && { would: card.rating }) })
}

/** R1: nobody recorded an outcome in time. */
export function missReview(course: Course): void {
  const planned = course.state.reviews.planned
  if (!planned) return
  course.emit({ type: 'review_missed', review: planned.review })
  stopPlay(course, planned.run, 'review missed')
  reviewOver(course)
}

/** The loop goes on: to expansion while an initiative is open, else to growth, each along the model's own table (R4). */
export function reviewOver(course: Course): void {
  signal(course, ...(course.state.initiatives.length > 0 ? ['review over while expanding', 'review over'] : ['review over']))
  planReview(course)
}

