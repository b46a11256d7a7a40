import type { Day } from '../../lifecycle/day.js'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** How `on` words a day; parts of a letter find days by it to set them in bold. */
export const wordedDay = new RegExp(`((?:${weekdays.join('|')}) \\d{1,2} (?:${months.join('|')}) \\d{4})`)

/**
 * Ten in the morning is inside office hours on both sides of most partnerships; a move by the page or by reply costs
 * one sequence.
 */
export const meetingHour = '10:00'

const isDay = (day: unknown): day is Day => typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day)

/** `1 December 2026`. Worded from the digits, so that no time zone can shift it. */
export function date(day: Day): string {
  return `${+day.slice(8)} ${months[+day.slice(5, 7) - 1]} ${day.slice(0, 4)}`
}

function weekday(day: Day): string {
  return weekdays[new Date(Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8))).getUTCDay()]!
}

/**
 * `Friday 26 February 2027`; `a day still to be named` when the fact is missing, so that the sentence around it stands.
 */
export function on(day: Day | undefined): string {
  return isDay(day) ? `${weekday(day)} ${date(day)}` : 'a day still to be named'
}

/** `by Friday 26 February 2027`, or `as soon as you can`. */
export function by(day: Day | undefined): string {
  return isDay(day) ? `by ${on(day)}` : 'as soon as you can'
}

/** `Friday 26 February`, for subjects, where the year costs more room than it tells. */
export function brief(day: Day | undefined): string {
  return isDay(day) ? `${weekday(day)} ${+day.slice(8)} ${months[+day.slice(5, 7) - 1]}` : 'soon'
}

/** ` by Friday 26 February` for the end of a subject, or nothing. */
export function byBrief(day: Day | undefined): string {
  return isDay(day) ? ` by ${brief(day)}` : ''
}

/** ` on Friday 26 February` for the end of a subject, or nothing. */
export function onBrief(day: Day | undefined): string {
  return isDay(day) ? ` on ${brief(day)}` : ''
}

/** `1 December 2026 to 28 February 2027`, or `the last period`. */
export function period(period: { from?: Day; to?: Day } | undefined): string {
  return period && isDay(period.from) && isDay(period.to)
    ? `${date(period.from)} to ${date(period.to)}`
    : 'the last period'
}

/** The first that is a day: some events name their day by what it is (`last`, `notice`), some only as `day`. */
export function firstDay(...candidates: unknown[]): Day | undefined {
  return candidates.find(isDay)
}
