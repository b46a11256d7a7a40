import { defineEntity, p } from '@mikro-orm/core'
import type { EventType, LetterKind } from '../../lifecycle/event.js'
import type { LetterAction, LetterFacts, MeetingEntry, SendWindow } from '../../lifecycle/letter.js'
import { every } from '../every.js'
import { Partnership } from './partnership.js'

export type LetterStatus = 'due' | 'sending' | 'sent' | 'rejected' | 'unknown' | 'withheld' | 'cancelled'
export const letterStatuses = every<LetterStatus>({
  due: true,
  sending: true,
  sent: true,
  rejected: true,
  unknown: true,
  withheld: true,
  cancelled: true,
})
export const letterKinds = every<LetterKind>({ asked: true, due: true, overdue: true, escalated: true, invited: true })
export const sendWindows = every<SendWindow>({ morning: true, office: true, now: true })

const schema = defineEntity({
  name: 'Letter',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    /**
     * `<scope>/<occurrence>/<letter>/<recipient>`: what a delivery is asked for, and what the Message-ID derives from.
     */
    key: p.text().unique(),
    /** The partnership's id, or what else called for it: `digest`. */
    scope: p.text(),
    partnership: () => p.manyToOne(Partnership).nullable(),
    letter: p.text(),
    /** Number of the event that called for it; of a digest, the day (M6). */
    occurrence: p.text(),
    /** What that event was: a reminder can be overtaken, an outcome cannot. */
    cause: p.text().$type<EventType>().nullable(),
    /** Of a reminder: which. */
    kind: p.enum(letterKinds).nullable(),
    side: p.enum(['partner', 'vendor'] as const),
    recipient: p.text(),
    role: p.text(),
    fallback: p.boolean().default(false),
    about: p.text(),
    /** Why it is sent, in rule words. */
    reason: p.text(),
    day: p.date(),
    window: p.enum(sendWindows),
    /** None while nothing is to be sent. */
    sendAt: p.datetime().nullable(),
    facts: p.json<LetterFacts>(),
    actions: p.json<LetterAction[]>(),
    meeting: p.json<MeetingEntry>().nullable(),

    status: p.enum(letterStatuses),
    /** Why it was withheld, refused or held: `overtaken`, `superseded`, `550`. */
    outcome: p.text().nullable(),
    /** The fencing token of the delivery that holds it. */
    claimedBy: p.text().nullable(),
    claimedAt: p.datetime().nullable(),
    attempts: p.integer().default(0),
    messageId: p.text().nullable(),
    sentAt: p.datetime().nullable(),
    responseCode: p.integer().nullable(),
  },
  uniques: [{ properties: ['scope', 'letter', 'occurrence', 'recipient'] }],
  indexes: [{ properties: ['partnership', 'status'] }, { properties: ['status', 'sendAt'] }],
})

/** An e-mail as a row before it is a message: what is to be said to whom and why, and what became of it. */
export class Letter extends schema.class {
  /** Nobody will touch it any more. */
  isSettled(): boolean {
    return this.status !== 'due' && this.status !== 'sending'
  }
}
schema.setClass(Letter)
