import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Calendar } from '../lifecycle/calendar.js'
import type { Day } from '../lifecycle/day.js'
import type { CalendarRef } from '../lifecycle/event.js'
import { digest } from './canonical.js'
import { PublishedCalendar } from './entities/calendar.js'
import { publicHolidays, weekendOf } from './holidays.js'
import { oneAtATime } from './one-at-a-time.js'
import { remembering } from './remembering.js'

export interface Years {
  first: number
  last: number
}
/** What the vendor knows better than the source. */
export interface Corrections {
  add?: Day[]
  strike?: Day[]
}

/** No business day would ever come: every rule that counts them would count for ever. */
export class NoWorkingDay extends Error {
  override name = 'NoWorkingDay'
}

/** The calendar of a country or region for those years; `missing` when no source knows its holidays. */
export function buildCalendar(
  name: string,
  years: Years,
  { add = [], strike = [] }: Corrections = {},
): Omit<Calendar, 'version'> {
  const known = publicHolidays(name, years.first, years.last)
  const struck = new Set(strike)
  const holidays = [...new Set([...(known ?? []), ...add])].filter(day => !struck.has(day)).sort()
  const calendar = {
    name,
    weekend: weekendOf(name),
    holidays,
    until: `${years.last}-12-31`,
    ...(known === undefined && { missing: true }),
  }
  refuseWithoutWork(calendar, years)
  return calendar
}

/** Every year must have a worked day; also for calendars that were made elsewhere. */
export function refuseWithoutWork(
  { name, weekend, holidays }: Pick<Calendar, 'name' | 'weekend' | 'holidays'>,
  years: Years,
): void {
  const off = new Set(holidays)
  for (let year = years.first; year <= years.last; year += 1) {
    const worked = Array.from({ length: 365 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index))).some(
      day => !weekend.includes(day.getUTCDay() || 7) && !off.has(day.toISOString().slice(0, 10)),
    )
    if (!worked)
      throw new NoWorkingDay(`calendar ${name} has no working day in ${year}: strike a holiday or shorten the weekend`)
  }
}

/**
 * Publishes the calendar under its next version, with what earlier corrections added and struck; the same content keeps
 * its version. Partnerships go on with the version that they name until they are moved.
 */
export async function publishCalendar(
  em: EntityManager,
  name: string,
  years: Years,
  corrections: Corrections = {},
): Promise<Calendar> {
  return oneAtATime(em, `calendar ${name}`, async tx => publish(tx, name, years, await newest(tx, name), corrections))
}

/** The newest version with more days added or struck, as a new version over the same years. */
export async function correctCalendar(em: EntityManager, name: string, corrections: Corrections): Promise<Calendar> {
  return oneAtATime(em, `calendar ${name}`, async tx => {
    const before = await newest(tx, name)
    if (!before) throw new Error(`no calendar ${name} is published`)
    return publish(tx, name, { first: before.firstYear, last: before.lastYear }, before, corrections)
  })
}

/** The newest version, for partnerships that are opened now. */
export async function latestCalendar(em: EntityManager, name: string): Promise<Calendar | undefined> {
  return (await newest(em.fork(), name))?.calendar()
}

/** Reads published calendars; a version is read once a process, because it never changes. */
export function calendarLoader(
  database: Pick<MikroORM, 'em'>,
): (ref: CalendarRef, em?: EntityManager) => Promise<Calendar> {
  return remembering(database, async (em, { name, version }) => {
    const published = await em.findOne(PublishedCalendar, { name, version }, { disableIdentityMap: true })
    if (!published) throw new Error(`calendar ${name} has no version ${version}`)
    return published.calendar()
  })
}

const newest = (em: EntityManager, name: string) =>
  em.findOne(PublishedCalendar, { name }, { orderBy: { version: 'desc' } })

async function publish(
  em: EntityManager,
  name: string,
  years: Years,
  before: PublishedCalendar | null,
  { add = [], strike = [] }: Corrections,
): Promise<Calendar> {
  // A correction takes back an earlier one about the same day.
  const added = [...new Set([...(before?.added ?? []).filter(day => !strike.includes(day)), ...add])].sort()
  const struck = [...new Set([...(before?.struck ?? []).filter(day => !add.includes(day)), ...strike])].sort()
  const { name: _, ...data } = buildCalendar(name, years, { add: added, strike: struck })
  const content = digest({ data, years, added, struck })
  if (before?.digest === content) return before.calendar()
  const version = (before?.version ?? 0) + 1
  await em.insert(PublishedCalendar, {
    name,
    version,
    data,
    digest: content,
    firstYear: years.first,
    lastYear: years.last,
    added,
    struck,
  })
  return { name, version, ...data }
}
