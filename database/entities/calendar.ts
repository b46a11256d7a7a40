import { defineEntity, p } from '@mikro-orm/core'
import type { Calendar } from '../../lifecycle/calendar.js'
import { immutable } from '../immutable.js'

const schema = defineEntity({
  name: 'PublishedCalendar',
  tableName: 'calendar',
  properties: {
    name: p.string().primary(),
    version: p.integer().primary().autoincrement(false).check('version > 0'),
    data: p.json<Calendar>(),
    digest: p.string().length(64),
    publishedAt: p.datetime().defaultRaw('now()'),
  },
  triggers: [immutable],
})

/** One published version of a calendar: the holidays as they were known then, with what the vendor added and struck. */
export class PublishedCalendar extends schema.class {}
schema.setClass(PublishedCalendar)
