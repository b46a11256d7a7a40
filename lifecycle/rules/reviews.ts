import { addDays, addMonths, type Day, later } from '../day.js'
import { type Course, numberOf } from './course.js'
import { shifted } from './ladder.js'
import { scoreReview } from './scores.js'
import { growthSince, signal } from './stages.js'
import { startPlay, stopPlay } from './plays.js'

/** The quarter is the grid (R0): review n's P is anchor + 3n months. */
const quarter = 3

/**
 * R0, R2: lays the next review. The first P is the first on the grid at least 30 days after the entry into growth;
 * later ones follow the last P (held or missed) by the tier's cadence. After an exit was withdrawn the grid stands
 * (X2): a P to come is laid as it was; a review that had begun is laid again with its meeting moved by the `days` of
 * the exit, if that is by P + 45 d; any other P that has passed is skipped, on record.
 */
export function planReview(course: Course, days = 0): void {
  const { state, rules } = course
  if (!state.agreement || state.reviews.planned || state.exit) return
  const growth = growthSince(course)
  if (growth === undefined) return
  const anchor = state.agreement.anchor
  const months = numberOf(rules.model, state, 'cadence')
  const last = state.reviews.last
  let review = last ? last.review + months / quarter : 1
  if (!last) while (addMonths(anchor, quarter * review) < addDays(growth, course.number('firstReview'))) review += 1
  for (; addMonths(anchor, quarter * review) < course.day; review += months / quarter) {
    const period = addMonths(anchor, quarter * review)
    const meeting = reopenedMeeting(course, review, days)
    if (meeting !== undefined)
      return layReview(
        course,
        review,
        previousPeriod(course, review),
        period,
        rules.model.reviews.play,
        months,
        meeting,
      )
    course.emit({ type: 'period_skipped', review, period, why: 'passed' })
    if (course.state.reviews.past.some(past => past.review === review && past.cancelled?.begun)) loopGoesOn(course)
  }
  layReview(
    course,
    review,
    previousPeriod(course, review),
    addMonths(anchor, quarter * review),
    rules.model.reviews.play,
    months,
  )
}

/** R2: the period runs from the previous P. */
const previousPeriod = (course: Course, review: number): Day =>
  course.state.reviews.last?.period ?? addMonths(course.state.agreement?.anchor ?? course.day, quarter * (review - 1))

/**
 * X2: where the meeting of a review goes that had begun when the exit came; nowhere, if that is later than a meeting
 * may be (R3).
 */
function reopenedMeeting(course: Course, review: number, days: number): Day | undefined {
  const { reviews } = course.state
  const past = reviews.past.find(known => known.review === review)
  if (!past?.cancelled?.begun) return undefined
  const meeting = later(shifted(course, past.cancelled.meeting, days), course.businessDays(course.day, 1))
  const limit = course.rules.model.plays[course.rules.model.reviews.play]?.days.latest
  const latest = limit && course.dayOf(limit, course.scope({ opened: course.day, days: { P: past.period }, done: {} }))
  return latest !== undefined && meeting > latest ? undefined : meeting
}

/** R0: how many periods of the grid are over on the day; the last of them bears that number. */
export function periodsOver(anchor: Day, day: Day): number {
  let over = 0
  while (addMonths(anchor, quarter * (over + 1)) <= day) over += 1
  return over
}

/** U1: the review that an audit is; the first even while its period runs. */
export const auditedReview = (anchor: Day, day: Day): number => Math.max(1, periodsOver(anchor, day))

/** U1: an audit reviews the last whole period before the entry, in the same terms as any review. */
export function planAudit(course: Course, play: string): void {
  const agreement = course.state.agreement
  if (!agreement) return
  const review = auditedReview(agreement.anchor, course.day)
  layReview(
    course,
    review,
    addMonths(agreement.anchor, quarter * (review - 1)),
    addMonths(agreement.anchor, quarter * review),
    play,
    quarter,
  )
}

function layReview(
  course: Course,
  review: number,
  from: Day,
  period: Day,
  play: string,
  months: number,
  meeting?: Day,
): void {
  const audit = play !== course.rules.model.reviews.play
  const run = audit
    ? startPlay(course, play)
    : startPlay(course, play, { run: runOfReview(course, review), days: { P: period, ...(meeting && { T: meeting }) } })
  const days = course.state.runs.find(open => open.id === run)?.days ?? {}
  course.emit({
    type: 'review_planned',
    review,
    run,
    from,
    to: addDays(period, -1),
    period,
    meeting: days.T ?? period,
    latest: days.latest ?? days.T ?? period,
    months,
  })
}

/** `review-7`; one laid again after an exit `review-7-2`, because a cancelled calendar entry does not come back. */
function runOfReview(course: Course, review: number): string {
  const before = course.state.reviews.past.find(past => past.review === review)?.cancelled?.run
  if (before === undefined) return `review-${review}`
  const [, , times = '1'] = before.split('-')
  return `review-${review}-${+times + 1}`
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
  course.emit({
    type: 'review_scored',
    review: planned.review,
    card: scoreReview(course.rules.model, course.state, planned),
    period: { from: planned.from, to: planned.to },
    again: again || undefined,
  })
  if (!again) signal(course, 'card ready')
}

/**
 * A late or corrected figure of a review that is over: shows what would have been decided; changing a decision needs a
 * person.
 */
export function rescorePast(course: Course, review: number): void {
  const past = course.state.reviews.past.find(candidate => candidate.review === review)
  if (!past?.card) return
  const card = scoreReview(course.rules.model, course.state, past)
  if (card.score === past.card.score && card.rating === past.card.rating) return
  if (!past.held || card.rating === past.rating)
    return course.emit({ type: 'review_scored', review, card, period: { from: past.from, to: past.to }, again: true })
  course.emit({ type: 'decision_would_differ', review, card, was: past.rating, would: card.rating })
}

/** R1: nobody recorded an outcome in time. */
export function missReview(course: Course): void {
  const planned = course.state.reviews.planned
  if (!planned) return
  course.emit({ type: 'review_missed', review: planned.review })
  stopPlay(course, planned.run, 'review missed')
  reviewOver(course)
}

/**
 * The loop goes on: to expansion while an initiative is open, else to growth, each along the model's own table (R4).
 */
export function reviewOver(course: Course): void {
  loopGoesOn(course)
  planReview(course)
}

const loopGoesOn = (course: Course) =>
  signal(
    course,
    ...(course.state.initiatives.length > 0 ? ['review over while expanding', 'review over'] : ['review over']),
  )
