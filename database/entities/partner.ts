import { defineEntity, p } from '@mikro-orm/core'
import type { PartnerType } from '../../lifecycle/people.js'
import { every } from '../every.js'

export const partnerTypes = every<PartnerType>({
  reseller: true,
  distributor: true,
  referral: true,
  technology: true,
  services: true,
  system_integrator: true,
  msp: true,
  oem: true,
})

const schema = defineEntity({
  name: 'Partner',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    type: p.enum(partnerTypes),
    country: p.string().length(2),
    /** Of the country, when its holidays differ: `BY`. */
    region: p.text().nullable(),
    zone: p.text(),
    language: p.text().default('en'),
    website: p.text().nullable(),
    /** The partner that this one was merged into. */
    mergedInto: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [{ properties: 'name' }],
})

/** The other company. */
export class Partner extends schema.class {}
schema.setClass(Partner)
