import { type Day, dayOfEpoch, epochDay } from './day.js'

/**
 * C2: which days are worked, as versioned data: the public holidays of a country or region, to which the vendor may add
 * and from which it may strike. Published versions never change; a partnership names the one that it goes by.
 */
export interface Calendar {
  /** `DE`, `US-NY`: what it was taken from. */
  name: string
  version: number
  /** ISO weekdays that are not worked, 1 = Monday … 7 = Sunday. */
  weekend: number[]
  holidays: Day[]
  /** The last day for which holidays are known. */
  until: Day
  /**
   * Set when no source knows the country's holidays (Samoa): weekends are all that is known, and the manager is told.
   */
  missing?: boolean
}

interface Off {
  /** Whether the ISO weekday is not worked. */
  weekdays: boolean[]
  holidays: Set<number>
}

const offDays = new WeakMap<Calendar, Off>()

function off(calendar: Calendar): Off {
  let known = offDays.get(calendar)
  if (!known) {
    known = {
      weekdays: Array.from({ length: 8 }, (_, weekday) => calendar.weekend.includes(weekday)),
      holidays: new Set(calendar.holidays.map(epochDay)),
    }
    offDays.set(calendar, known)
  }
  return known
}

function isWorked(epoch: number, { weekdays, holidays }: Off): boolean {
  // 1970-01-01 was a Thursday, ISO weekday 4.
  const weekday = ((((epoch + 3) % 7) + 7) % 7) + 1
  return !weekdays[weekday] && !holidays.has(epoch)
}

export function isBusinessDay(calendar: Calendar, day: Day): boolean {
  return isWorked(epochDay(day), off(calendar))
}

/**
 * C5: the n-th business day strictly after the day, or strictly before it when n is negative; n = 0 is the day itself.
 */
export function addBusinessDays(calendar: Calendar, day: Day, count: number): Day {
  const worked = off(calendar)
  const direction = Math.sign(count)
  let epoch = epochDay(day)
  for (let left = Math.abs(count); left > 0;) {
    epoch += direction
    if (isWorked(epoch, worked)) left -= 1
  }
  return dayOfEpoch(epoch)
}

/** C3, C4: the day itself if it is worked, else the next worked day in the direction in which it was counted. */
export function onBusinessDay(calendar: Calendar, day: Day, direction: 'forwards' | 'backwards'): Day {
  return isBusinessDay(calendar, day) ? day : addBusinessDays(calendar, day, direction === 'forwards' ? 1 : -1)
}
