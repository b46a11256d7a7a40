import { defineEntity, p } from '@mikro-orm/core'
import { Partnership } from './partnership.js'

const schema = defineEntity({
  name: 'StuckPartnership',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    /** When it should have woken. */
    wakeAt: p.datetime(),
    foundAt: p.datetime(),
    nudgedAt: p.datetime(),
    /** What the last nudge came upon: a workflow that runs, one that was started anew, one that cannot be. */
    outcome: p.text(),
    /** When the admins were told of it. */
    toldAt: p.datetime().nullable(),
  },
})

/** A partnership that did not wake when it should have; gone once it wakes. */
export class StuckPartnership extends schema.class {}
schema.setClass(StuckPartnership)
