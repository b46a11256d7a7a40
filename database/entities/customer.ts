import { defineEntity, p } from '@mikro-orm/core'
import { Partnership } from './partnership.js'

const schema = defineEntity({
  name: 'Customer',
  tableName: 'joint_customer',
  properties: {
    id: p.uuid().primary(),
    partnership: () => p.manyToOne(Partnership),
    name: p.text(),
    /** Who looks after them once the partnership is over. */
    home: p.text().nullable(),
  },
  indexes: [{ properties: 'partnership' }],
})

/** A customer whom vendor and partner serve together; before an exit ends, each needs a next home. */
export class Customer extends schema.class {}
schema.setClass(Customer)
