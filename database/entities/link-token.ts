import { defineEntity, p } from '@mikro-orm/core'
import type { Day } from '../../lifecycle/day.js'
import type { LetterAction } from '../../lifecycle/letter.js'
import { every } from '../every.js'
import { Contact } from './contact.js'
import { Letter } from './letter.js'
import { Partnership } from './partnership.js'

export const purposes = every<LetterAction['purpose']>({
  answer: true,
  complete: true,
  extend: true,
  figures: true,
  survey: true,
  accept_date: true,
  move_meeting: true,
  hand_over: true,
  check_in: true,
})

const schema = defineEntity({
  name: 'LinkToken',
  properties: {
    /** SHA-256 of the token; the token itself stands in one e-mail and nowhere else. */
    hash: p.string().length(64).primary(),
    partnership: () => p.manyToOne(Partnership),
    contact: () => p.manyToOne(Contact),
    purpose: p.enum(purposes),
    /** Task id, or the review's number. */
    subject: p.text(),
    letter: () => p.manyToOne(Letter).nullable(),
    /** The last civil day on which it works, by the partnership's clock. */
    expires: p.date(),
    usedAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [{ properties: ['partnership', 'purpose', 'subject'] }],
})

/** A link in an e-mail: bound to one partnership, contact, action and occasion, and used once. */
export class LinkToken extends schema.class {
  worksOn(today: Day): boolean {
    return !this.usedAt && today <= this.expires
  }
}
schema.setClass(LinkToken)
