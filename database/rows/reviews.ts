import type { PastReview, PlannedReview, SkippedPeriod } from '../../lifecycle/state.js'
import { Review } from '../entities/review.js'
import { type Row, type Table, fresh, maybe } from './table.js'

/**
 * One of the loop's reviews, whatever became of it; of a period that nobody planned only that it was skipped is known.
 */
function reviewRow(review: PlannedReview | PastReview | SkippedPeriod): Row {
  const { skipped, outcome, decidedBy, ...known }: Partial<PlannedReview & PastReview> & { review: number } =
    'run' in review ? review : { review: review.review, skipped: review }
  const card = decidedBy ?? known.card
  return {
    number: known.review,
    run: known.run ?? null,
    status: statusOf(review),
    from: known.from ?? null,
    to: known.to ?? null,
    period: skipped?.period ?? known.period ?? null,
    meeting: known.meeting ?? null,
    latest: known.latest ?? null,
    months: known.months ?? null,
    sequence: known.sequence ?? 0,
    figuresConfirmedOn: known.confirmed ?? null,
    card: card ?? null,
    score: card?.score ?? null,
    rating: (outcome && 'rating' in known ? known.rating : card?.rating) ?? null,
    missing: card?.missing ?? [],
    // The decision stands until a person changes it, so its card does too; what would have been is kept beside it.
    wouldBe: (decidedBy && known.card?.rating) ?? null,
    rescoredCard: (decidedBy && known.card) ?? null,
    decision: outcome?.decision ?? null,
    heldOn: outcome?.on ?? null,
    actions: outcome?.actions ?? null,
    carriedOver: outcome?.carriedOver ?? [],
    text: outcome?.text ?? null,
    why: skipped?.why ?? known.cancelled?.why ?? null,
  }
}

function statusOf(review: PlannedReview | PastReview | SkippedPeriod): string {
  if (!('run' in review)) return 'skipped'
  if (!('held' in review)) return review.begun ? 'begun' : 'planned'
  if (review.skipped) return 'skipped'
  return review.held ? 'held' : review.cancelled ? 'cancelled' : 'missed'
}

export const reviewTable: Table = {
  entity: Review,
  key: ['number'],
  rows: ({ before, after }) =>
    [
      ...after.ended.reviews,
      ...fresh(before?.reviews.past, after.reviews.past),
      ...fresh(maybe(before?.reviews.planned), maybe(after.reviews.planned)),
    ].map(reviewRow),
}
