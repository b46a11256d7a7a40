import { defineEntity, p } from '@mikro-orm/core'
import type { PartnerRole } from '../../lifecycle/people.js'
import { every } from '../every.js'
import { Partner } from './partner.js'

const roles = every<PartnerRole>({
  executive_sponsor: true,
  partner_lead: true,
  sales: true,
  technical: true,
  marketing: true,
  legal: true,
  finance: true,
})

const schema = defineEntity({
  name: 'Contact',
  properties: {
    id: p.uuid().primary(),
    partner: () => p.manyToOne(Partner),
    name: p.text(),
    email: p.text(),
    language: p.text().default('en'),
    /** Where it differs from the partner's. */
    zone: p.text().nullable(),
    /** Roles, `bounced` and `left` follow the journal; name and address are stored here first and never enter it. */
    roles: p
      .array()
      .$type<PartnerRole[]>()
      .default([])
      .check(`roles <@ array['${roles.join("','")}']`),
    bounced: p.boolean().default(false),
    left: p.boolean().default(false),
    /** Of what is not contractual (RFC 8058). */
    unsubscribed: p.boolean().default(false),
  },
  uniques: [{ properties: ['partner', 'email'] }],
})

/** Someone at the partner. */
export class Contact extends schema.class {
  canBeWrittenTo(): boolean {
    return !this.bounced && !this.left
  }
}
schema.setClass(Contact)
