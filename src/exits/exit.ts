import { z } from 'zod'
import { exitStatuses } from '../../database/entities/exit.js'
import { clauses } from '../../database/entities/partnership.js'
import { exitReasons } from '../../lifecycle/event.js'
import { day, id, textId } from '../edge/fields.js'

/** An exit as it is shown: its row without the partnership. */
export const exitSchema = z
  .object({
    number: z.int().min(1).describe('the first exit is 1; one that was withdrawn keeps its number'),
    status: z.enum(exitStatuses),
    reason: z.enum(exitReasons),
    clause: z.enum(clauses),
    notice: day.describe('when notice was given'),
    last: day.describe('the last day of the agreement'),
    transition: day.describe('the last day of the transition'),
    from: z.string().describe('the stage that was left'),
    beneath: z.string().nullable().describe('the stage that the loop stood in beneath it'),
    silent: z.boolean().describe('nobody decided: silence brought it about'),
    text: textId,
    customers: z.array(id).nullable().describe('joint customers; none while nobody listed them'),
    lastDayReached: z.boolean(),
    endedOn: day.nullable(),
  })
  .meta({ id: 'Exit' })
