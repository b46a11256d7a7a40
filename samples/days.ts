const day = 86_400_000

/** The civil day in the zone. */
export function dayIn(zone: string, at = new Date()): string {
  return at.toTemporalInstant().toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** Months of civil days, clamped: a month after Jan 31 is Feb 28. */
export function addMonths(from: string, months: number): string {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return iso(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

export const addDays = (from: string, days: number) => iso(Date.parse(`${from}T00:00:00Z`) + days * day)
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 10)

const relative = /^(today|month)(?: ([+-]) (\d+) months)?(?: ([+-]) (\d+) d)?$/

/**
 * Sample days move with the calendar: `today + 30 d`, `month - 26 months` (the first of the month 26 months ago),
 * `month + 10 months - 1 d`. Everything else stays as it is.
 */
export function resolved<T>(data: T, today: string): T {
  if (typeof data === 'string') return dayOf(data, today) as T
  if (Array.isArray(data)) return data.map(part => resolved<unknown>(part, today)) as T
  if (typeof data === 'object' && data !== null)
    return Object.fromEntries(Object.entries(data).map(([name, part]) => [name, resolved<unknown>(part, today)])) as T
  return data
}

function dayOf(text: string, today: string): string {
  const match = relative.exec(text)
  if (!match) return text
  const [, anchor, monthSign, months = '0', daySign, days = '0'] = match
  const from = anchor === 'month' ? `${today.slice(0, 7)}-01` : today
  return addDays(
    addMonths(from, Number(months) * (monthSign === '-' ? -1 : 1)),
    Number(days) * (daySign === '-' ? -1 : 1),
  )
}
