import { defineEntity, p } from '@mikro-orm/core'
import { Partnership } from './partnership.js'

const schema = defineEntity({
  name: 'KpiTarget',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    /** The first review that it holds for; it stands until another is set (R5). */
    review: p.integer().primary().autoincrement(false),
    kpi: p.text().primary(),
    value: p.double(),
    setOn: p.date(),
  },
})

/** What was agreed to be reached. */
export class KpiTarget extends schema.class {}
schema.setClass(KpiTarget)
