import { describe, expect, test } from '@jest/globals'
import { publicHolidays, weekendOf } from '../../database/holidays.js'
import type { Calendar } from '../../lifecycle/calendar.js'
import { nextDay } from '../../lifecycle/elapse.js'
import type { Rules } from '../../lifecycle/rules/aggregate.js'
import { civilDay, stepTime } from '../../workers/clock.js'
import { asLead, asManager, type Life, people, shippedModel } from './life.js'
import { finishOnboarding, onboarding } from './scenarios/lives.js'

/**
 * Six virtual years for every anchor, time zone and calendar, stepped at the instants at which the shell would wake:
 * every review's P and T against a computation that shares nothing with the core: months by the calendar of Date,
 * business days one by one.
 */
const anchors = ['2026-11-30', '2027-01-31', '2028-02-29']
const zones = ['Pacific/Apia', 'America/New_York', 'Asia/Kolkata']
const places = ['US', 'IN', 'DE-BY', 'WS']
const years = 6

const calendars = new Map(
  places.map((name): [string, Calendar] => {
    const holidays = publicHolidays(name, 2026, 2036)
    return [
      name,
      {
        name,
        version: 1,
        weekend: holidays ? weekendOf(name) : [6, 7],
        holidays: holidays ?? [],
        until: '2036-12-31',
        ...(!holidays && { missing: true }),
      },
    ]
  }),
)

const utc = (day: string) => new Date(`${day}T00:00:00Z`)
const iso = (date: Date) => date.toISOString().slice(0, 10)
const plus = (day: string, days: number) => iso(new Date(utc(day).getTime() + days * 86_400_000))

/** The k-th quarter's day: the anchor's day of the month, or the last one that there is. */
function quarter(anchor: string, k: number): string {
  const [year, month, day] = anchor.split('-').map(Number) as [number, number, number]
  for (let last = day; ; last -= 1) {
    const date = new Date(Date.UTC(year, month - 1 + 3 * k, last))
    if (date.getUTCMonth() === (month - 1 + 3 * k) % 12) return iso(date)
  }
}

function firstWorked(day: string, { weekend, holidays }: Calendar): string {
  const off = (one: string) => weekend.includes(utc(one).getUTCDay() || 7) || holidays.includes(one)
  return off(day) ? firstWorked(plus(day, 1), { weekend, holidays } as Calendar) : day
}

/**
 * Days go by as in the workflow: awake at the wake instant, which is on the day that was asked for, whatever the clocks
 * did.
 */
function goOn(life: Life, rules: Rules, zone: string, until: string): void {
  for (let next = nextDay(life.state, rules); next !== undefined && next <= until; next = nextDay(life.state, rules)) {
    const woken = civilDay(stepTime(next, zone, life.state.partnership), zone)
    expect(woken).toBe(next)
    life.to(woken)
  }
  life.to(until)
}

describe.each(anchors)('Dates: anchor %s', anchor => {
  test.each(zones.flatMap(zone => places.map(place => [zone, place])))(
    'in %s by the calendar of %s, every review is on its exact day',
    (zone, place) => {
      const calendar = calendars.get(place) as Calendar
      const rules: Rules = { model: shippedModel('six-stage'), calendar }
      const begun = anchor < '2027-01-20' ? '2027-01-20' : anchor
      const life = onboarding(rules, anchor, { zone, country: place.slice(0, 2) }, { end: '2039-12-31' })
      life.to(begun)
      finishOnboarding(life, begun)
      expect(life.state.stage).toBe('growth')

      const last = `${+begun.slice(0, 4) + years}${begun.slice(4)}`.replace('02-29', '02-28')
      const wanted: string[] = []
      for (let k = 1; quarter(anchor, k) <= last; k += 1) {
        const P = quarter(anchor, k)
        if (P >= plus(begun, 30)) wanted.push(`${k}: P ${P} T ${firstWorked(plus(P, 21), calendar)}`)
      }
      expect(wanted.length).toBeGreaterThanOrEqual(4 * years - 1)

      for (;;) {
        const { review, meeting } = life.state.reviews.planned ?? { review: 0, meeting: last }
        if (meeting >= last || review === 0) break
        goOn(life, rules, zone, meeting)
        life.ask(meeting, asManager, { type: 'record_outcome', review, decision: 'on_course', actions: [] })
        life.ask(meeting, asLead, { type: 'confirm_figures', review: life.state.reviews.planned?.review ?? 0 })
      }
      goOn(life, rules, zone, last)
      const planned = life.events.flatMap(event =>
        event.type === 'review_planned' && event.period <= last
          ? [`${event.review}: P ${event.period} T ${event.meeting}`]
          : [],
      )
      expect(planned).toEqual(wanted)

      const grid = wanted.map(line => line.split(' '))
      const ended = life.events.flatMap(event => (event.type === 'period_ended' ? [event.day] : []))
      expect(ended).toEqual(grid.map(([, , P]) => P))
      const held = life.events.flatMap(event => (event.type === 'review_held' ? [event.day] : []))
      expect(held).toEqual(grid.map(([, , , , T]) => T).slice(0, held.length))
      expect(held.length).toBeGreaterThanOrEqual(wanted.length - 1)
      // The survey goes to everybody on P, or the first business day after it.
      const surveys = life.events.flatMap(event =>
        event.type === 'reminded'
        && event.kind === 'asked'
        && event.to.id === people.sales
        && event.tasks.some(task => /^review-\d+\.survey$/.test(task.task))
          ? [event.day]
          : [],
      )
      expect(surveys).toEqual(grid.map(([, , P]) => firstWorked(P as string, calendar)))
    },
  )
})

test('Dates: clamped by hand: anchors at the end of a month, three months on each time from the anchor', () => {
  expect([1, 2, 3, 5, 9].map(k => quarter('2026-11-30', k))).toEqual([
    '2027-02-28',
    '2027-05-30',
    '2027-08-30',
    '2028-02-29',
    '2029-02-28',
  ])
  expect([1, 2, 4].map(k => quarter('2027-01-31', k))).toEqual(['2027-04-30', '2027-07-31', '2028-01-31'])
  expect([1, 4, 16].map(k => quarter('2028-02-29', k))).toEqual(['2028-05-29', '2029-02-28', '2032-02-29'])
})

test('Dates: the calendars differ where it matters, and Samoa has none', () => {
  expect([...calendars.values()].map(calendar => calendar.missing === true)).toEqual([false, false, false, true])
  expect(new Set([...calendars.values()].map(calendar => firstWorked('2028-05-01', calendar))).size).toBeGreaterThan(1)
})
