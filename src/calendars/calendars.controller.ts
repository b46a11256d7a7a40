import { Body, Controller, Get, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { MikroORM } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { NoWorkingDay, correctCalendar } from '../../database/calendars.js'
import { PublishedCalendar } from '../../database/entities/calendar.js'
import type { Calendar } from '../../lifecycle/calendar.js'
import { Changes, Reads } from '../edge/described.js'
import { day, instant, published } from '../edge/fields.js'
import { notFound } from '../edge/problem.js'
import { invalid } from '../edge/validation.js'
import { Admins } from '../people/acting.js'
import { newestCalendar } from './newest.js'

const path = z.strictObject({
  calendar: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,5}){0,2}$/, { error: 'must be a country or region such as DE or DE-BY' }),
})
type Path = z.output<typeof path>

const corrections = z
  .strictObject({
    add: z.array(day).max(400).default([]).describe('days that are not worked although no source says so'),
    strike: z.array(day).max(400).default([]).describe('holidays that are worked all the same'),
  })
  .refine(({ add, strike }) => add.length + strike.length > 0, { error: 'name at least one day to add or to strike' })
  .refine(({ add, strike }) => !add.some(one => strike.includes(one)), {
    error: 'a day cannot be added and struck at once',
    path: ['strike'],
  })

const calendarSchema = published
  .extend({
    weekend: z.array(z.int().min(1).max(7)).describe('ISO weekdays that are not worked, 1 = Monday … 7 = Sunday'),
    holidays: z.array(day),
    until: day.describe('the last day for which holidays are known'),
    missing: z.boolean().optional().describe('no source knows holidays there: weekends are all that is known'),
  })
  .meta({ id: 'Calendar' }) satisfies z.ZodType<Calendar>

const calendarAloneSchema = calendarSchema.extend({
  added: z.array(day).describe('days that the vendor does not work although no source says so'),
  struck: z.array(day).describe('holidays that the vendor works'),
  versions: z.array(z.object({ version: z.int(), publishedAt: instant })).describe('the newest first'),
})

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(private readonly orm: MikroORM) {}

  @Get()
  @ApiOperation({ summary: 'Published calendars, each in its newest version' })
  @Reads('names and versions', z.array(published.extend({ publishedAt: instant })))
  async list() {
    const all = await this.orm.em
      .fork()
      .find(
        PublishedCalendar,
        {},
        { orderBy: { name: 'asc', version: 'asc' }, fields: ['name', 'version', 'publishedAt'] },
      )
    const newest = new Map(all.map(({ name, version, publishedAt }) => [name, { name, version, publishedAt }]))
    return [...newest.values()]
  }

  @Get(':calendar')
  @ApiOperation({ summary: 'The newest version of a calendar with all its holidays, and which versions there are' })
  @Reads('the calendar', calendarAloneSchema)
  async one(@Param({ schema: path }) { calendar: name }: Path) {
    const versions = await this.orm.em.fork().find(PublishedCalendar, { name }, { orderBy: { version: 'desc' } })
    const [newest] = versions
    if (!newest) throw notFound('calendar', name)
    return {
      ...newest.calendar(),
      added: newest.added,
      struck: newest.struck,
      versions: versions.map(({ version, publishedAt }) => ({ version, publishedAt })),
    }
  }

  @Post(':calendar/versions')
  @Admins()
  @ApiOperation({
    summary:
      'Add holidays to a calendar or strike some, as a new version; partnerships keep theirs until PUT /partnerships/:partnership/calendar',
  })
  @Changes(201, 'the new version', calendarSchema)
  async correct(
    @Param({ schema: path }) { calendar: name }: Path,
    @Body({ schema: corrections }) body: z.output<typeof corrections>,
  ) {
    const em = this.orm.em.fork()
    const [country, ...region] = name.split('-')
    await newestCalendar(em, country as string, region.join('-') || null)
    return correctCalendar(em, name, body).catch((error: unknown) => {
      throw error instanceof NoWorkingDay ? invalid([{ path: 'add', message: error.message }]) : error
    })
  }
}
