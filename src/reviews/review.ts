import { z } from 'zod'
import { ratings, reviewStatuses } from '../../database/entities/review.js'
import { outcomeDecisions } from '../../lifecycle/event.js'
import { wholeRoles } from '../../lifecycle/model.js'
import { day, id, someone, textId } from '../edge/fields.js'

const rating = z.enum(ratings)
const score = z.int().describe('weighted attainment in hundredths: 110 is 1.10')

const scorecard = z
  .object({
    items: z.array(
      z.object({
        kpi: z.string(),
        weight: z.number().describe('of all weights, which sum up to 1'),
        actual: z.number().optional(),
        target: z.number().optional(),
        attainment: z.number().optional().describe('actual by target, capped as the model says; absent without data'),
      }),
    ),
    score: score.optional(),
    rating: rating.optional(),
    missing: z.array(z.string()).describe('KPIs without data'),
  })
  .meta({ id: 'Scorecard' })

/** A review as it is shown: its row without the partnership. */
export const reviewSchema = z
  .object({
    number: z.int().describe('on the grid of quarters; a skipped period leaves a gap'),
    run: z.string().nullable(),
    status: z.enum(reviewStatuses),
    from: day.nullable().describe('first day of what is reviewed'),
    to: day.nullable().describe('last day of what is reviewed'),
    period: day.nullable().describe('the day after'),
    meeting: day.nullable(),
    latest: day.nullable().describe('the last day on which it may be held'),
    months: z.int().nullable().describe('how many it looks at'),
    sequence: z.int().min(0).describe('rises each time the meeting is moved'),
    figuresConfirmedOn: day.nullable(),
    card: scorecard.nullable().describe('as it was decided by'),
    score: score.nullable(),
    rating: rating.nullable(),
    missing: z.array(z.string()).describe('KPIs without data'),
    wouldBe: rating.nullable().describe('what the rules would have decided, had they known figures that came late'),
    rescoredCard: scorecard.nullable().describe('with those figures'),
    decision: z.enum(outcomeDecisions).nullable(),
    heldOn: day.nullable(),
    actions: z
      .array(z.object({ id: z.string(), who: z.enum(wholeRoles), assignee: someone.optional(), due: day, text: id }))
      .nullable()
      .describe('what was agreed, by whom and when'),
    carriedOver: z.array(z.string()).describe('tasks that earlier reviews agreed on and that were still open'),
    text: textId,
    why: z.string().nullable().describe('why it was skipped or cancelled'),
  })
  .meta({ id: 'Review' })
