import { z } from 'zod'
import type { CommandResult } from '../../workflows/contract.js'
import { day, id } from '../edge/fields.js'

/** What a command is answered with. */
export const carriedOutSchema = z
  .object({
    partnership: id,
    number: z.int().describe('of the last event that it brought about: whoever reads after that sees it'),
    first: z.int().describe('number of the first event that the command brought about'),
    last: z.int().describe('number of the last event that it brought about'),
    today: day.describe('the partner’s civil day'),
  })
  .meta({ id: 'CarriedOut' }) satisfies z.ZodType<CommandResult>
