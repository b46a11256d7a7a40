/** A civil day in the partner's time zone, `2027-02-28`: no hour, no zone. ISO days compare as strings. */
export type Day = string

const DAY = 86_400_000
const epochDays = new Map<Day, number>()

/**
 * Days since 1970-01-01. The cache is bounded by the days that partnerships mention, some ten thousand a decade of
 * them.
 */
export function epochDay(day: Day): number {
  let known = epochDays.get(day)
  if (known === undefined) {
    known = Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / DAY
    epochDays.set(day, known)
  }
  return known
}

const days = new Map<number, Day>()

export function dayOfEpoch(epoch: number): Day {
  let known = days.get(epoch)
  if (known === undefined) {
    known = new Date(epoch * DAY).toISOString().slice(0, 10)
    days.set(epoch, known)
  }
  return known
}

/** Whether the text is a day that exists: `2027-02-29` does not. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayOfEpoch(epochDay(text)) === text
}

export function addDays(day: Day, count: number): Day {
  return dayOfEpoch(epochDay(day) + count)
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return epochDay(to) - epochDay(from)
}

/**
 * C8: months are always counted from the original anchor and clamped to the month's end:
 * 2027-11-30 + 3 months = 2028-02-29, + 6 months = 2028-05-30.
 */
export function addMonths(anchor: Day, count: number): Day {
  const year = +anchor.slice(0, 4)
  const month = +anchor.slice(5, 7) - 1 + count
  const last = Date.UTC(year, month + 1, 0)
  return dayOfEpoch(Math.min(Date.UTC(year, month, +anchor.slice(8, 10)), last) / DAY)
}

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
