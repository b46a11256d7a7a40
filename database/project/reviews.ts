import type { Event, EventOf, Scorecard } from '../../lifecycle/event.js'
import { Review } from '../entities/review.js'
import type { Rows } from './rows.js'

type Of<T extends Event['type']> = Event & EventOf<T>

/** Figures and scores may come for a period that nobody planned (an audit, an import): its row is made then. */
async function reviewOf(rows: Rows, number: number): Promise<Review> {
  return (
    (await rows.reviews.find(number))
    ?? rows.reviews.put(rows.em.create(Review, { partnership: rows.owner, number, status: 'begun' }))
  )
}

async function change(rows: Rows, number: number, fields: Partial<Review>) {
  Object.assign(await reviewOf(rows, number), fields)
}

/** Nothing is known that would have led to another decision. */
const asDecided = { rescoredCard: null, wouldBe: null }

const scored = (card: Scorecard) => ({
  card,
  score: card.score ?? null,
  rating: card.rating ?? null,
  missing: card.missing,
})

export const reviews = {
  planned: (rows: Rows, { review, run, from, to, period, meeting, latest, months }: Of<'review_planned'>) =>
    // Laid again after an exit, it is a meeting of its own: its calendar entry begins anew.
    change(rows, review, { status: 'planned', run, from, to, period, meeting, latest, months, sequence: 0, why: null }),
  skipped: (rows: Rows, event: Of<'period_skipped'>) =>
    change(rows, event.review, { status: 'skipped', period: event.period, why: event.why }),
  begun: (rows: Rows, event: Of<'period_ended'>) => change(rows, event.review, { status: 'begun' }),
  confirmed: (rows: Rows, event: Of<'figures_confirmed'>) =>
    change(rows, event.review, { figuresConfirmedOn: event.day }),
  scored: async (rows: Rows, event: Of<'review_scored'>) => {
    const review = await reviewOf(rows, event.review)
    Object.assign(review, scored(event.card), asDecided, {
      from: review.from ?? event.period.from,
      to: review.to ?? event.period.to,
    })
  },
  /**
   * The decision stands until a person changes it, so the rating stands too; what would have been is kept beside it.
   */
  wouldDiffer: (rows: Rows, event: Of<'decision_would_differ'>) =>
    change(rows, event.review, { rescoredCard: event.card, wouldBe: event.would ?? null }),
  meetingMoved: async (rows: Rows, event: Of<'meeting_moved'>) => {
    const latest = event.plays.find(play => play.run === event.run)?.days.latest
    if (event.review !== undefined)
      await change(rows, event.review, { meeting: event.to, sequence: event.sequence, ...(latest && { latest }) })
  },
  held: (rows: Rows, { review, decision, rating, score, actions, carriedOver, text, day }: Of<'review_held'>) =>
    change(rows, review, {
      status: 'held',
      heldOn: day,
      decision,
      rating: rating ?? null,
      score: score ?? null,
      actions,
      carriedOver,
      text: text ?? null,
    }),
  audited: (rows: Rows, event: Of<'audited'>) =>
    change(rows, event.review, {
      status: 'held',
      heldOn: event.day,
      decision: event.verdict === 'exit' ? 'exit' : 'on_course',
    }),
  missed: (rows: Rows, event: Of<'review_missed'>) => change(rows, event.review, { status: 'missed' }),
  cancelled: (rows: Rows, event: Of<'review_cancelled'>) =>
    change(rows, event.review, { status: 'cancelled', why: event.why, sequence: event.sequence }),
  /** The card that the change follows is the review's from now on. */
  decisionChanged: async (rows: Rows, event: Of<'decision_changed'>) => {
    const review = await reviewOf(rows, event.review)
    Object.assign(review, review.rescoredCard && scored(review.rescoredCard), asDecided, { rating: event.rating })
  },
}
