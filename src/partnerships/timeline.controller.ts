import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { MikroORM } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { Contact } from '../../database/entities/contact.js'
import { JournalEntry } from '../../database/entities/journal-entry.js'
import { Partnership } from '../../database/entities/partnership.js'
import { Text } from '../../database/entities/text.js'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { unknownPartnership } from '../commands/commands.js'
import { Reads } from '../edge/described.js'
import { anId, day, id, instant } from '../edge/fields.js'
import { eventTypes, inWords } from './in-words.js'

const paging = z.strictObject({
  after: z.coerce
    .number({ error: 'must be the number of an event' })
    .int()
    .min(0)
    .default(0)
    .describe('number of the last event that is known already'),
  limit: z.coerce.number({ error: 'must be a whole number' }).int().min(1).max(500).default(100),
})

const name = z.string().nullable().describe('none of somebody who is not known any more')
const entrySchema = z
  .looseObject({
    number: z.int().min(1),
    day: day.describe('the civil day in the partner’s time zone'),
    type: z.enum(eventTypes).describe('what happened; the rest of the event’s own fields depend on it'),
    by: z
      .discriminatedUnion('side', [
        z.object({ side: z.literal('vendor'), id, admin: z.boolean(), name }),
        z.object({ side: z.literal('partner'), id, name }),
      ])
      .optional()
      .describe('who asked for it; absent when days went by'),
    recordedAt: instant,
    words: z.string().describe('the same as one sentence'),
    said: z.string().nullable().describe('what somebody wrote about it'),
  })
  .meta({ id: 'TimelineEntry' })
const pageSchema = z.object({
  items: z.array(entrySchema),
  next: z.int().nullable().describe('`after` of the next page; none after the last'),
})

@ApiTags('partnerships')
@Controller('partnerships/:partnership/timeline')
export class TimelineController {
  constructor(private readonly orm: MikroORM) {}

  @Get()
  @ApiOperation({ summary: 'The journal: what happened, when, who asked for it, and the same in words' })
  @Reads('a page of events, oldest first', pageSchema)
  async list(
    @Param({ schema: anId('partnership') }) { partnership }: { partnership: string },
    @Query({ schema: paging }) { after, limit }: z.output<typeof paging>,
  ) {
    const em = this.orm.em.fork()
    const row = await em.findOne(Partnership, partnership)
    if (!row) throw unknownPartnership(partnership)
    const entries = await em.find(
      JournalEntry,
      { partnership, number: { $gt: after } },
      { orderBy: { number: 'asc' }, limit: limit + 1 },
    )
    const page = entries.slice(0, limit)
    const names = await this.names(page, row)
    return {
      items: page.map(entry => {
        const event = entry.event()
        return {
          ...event,
          by: event.by && { ...event.by, name: names.get(event.by.id) ?? null },
          recordedAt: entry.recordedAt,
          words: inWords(event),
          said: typeof entry.data.text === 'string' ? (names.get(entry.data.text) ?? null) : null,
        }
      }),
      next: entries.length > limit ? (page.at(-1)?.number ?? null) : null,
    }
  }

  /** Names of people and texts by the ids that these events carry. */
  private async names(entries: JournalEntry[], { partner }: Partnership): Promise<Map<string, string>> {
    const texts = entries.map(({ data }) => data.text).filter((id): id is string => typeof id === 'string')
    const [contacts, people, words] = await Promise.all([
      this.orm.em.fork().find(Contact, { partner }, { fields: ['name'] }),
      this.orm.em
        .fork()
        .find(
          VendorPerson,
          { id: { $in: entries.flatMap(({ by }) => (by?.side === 'vendor' ? [by.id] : [])) } },
          { fields: ['name'] },
        ),
      this.orm.em.fork().find(Text, { id: { $in: texts } }, { fields: ['body'] }),
    ])
    return new Map([
      ...contacts.map(({ id, name }) => [id, name] as const),
      ...people.map(({ id, name }) => [id, name] as const),
      ...words.map(({ id, body }) => [id, body] as const),
    ])
  }
}
