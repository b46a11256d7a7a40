import { defineEntity, p } from '@mikro-orm/core'
import type { Event, EventType } from '../../lifecycle/event.js'
import type { Actor } from '../../lifecycle/people.js'
import { immutable } from '../immutable.js'
import { Partnership } from './partnership.js'

const schema = defineEntity({
  name: 'JournalEntry',
  tableName: 'event',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    number: p.integer().primary().autoincrement(false).check('number > 0'),
    day: p.date(),
    type: p.text().$type<EventType>(),
    /** Everything that the event says beyond its stamp. */
    data: p.json<Record<string, unknown>>(),
    by: p.json<Actor>().nullable(),
    /** Id of the command that brought it about, if one did: asked again, it is answered from here. */
    command: p.text().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [
    { properties: ['type', 'day'] },
    { properties: ['partnership', 'command'], where: 'command is not null', name: 'event_command_index' },
  ],
  triggers: [immutable],
})

/** One event of one partnership. The journal of them is the truth; every other row follows from it. */
export class JournalEntry extends schema.class {
  event(): Event {
    return eventOf(this)
  }
}
schema.setClass(JournalEntry)

/** The event as the rules know it. */
export const eventOf = ({
  number,
  day,
  type,
  by,
  data,
}: Pick<JournalEntry, 'number' | 'day' | 'type' | 'by' | 'data'>) =>
  ({ number, day, ...(by ? { by } : {}), type, ...data }) as Event
