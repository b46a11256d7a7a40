import type { Calendar } from '../../lifecycle/calendar.js'
import type { Day } from '../../lifecycle/day.js'

/**
 * R0 and R1 once more, counted by other means than the rules have: to check them against, sharing no line with them.
 */
const plus = (day: Day, days: number): Day => {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The month's last day where it has no such day. */
export function quarters(anchor: Day, count: number): Day {
  const [year, month, day] = anchor.split('-').map(Number) as [number, number, number]
  for (let tried = day; ; tried -= 1) {
    const date = new Date(Date.UTC(year, month - 1 + 3 * count, tried))
    if (date.getUTCDate() === tried) return date.toISOString().slice(0, 10)
  }
}

export interface ReviewDays {
  P: Day
  T: Day
  invitation: Day
  survey: Day
  data: Day
  card: Day
}

export function reviewDays(
  anchor: Day,
  review: number,
  { weekend, holidays }: Pick<Calendar, 'weekend' | 'holidays'>,
): ReviewDays {
  const isOff = (day: Day) => holidays.includes(day) || weekend.includes(new Date(`${day}T12:00:00Z`).getUTCDay() || 7)
  const forwards = (day: Day): Day => (isOff(day) ? forwards(plus(day, 1)) : day)
  const before = (day: Day, count: number): Day =>
    count === 0 ? day : before(plus(day, -1), isOff(plus(day, -1)) ? count : count - 1)
  const P = quarters(anchor, review)
  const T = forwards(plus(P, 21))
  const [wished, earliest] = [before(T, 20), forwards(plus(P, -7))]
  return {
    P,
    T,
    invitation: wished > earliest ? wished : earliest,
    survey: forwards(P),
    data: before(T, 10),
    card: before(T, 5),
  }
}
