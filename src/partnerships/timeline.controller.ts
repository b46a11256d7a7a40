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
import { anId } from '../edge/fields.js'
import { inWords } from './in-words.js'

const paging = z.strictObject({
  after: z.coerce.number({ error: 'must be the number of an event' }).int().min(0).default(0).describe('number of the last event that is known already'),
  limit: z.coerce.number({ error: 'must be a whole number' }).int().min(1).max(500).default(100),
})

@ApiTags('partnerships')
@Controller('partnerships/:partnership/timeline')
export class TimelineController {
  constructor(private readonly orm: MikroORM) {}

  @Get()
  @ApiOperation({ summary: 'The journal: what happened, when, who asked for it, and the same in words' })
  @Reads('a page of events, oldest first; `next` is the `after` of the next page')
  async list(@Param({ schema: anId('partnership') }) { partnership }: { partnership: string }, @Query({ schema: paging }) { after, limit }: z.output<typeof paging>) {
    const em = this.orm.em.fork()
    const row = await em.findOne(Partnership, partnership)
    if (!row) throw unknownPartnership(partnership)
    const entries = await em.find(JournalEntry, { partnership, number: { $gt: after } }, { orderBy: { number: 'asc' }, limit: limit + 1 })
    const page = entries.slice(0, limit)
    const names = await this.names(page, row)
    return {
      items: page.map((entry) => {
        const event = entry.event()
        return { ...event, by: event.by && { ...event.by, name: names.get(event.by.id) ?? null }, recordedAt: entry.recordedAt, words: inWords(event), said: typeof entry.data.text === 'string' ? (names.get(entry.data.text) ?? null) : null }
      }),
      next: entries.length > limit ? (page.at(-1)?.number ?? null) : null,
    }
  }

  /** Names of people and texts by the ids that these events carry. */
  private async names(entries: JournalEntry[], { partner }: Partnership): Promise<Map<string, string>> {
    const texts = entries.map(({ data }) => data.text).filter((id): id is string => typeof id === 'string')
    const [contacts, people, words] = await Promise.all([
      this.orm.em.fork().find(Contact, { partner }, { fields: ['name'] }),
      this.orm.em.fork().find(VendorPerson, { id: { $in: entries.flatMap(({ by }) => (by?.side === 'vendor' ? [by.id] : [])) } }, { fields: ['name'] }),
      this.orm.em.fork().find(Text, { id: { $in: texts } }, { fields: ['body'] }),
    ])
    return new Map([...contacts.map(({ id, name }) => [id, name] as const), ...people.map(({ id, name }) => [id, name] as const), ...words.map(({ id, body }) => [id, body] as const)])
  }
}
