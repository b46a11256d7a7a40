import { defineEntity, p } from '@mikro-orm/core'
import type { VendorRole } from '../../lifecycle/people.js'
import { every } from '../every.js'

export type Access = 'admin' | 'partner_manager' | 'viewer'
export const accesses = every<Access>({ admin: true, partner_manager: true, viewer: true })
const roles = every<VendorRole>({ manager: true, sponsor: true, technical: true, legal: true, finance: true })

const schema = defineEntity({
  name: 'VendorPerson',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text().unique(),
    zone: p.text(),
    language: p.text().default('en'),
    access: p.enum(accesses),
    roles: p
      .array()
      .$type<VendorRole[]>()
      .default([])
      .check(`roles <@ array['${roles.join("','")}']`),
    bounced: p.boolean().default(false),
    left: p.boolean().default(false),
  },
})

/** Someone at the vendor: what the installation lets them do (`access`) and the parts that they can play (`roles`). */
export class VendorPerson extends schema.class {}
schema.setClass(VendorPerson)
