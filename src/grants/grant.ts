import { z } from 'zod'
import { grantStatuses } from '../../database/entities/grant.js'
import { day } from '../edge/fields.js'

/** A grant as it is shown: its row without the partnership. */
export const grantSchema = z
  .object({
    name: z.string().describe('in the model’s words: access, discount, logo …'),
    status: z.enum(grantStatuses),
    since: day,
    why: z.string(),
    revokedOn: day.nullable(),
    revokedWhy: z.string().nullable(),
  })
  .meta({ id: 'Grant' })
