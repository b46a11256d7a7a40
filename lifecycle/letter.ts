import type { Day } from './day.js'
import type { Recipient } from './people.js'

/**
 * C9: when a letter may leave, on the recipient's clock. `morning`: 09:00 plus a stable jitter of up to 30 minutes, of
 * its business day;
 * `office`: 08:00–20:00 of a business day (what a command called for); `now`: at any hour, only to the person who
 * acted.
 */
export type SendWindow = 'morning' | 'office' | 'now'

/** An e-mail that an event calls for, or the reason why it is not sent. Ids, roles, codes and days only. */
export interface Letter {
  /** The template's name in `emails/registry.ts`. */
  letter: string
  /** M6: the number of the event that called for it; with partnership, letter and recipient unique. */
  occurrence: number
  to: Recipient
  /**
   * Why it is sent, in rule words that the footer and the header `X-Handfast-Reason` repeat: `access is due in 5
   * business days`.
   */
  reason: string
  /** The earliest civil day on which it goes. */
  day: Day
  window: SendWindow
  withheld?: Withheld
  /** What the template needs beyond names and texts, which `deliver` looks up: ids, days, numbers, codes. */
  facts: LetterFacts
  /** What the reader can do from it; each becomes a single-use link (partner contacts only). */
  actions: LetterAction[]
  meeting?: MeetingEntry
  /** Letters about one subject that fall due in one step: only the last is sent (M2). */
  about: string
}

export type Withheld = 'just assigned' | 'superseded' | 'overtaken' | 'nobody to write to'

export interface LetterAction {
  purpose:
    'answer' | 'complete' | 'extend' | 'figures' | 'survey' | 'accept_date' | 'move_meeting' | 'hand_over' | 'check_in'
  /** Task id, or the review's number for figures, surveys and dates. */
  subject: string
  /** The last day on which the link works. */
  until: Day
}

/** A calendar entry: the UID is stable for a meeting's life, the sequence rises with every move (R3). */
export interface MeetingEntry {
  method: 'REQUEST' | 'CANCEL'
  uid: string
  sequence: number
  day: Day
  kind: 'kick-off' | 'review' | 'audit'
}

export interface LetterFacts {
  stage?: string
  /** The day that matters most: by when, or when. */
  day?: Day
  tasks?: {
    task: string
    name: string
    due?: Day
    subject?: string
    text?: string
    side: 'partner' | 'vendor' | 'both'
  }[]
  /** Ids of free texts stored in PostgreSQL, by what they are. */
  texts?: Record<string, string>
  /** Anything else, flat: `{ tier: 'gold', from: 'silver' }`, `{ review: 7, score: 112 }`. */
  [fact: string]: unknown
}
