import { z } from 'zod'
import { type Letter, letterStatuses, sendWindows } from '../../database/entities/letter.js'
import { purposes } from '../../database/entities/link-token.js'
import { day, id, instant } from '../edge/fields.js'

const action = z.object({
  purpose: z.enum(purposes),
  subject: z.string().describe('task, or the review’s number'),
  until: day.describe('the last day on which the link works'),
})
const meeting = z.object({
  method: z.enum(['REQUEST', 'CANCEL']),
  uid: z.string(),
  sequence: z.int(),
  day,
  kind: z.enum(['kick-off', 'review', 'audit']),
})

/** A letter as it is shown. */
export const letterSchema = z
  .object({
    id,
    key: z.string().describe('what its Message-ID derives from'),
    letter: z.string().describe('name of the e-mail, such as task-reminder'),
    occurrence: z.string().describe('number of the event that called for it; of a digest, the day'),
    cause: z.string().nullable().describe('what that event was'),
    to: z.object({
      side: z.enum(['partner', 'vendor']),
      id,
      role: z.string(),
      fallback: z.boolean().describe('nobody had the role, so it fell to the main contact or the manager'),
    }),
    about: z.string().describe('its subject: of letters about one that fall due at once, the last is sent'),
    reason: z.string().describe('why it is sent, in rule words'),
    day,
    window: z.enum(sendWindows).describe('when on that day, by the reader’s clock'),
    sendAt: instant.nullable().describe('the instant before which it does not leave; none while nothing is to be sent'),
    status: z.enum(letterStatuses),
    outcome: z.string().nullable().describe('why it was withheld, refused or held: superseded, overtaken, 550 …'),
    attempts: z.int().min(0),
    messageId: z.string().nullable(),
    sentAt: instant.nullable(),
    facts: z.record(z.string(), z.unknown()).describe('what it tells, by ids and days; each e-mail has its own'),
    actions: z.array(action).describe('what its reader can do from it'),
    meeting: meeting.nullable().describe('the calendar entry that comes with it'),
  })
  .meta({ id: 'Letter' })

export const shownLetter = ({
  id,
  key,
  letter,
  occurrence,
  cause,
  side,
  recipient,
  role,
  fallback,
  about,
  reason,
  day,
  window,
  sendAt,
  status,
  outcome,
  attempts,
  messageId,
  sentAt,
  facts,
  actions,
  meeting,
}: Letter) => ({
  id,
  key,
  letter,
  occurrence,
  cause,
  to: { side, id: recipient, role, fallback },
  about,
  reason,
  day,
  window,
  sendAt,
  status,
  outcome,
  attempts,
  messageId,
  sentAt,
  facts,
  actions,
  meeting,
})
