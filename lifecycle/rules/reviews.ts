import { addDays, addMonths, type Day, later } from '../day.js'
import { type Aggregate, numberOf } from './aggregate.js'
import { scoreReview } from './scores.js'
import { growthSince, advanceStage } from './stages.js'
import { startPlay, stopPlay } from './plays.js'
import { shiftDay } from './shift.js'

/*
 * The loop of quarterly business reviews (QBR), in the order in which one turn of it happens:
 *
 *   planReview    the next period end on the grid, with its meeting and everything around it; the cascade lays it
 *   beginReview   the period ends: the survey goes out, and the stage is evaluation
 *                 (figures and answers come in: record_figures, answer_survey)
 *   scorePlanned  the scorecard, five business days before the meeting; again with each figure after that
 *                 (the meeting; its outcome: record_outcome, then judging.ts for the tier)
 *   missReview    or no outcome in time
 *   reviewOver    and on to the next
 *
 * Beside it: rescorePast, for figures that come after the outcome, and planAudit, the review with which an existing
 * partner enters.
 */

/** The quarter is the grid (R0): review n's period end is anchor + 3n months. */
const quarter = 3

/**
 * R0, R2: lays the next review. The first period end is the first on the grid at least 30 days after the entry into
 * growth; later ones follow the last period end (held or missed) by the tier's cadence. After an exit was withdrawn the
 * grid stands (X2): a period end to come is laid as it was; a review that had begun is laid again with its meeting
 * moved by the `days` of the exit, if that is by the period end + 45 d; any other that has passed is skipped, on
 * record.
 */
export function planReview(aggregate: Aggregate, days = 0): void {
  const { state, rules } = aggregate
  if (!state.agreement || state.reviews.planned || state.exit) return
  const growth = growthSince(aggregate)
  if (growth === undefined) return
  const anchor = state.agreement.anchor
  const months = numberOf(rules.model, state, 'cadence')
  const last = state.reviews.last
  let review = last ? last.review + months / quarter : 1
  if (!last) while (addMonths(anchor, quarter * review) < addDays(growth, aggregate.number('firstReview'))) review += 1
  for (; addMonths(anchor, quarter * review) < aggregate.day; review += months / quarter) {
    const period = addMonths(anchor, quarter * review)
    const meeting = reopenedMeeting(aggregate, review, days)
    if (meeting !== undefined)
      return layReview(
        aggregate,
        review,
        previousPeriod(aggregate, review),
        period,
        rules.model.reviews.play,
        months,
        meeting,
      )
    aggregate.emit({ type: 'period_skipped', review, period, why: 'passed' })
    if (aggregate.state.reviews.past.some(past => past.review === review && past.cancelled?.begun))
      loopGoesOn(aggregate)
  }
  layReview(
    aggregate,
    review,
    previousPeriod(aggregate, review),
    addMonths(anchor, quarter * review),
    rules.model.reviews.play,
    months,
  )
}

/** R2: the period runs from the previous period end. */
const previousPeriod = (aggregate: Aggregate, review: number): Day =>
  aggregate.state.reviews.last?.period
  ?? addMonths(aggregate.state.agreement?.anchor ?? aggregate.day, quarter * (review - 1))

/**
 * X2: where the meeting of a review goes that had begun when the exit came; nowhere, if that is later than a meeting
 * may be (R3).
 */
function reopenedMeeting(aggregate: Aggregate, review: number, days: number): Day | undefined {
  const { reviews } = aggregate.state
  const past = reviews.past.find(known => known.review === review)
  if (!past?.cancelled?.begun) return undefined
  const meeting = later(shiftDay(aggregate, past.cancelled.meeting, days), aggregate.businessDays(aggregate.day, 1))
  const limit = aggregate.rules.model.plays[aggregate.rules.model.reviews.play]?.days.latest
  const latest =
    limit
    && aggregate.dayOf(limit, aggregate.scope({ opened: aggregate.day, days: { periodEnd: past.period }, done: {} }))
  return latest !== undefined && meeting > latest ? undefined : meeting
}

