import type { EntityManager } from '@mikro-orm/postgresql'
import { publishCalendar } from '../../database/calendars.js'
import { PublishedCalendar } from '../../database/entities/calendar.js'
import { UnknownPlace } from '../../database/holidays.js'
import type { CalendarRef } from '../../lifecycle/event.js'
import { invalid } from '../edge/validation.js'

/** Far enough for an agreement of some years; past years serve partners who have been ones for long. */
const yearsAround = (year: number) => ({ first: year - 5, last: year + 10 })
const yearsLeft = 5

/** A calendar that ends before it is made anew. */
export const yearNeeded = () => new Date().getUTCFullYear() + yearsLeft

/**
 * The newest calendar of a place, made from the public holidays known there if nobody asked before or it nears its end.
 */
export async function newestCalendar(em: EntityManager, country: string, region?: string | null): Promise<CalendarRef> {
  const known = await em
    .fork()
    .findOne(
      PublishedCalendar,
      { name: nameOf({ country, region }) },
      { orderBy: { version: 'desc' }, fields: ['name', 'version', 'lastYear'] },
    )
  return calendarFor(em, { country, region }, known && known.lastYear >= yearNeeded() ? known.version : null)
}

interface Place {
  country: string
  region?: string | null | undefined
}
const nameOf = ({ country, region }: Place) => (region ? `${country}-${region}` : country)

/** The version known to serve a place, or one made now. */
export async function calendarFor(em: EntityManager, place: Place, known: number | null): Promise<CalendarRef> {
  const name = nameOf(place)
  if (known !== null) return { name, version: known }
  const { version } = await publishCalendar(em, name, yearsAround(new Date().getUTCFullYear())).catch(
    (error: unknown) => {
      throw error instanceof UnknownPlace
        ? invalid([{ path: place.region ? 'region' : 'country', message: error.message }])
        : error
    },
  )
  return { name, version }
}

/** A published version of a calendar by its name; the newest unless one is asked for. */
export async function calendarNamed(em: EntityManager, name: string, version?: number): Promise<CalendarRef> {
  const found = await em.findOne(
    PublishedCalendar,
    { name, ...(version && { version }) },
    { orderBy: { version: 'desc' }, fields: ['name', 'version'] },
  )
  if (!found)
    throw invalid([
      {
        path: 'version',
        message: `there is no such version of the calendar ${name}; GET /calendars/${name} lists those published`,
      },
    ])
  return { name: found.name, version: found.version }
}
