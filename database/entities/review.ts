import { defineEntity, p } from '@mikro-orm/core'
import type { OutcomeDecision, Rating, ReviewAction, Scorecard } from '../../lifecycle/event.js'
import { every } from '../every.js'
import { Partnership } from './partnership.js'

export const ratings = every<Rating>({ exceeds: true, meets: true, below: true })
type ReviewStatus = 'planned' | 'begun' | 'held' | 'missed' | 'cancelled' | 'skipped'
export const reviewStatuses = every<ReviewStatus>({
  planned: true,
  begun: true,
  held: true,
  missed: true,
  cancelled: true,
  skipped: true,
})

const schema = defineEntity({
  name: 'Review',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    /** Of the grid of quarters; skipped periods leave gaps (R2). */
    number: p.integer().primary().autoincrement(false),
    run: p.text().nullable(),
    status: p.enum(reviewStatuses),
    /** First and last day of what is reviewed. */
    from: p.date().nullable(),
    to: p.date().nullable(),
    /** The period end: the day after. */
    period: p.date().nullable(),
    meeting: p.date().nullable(),
    latest: p.date().nullable(),
    months: p.integer().nullable(),
    sequence: p.integer().default(0),
    figuresConfirmedOn: p.date().nullable(),
    card: p.json<Scorecard>().nullable(),
    score: p.integer().nullable(),
    rating: p.enum(ratings).nullable(),
    missing: p.array().default([]),
    /** What the rules would have decided, had they known the figures that came late. */
    wouldBe: p.enum(ratings).nullable(),
    rescoredCard: p.json<Scorecard>().nullable(),
    decision: p.enum(every<OutcomeDecision>({ on_course: true, expand: true, improve: true, exit: true })).nullable(),
    heldOn: p.date().nullable(),
    actions: p.json<ReviewAction[]>().nullable(),
    carriedOver: p.array().default([]),
    text: p.uuid().nullable(),
    why: p.text().nullable(),
  },
  indexes: [{ properties: ['status', 'meeting'] }],
})

/** One turn of the growth–evaluation loop. */
export class Review extends schema.class {}
schema.setClass(Review)
