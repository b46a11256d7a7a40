import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { MikroORM } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { Letter, letterStatuses } from '../../database/entities/letter.js'
import { Partnership } from '../../database/entities/partnership.js'
import { unknownPartnership } from '../commands/commands.js'
import { Reads, ShowsPage } from '../edge/described.js'
import { anId } from '../edge/fields.js'
import { cursorOf, page, pageOf, placeOf } from '../edge/paging.js'
import { notFound } from '../edge/problem.js'
import { letterSchema, shownLetter } from './letter.js'
import { preview } from './preview.js'

const filter = z.strictObject({
  ...page,
  status: z.enum(letterStatuses).optional(),
  letter: z.string().max(60).optional().describe('name of the e-mail, such as task-reminder'),
  recipient: z.uuid().optional(),
})

@ApiTags('letters')
@Controller()
export class LettersController {
  constructor(private readonly orm: MikroORM) {}

  @Get('partnerships/:partnership/letters')
  @ApiOperation({ summary: 'Every letter of a partnership: why it goes or went, to whom, or why it was withheld' })
  @Reads('a page of letters, oldest first', pageOf(letterSchema))
  async list(
    @Param({ schema: anId('partnership') }) { partnership }: { partnership: string },
    @Query({ schema: filter }) { cursor, limit, ...where }: z.output<typeof filter>,
  ) {
    const em = this.orm.em.fork()
    if (!(await em.count(Partnership, partnership))) throw unknownPartnership(partnership)
    const [day, id] = cursor ? placeOf(cursor, 2) : []
    const beyond = day && id ? { $or: [{ day: { $gt: day } }, { day, id: { $gt: id } }] } : {}
    const rows = await em.find(
      Letter,
      { $and: [{ partnership, ...where }, beyond] },
      { orderBy: { day: 'asc', id: 'asc' }, limit: limit + 1 },
    )
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return { items: rows.slice(0, limit).map(shownLetter), next: last ? cursorOf([last.day, last.id]) : null }
  }

  @Get('letters/:letter')
  @ApiOperation({ summary: 'One letter' })
  @Reads('the letter', letterSchema)
  async one(@Param({ schema: anId('letter') }) { letter }: { letter: string }) {
    return shownLetter(await this.find(letter))
  }

  @Get('letters/:letter/preview')
  @ApiOperation({ summary: 'A letter as its reader sees it, with links that lead nowhere' })
  @ShowsPage('the page')
  async preview(@Param({ schema: anId('letter') }) { letter }: { letter: string }) {
    return preview(this.orm.em.fork(), await this.find(letter))
  }

  private async find(id: string): Promise<Letter> {
    const letter = await this.orm.em.fork().findOne(Letter, id)
    if (!letter) throw notFound('letter', id)
    return letter
  }
}
