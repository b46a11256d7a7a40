import { defineEntity, p } from '@mikro-orm/core'
import { Partnership } from './partnership.js'

export const grantStatuses = ['given', 'revoked'] as const

const schema = defineEntity({
  name: 'Grant',
  /** `grant` is a word of SQL. */
  tableName: 'partner_grant',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    name: p.text().primary(),
    status: p.enum(grantStatuses),
    since: p.date(),
    why: p.text(),
    revokedOn: p.date().nullable(),
    revokedWhy: p.text().nullable(),
  },
  indexes: [{ properties: ['name', 'status'] }],
})

/** What the partner was given on the way in and must give back on the way out: access, discount, logo, portal. */
export class Grant extends schema.class {}
schema.setClass(Grant)
