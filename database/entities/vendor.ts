import { defineEntity, p } from '@mikro-orm/core'

const schema = defineEntity({
  name: 'Vendor',
  properties: {
    /** There is one vendor an installation; the check keeps it so. */
    id: p.integer().primary().autoincrement(false).default(1).check('id = 1'),
    name: p.text(),
    replyTo: p.text(),
    zone: p.text(),
    country: p.string().length(2),
    /** Said in every letter's footer. */
    address: p.text().nullable(),
    website: p.text().nullable(),
    /** What the invitation says unless a partnership has a text of its own. */
    valueProposition: p.text().nullable(),
    /** Who fills a vendor role when the partnership names nobody (M4). */
    team: p.json<Record<string, string>>().nullable(),
  },
})

/** The company that runs this installation. */
export class Vendor extends schema.class {}
schema.setClass(Vendor)
