import { createHash } from 'node:crypto'
import { type Calendar, isBusinessDay, onBusinessDay } from '../lifecycle/calendar.js'
import { addDays, type Day } from '../lifecycle/day.js'

/**
 * The one place where instants become civil days and civil days become instants (C1, C9). `Intl` is always given the
 * instant to convert: without an argument it would read the machine's clock, which is wrong wherever the engine skips
 * time.
 */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string): Intl.DateTimeFormat {
  let known = formats.get(zone)
  if (!known) {
    known = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, known)
  }
  return known
}

/** What a clock on the wall in the zone shows, written as if it were UTC. */
function wallClock(instant: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of format(zone).formatToParts(instant)) parts[type] = Number(value)
  const { year, month, day, hour, minute, second } = parts as Record<
    'year' | 'month' | 'day' | 'hour' | 'minute' | 'second',
    number
  >
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The civil day in the zone at the instant. */
export function civilDay(instant: Date, zone: string): Day {
  return new Date(wallClock(instant.getTime(), zone)).toISOString().slice(0, 10)
}

/** Minutes since midnight on the zone's wall clock. */
export function minuteOfDay(instant: Date, zone: string): number {
  const wall = new Date(wallClock(instant.getTime(), zone))
  return wall.getUTCHours() * 60 + wall.getUTCMinutes()
}

/**
 * The instant at which the zone's clock shows the minute of the day. An hour that the clocks skip is taken as long
 * after midnight as it would have been (02:30 becomes 03:30); of an hour that comes twice it is the first.
 */
export function instantOf(day: Day, minute: number, zone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE
  // A zone's offset changes at most once within the two days around, so the offsets at their ends are all that can
  // hold.
  const offsets = [wall - 24 * HOUR, wall + 24 * HOUR].map(guess => wallClock(guess, zone) - guess)
  const candidates = offsets.map(offset => wall - offset).filter(instant => wallClock(instant, zone) === wall)
  const before = wall - (offsets[0] ?? 0)
  return new Date(candidates.length > 0 ? Math.min(...candidates) : before)
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