function layReview(
  aggregate: Aggregate,
  review: number,
  from: Day,
  period: Day,
  play: string,
  months: number,
  meeting?: Day,
): void {
  const audit = play !== aggregate.rules.model.reviews.play
  const run = audit
    ? startPlay(aggregate, play)
    : startPlay(aggregate, play, {
        run: runOfReview(aggregate, review),
        days: { periodEnd: period, ...(meeting && { meeting }) },
      })
  const days = aggregate.state.runs.find(open => open.id === run)?.days ?? {}
  aggregate.emit({
    type: 'review_planned',
    review,
    run,
    from,
    to: addDays(period, -1),
    period,
    meeting: days.meeting ?? period,
    latest: days.latest ?? days.meeting ?? period,
    months,
  })
}

/** `review-7`; one laid again after an exit `review-7-2`, because a cancelled calendar entry does not come back. */
function runOfReview(aggregate: Aggregate, review: number): string {
  const before = aggregate.state.reviews.past.find(past => past.review === review)?.cancelled?.run
  if (before === undefined) return `review-${review}`
  const [, , times = '1'] = before.split('-')
  return `review-${review}-${+times + 1}`
}

/** The period is over: the review begins, and the survey goes out with it. */
export function beginReview(aggregate: Aggregate): void {
  const planned = aggregate.state.reviews.planned
  if (!planned) return
  aggregate.emit({ type: 'period_ended', review: planned.review })
  advanceStage(aggregate, 'period ends')
}

/** The scorecard from what is known today; again whenever a figure comes later. */
export function scorePlanned(aggregate: Aggregate): void {
  const planned = aggregate.state.reviews.planned
  if (!planned) return
  const again = planned.card !== undefined
  aggregate.emit({
    type: 'review_scored',
    review: planned.review,
    card: scoreReview(aggregate.rules.model, aggregate.state, planned),
    period: { from: planned.from, to: planned.to },
    again: again || undefined,
  })
  if (!again) advanceStage(aggregate, 'card ready')
}

/** R1: nobody recorded an outcome in time. */
export function missReview(aggregate: Aggregate): void {
  const planned = aggregate.state.reviews.planned
  if (!planned) return
  aggregate.emit({ type: 'review_missed', review: planned.review, meeting: planned.meeting })
  stopPlay(aggregate, planned.run, 'review missed')
  reviewOver(aggregate)
}

/**
 * The loop goes on: to expansion while an initiative is open, else to growth, each along the model's own table (R4).
 */
export function reviewOver(aggregate: Aggregate): void {
  loopGoesOn(aggregate)
  planReview(aggregate)
}

const loopGoesOn = (aggregate: Aggregate) =>
  advanceStage(
    aggregate,
    ...(aggregate.state.initiatives.length > 0 ? ['review over while expanding', 'review over'] : ['review over']),
  )

/**
 * A late or corrected figure of a review that is over: shows what would have been decided; changing a decision needs a
 * person.
 */
export function rescorePast(aggregate: Aggregate, review: number): void {
  const past = aggregate.state.reviews.past.find(candidate => candidate.review === review)
  if (!past?.card) return
  const card = scoreReview(aggregate.rules.model, aggregate.state, past)
  if (card.score === past.card.score && card.rating === past.card.rating) return
  if (!past.held || card.rating === past.rating)
    return aggregate.emit({
      type: 'review_scored',
      review,
      card,
      period: { from: past.from, to: past.to },
      again: true,
    })
  aggregate.emit({ type: 'decision_would_differ', review, card, was: past.rating, would: card.rating })
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
export function planAudit(aggregate: Aggregate, play: string): void {
  const agreement = aggregate.state.agreement
  if (!agreement) return
  const review = auditedReview(agreement.anchor, aggregate.day)
  layReview(
    aggregate,
    review,
    addMonths(agreement.anchor, quarter * (review - 1)),
    addMonths(agreement.anchor, quarter * review),
    play,
    quarter,
  )
}
