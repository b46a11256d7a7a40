import { defineEntity, p } from '@mikro-orm/core'
import { Partnership } from './partnership.js'

const schema = defineEntity({
  name: 'KpiActual',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    /** Number of the event that brought it, and its place there: figures are added, never overwritten. */
    event: p.integer().primary().autoincrement(false),
    position: p.integer().primary().autoincrement(false),
    /** The period is the review's. */
    review: p.integer(),
    kpi: p.text(),
    value: p.double(),
    asOf: p.date(),
    source: p.text(),
    revision: p.integer().check('revision > 0'),
    recordedOn: p.date(),
  },
  indexes: [{ properties: ['partnership', 'kpi', 'review', 'revision'] }],
})

/** A figure as it was reported; the highest revision of a KPI and review counts. */
export class KpiActual extends schema.class {}
schema.setClass(KpiActual)
