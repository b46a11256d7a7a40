import { createHash } from 'node:crypto'
import { type Calendar, isBusinessDay, onBusinessDay } from '../lifecycle/calendar.js'
import { addDays, type Day } from '../lifecycle/day.js'

/**
 * The one place where instants become civil days and civil days become instants (C1, C9). It converts the instant that
 * it is given and never asks `Temporal.Now`: the machine's clock is wrong wherever the engine skips time.
 */
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const onTheWall = (instant: Date, zone: string) => instant.toTemporalInstant().toZonedDateTimeISO(zone)

/** The civil day in the zone at the instant. */
export function civilDay(instant: Date, zone: string): Day {
  return onTheWall(instant, zone).toPlainDate().toString()
}

/** Minutes since midnight on the zone's wall clock. */
export function minuteOfDay(instant: Date, zone: string): number {
  const { hour, minute } = onTheWall(instant, zone)
  return hour * 60 + minute
}

/**
 * The instant at which the zone's clock shows the minute of the day. An hour that the clocks skip is taken as long
 * after midnight as it would have been (02:30 becomes 03:30); of an hour that comes twice it is the first.
 */
export function instantOf(day: Day, minute: number, zone: string): Date {
  const wall = Temporal.PlainDateTime.from(day).add({ minutes: minute })
  return new Date(wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
}

/**
 * A number from 0 to below `below`, always the same for the same text: spreads what would otherwise happen at one
 * minute.
 */
export function stableJitter(text: string, below: number): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % below
}

const STEP = 6 * 60
const MORNING = 9 * 60
const OFFICE_OPENS = 8 * 60
const OFFICE_CLOSES = 20 * 60

/** C9: when a partnership's day begins: 06:00 partner time and up to 60 minutes. */
export function stepTime(day: Day, zone: string, partnership: string): Date {
  return new Date(instantOf(day, STEP, zone).getTime() + stableJitter(`${partnership}/step`, HOUR))
}

/** Whom a send time is reckoned for: the zone is the reader's, the calendar the partner's (C2). */
export interface Reader {
  zone: string
  calendar: Calendar
  partnership: string
}

const letterJitter = (reader: Reader) => stableJitter(`${reader.partnership}/letter`, 30 * MINUTE)

/** C9: the first moment from `now` on at which it is between 08:00 and 20:00 of a business day for the reader. */
export function officeTime(now: Date, from: Day, reader: Reader): Date {
  const today = civilDay(now, reader.zone)
  const opens = (day: Day) => new Date(instantOf(day, OFFICE_OPENS, reader.zone).getTime() + letterJitter(reader))
  if (from <= today && isBusinessDay(reader.calendar, today)) {
    const minute = minuteOfDay(now, reader.zone)
    if (minute >= OFFICE_OPENS && minute < OFFICE_CLOSES) return now
    if (minute < OFFICE_OPENS) return opens(today)
  }
  const next = from <= today ? addDays(today, 1) : from
  return opens(onBusinessDay(reader.calendar, next, 'forwards'))
}

/**
 * C9: 09:00 of the letter's day and up to 30 minutes, or of the business day after it (C4); if that is past, the
 * reader's next office hours.
 */
export function morningTime(now: Date, called: Day, reader: Reader): Date {
  const day = onBusinessDay(reader.calendar, called, 'forwards')
  const morning = new Date(instantOf(day, MORNING, reader.zone).getTime() + letterJitter(reader))
  return morning >= now ? morning : officeTime(now, day, reader)
}
