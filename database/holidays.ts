import Holidays from 'date-holidays'
import type { Day } from '../lifecycle/day.js'

const DAY = 86_400_000

/** A calendar's name, taken apart: `DE`, `DE-BY`, `ES-CT-B`. */
interface Place {
  country: string
  state?: string
  region?: string
}

export class UnknownPlace extends Error {
  override name = 'UnknownPlace'
}

/**
 * Public holidays of a country or region in those years, and undefined where `date-holidays` knows none: Samoa is not
 * in its data, and a country that is there without one public holiday tells us no more.
 */
export function publicHolidays(name: string, firstYear: number, lastYear: number): Day[] | undefined {
  const { country, state, region } = placeOf(name)
  const source = new Holidays({ country, ...(state && { state }), ...(region && { region }) }, { types: ['public'] })
  const days = new Set<Day>()
  // A year before and after, because a holiday of one year may be observed, or last, into another.
  for (let year = firstYear - 1; year <= lastYear + 1; year += 1) {
    for (const holiday of source.getHolidays(year))
      if (holiday.type === 'public') for (const day of daysOf(holiday)) days.add(day)
  }
  const within = [...days].filter(day => day >= `${firstYear}-01-01` && day <= `${lastYear}-12-31`).sort()
  return within.length > 0 ? within : undefined
}

/** Those that begin at sunset of the day before are told by the day that follows it; some last several days. */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): Day[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY))
  return Array.from({ length }, (_, index) => new Date(first + index * DAY).toISOString().slice(0, 10))
}

/**
 * ISO weekdays that the country does not work (Unicode's CLDR, as Node carries it): 5 and 6 in Egypt, 6 and 7 in the
 * Emirates since 2022.
 */
export function weekendOf(name: string): number[] {
  const locale = new Intl.Locale(`und-${placeOf(name).country}`) as Intl.Locale & {
    weekInfo?: { weekend: number[] }
    getWeekInfo?(): { weekend: number[] }
  }
  const info = locale.getWeekInfo?.() ?? locale.weekInfo
  if (!info) throw new Error('this Node knows no week information (Intl.Locale)')
  return [...info.weekend].sort()
}

function placeOf(name: string): Place {
  const [country, state, region, ...rest] = name.split('-')
  const known =
    country
    && /^[A-Z]{2}$/.test(country)
    && country !== 'ZZ'
    && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(country)
  if (!known || rest.length > 0)
    throw new UnknownPlace(`${name} is no country or region: a calendar is named like DE or DE-BY`)
  const source = new Holidays()
  if (state && !source.getStates(country)?.[state])
    throw new UnknownPlace(
      `${country} has no region ${state} with holidays of its own: use ${country}, or one of `
        + `${Object.keys(source.getStates(country) ?? {}).join(', ') || 'none'}`,
    )
  if (state && region && !source.getRegions(country, state)?.[region])
    throw new UnknownPlace(`${country}-${state} has no part ${region} with holidays of its own`)
  return { country, ...(state && { state }), ...(region && { region }) }
}
