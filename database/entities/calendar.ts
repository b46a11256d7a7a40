import { defineEntity, p } from '@mikro-orm/core'
import type { Calendar } from '../../lifecycle/calendar.js'
import type { Day } from '../../lifecycle/day.js'
import { immutable } from '../immutable.js'

const schema = defineEntity({
  name: 'PublishedCalendar',
  tableName: 'calendar',
  properties: {
    name: p.text().primary(),
    version: p.integer().primary().autoincrement(false).check('version > 0'),
    data: p.json<Omit<Calendar, 'name' | 'version'>>(),
    digest: p.string().length(64),
    firstYear: p.integer(),
    lastYear: p.integer().check('last_year >= first_year'),
    /** Days that the vendor does not work although its country does, and works although its country does not. */
    added: p.array<Day>().default([]),
    struck: p.array<Day>().default([]),
    publishedAt: p.datetime().defaultRaw('now()'),
  },
  triggers: [immutable],
})

/** One published version of a calendar: the holidays as they were known then, with what the vendor added and struck. */
export class PublishedCalendar extends schema.class {
  calendar(): Calendar {
    return { name: this.name, version: this.version, ...this.data }
  }
}
schema.setClass(PublishedCalendar)
