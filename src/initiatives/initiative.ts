import { z } from 'zod'
import { initiativeStatuses } from '../../database/entities/initiative.js'
import { initiativeKinds } from '../../lifecycle/event.js'
import { day, id, textId } from '../edge/fields.js'

/** An initiative as it is shown: its row without the partnership. */
export const initiativeSchema = z
  .object({
    id: z.string(),
    run: z.string(),
    kind: z.enum(initiativeKinds),
    status: z.enum(initiativeStatuses),
    opened: day,
    goal: day.describe('by when it is to be reached'),
    owner: id.describe('of the vendor’s people'),
    target: z.number().nullable(),
    everyDays: z.int().describe('days from one check-in to the next'),
    text: textId,
    progress: z.number().nullable().describe('in per cent, as told at the last check-in'),
    checkIns: z.int().min(0),
    checkedInOn: day.nullable(),
    checkInText: textId,
    closedOn: day.nullable(),
    stoppedBy: z.int().nullable().describe('number of the exit that stopped it'),
  })
  .meta({ id: 'Initiative' })
