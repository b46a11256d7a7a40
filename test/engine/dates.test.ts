import { buildCalendar } from '../../database/calendars.js'
import type { Calendar } from '../../lifecycle/calendar.js'
import { addDays, addMonths, type Day } from '../../lifecycle/day.js'
import { partnerRoles } from '../../lifecycle/people.js'
import type { Task } from '../../lifecycle/state.js'
import { Life, people, shippedModel } from '../lifecycle/life.js'
import { type ReviewDays, reviewDays } from './counted-by-hand.js'
import { EngineLife, Place } from './engine-life.js'
import { expectAsDecided, expectWhole } from './whole.js'
import { lifeOfTheWilling } from './willing.js'

const calendarOf = (country: string, add: Day[] = []): Calendar => ({
  ...buildCalendar(country, { first: 2026, last: 2037 }, { add }),
  version: 1,
})

interface Case {
  country: string
  zone: string
  anchor: Day
  on: Day
  calendar: Calendar
  ends: Day[]
}
const cases: Case[] = [
  // Samoa's holidays are in no source: the vendor adds those that it knows.
  {
    country: 'WS',
    zone: 'Pacific/Apia',
    anchor: '2028-02-29',
    on: '2028-03-06',
    calendar: calendarOf('WS', ['2028-06-01', '2028-06-19', '2030-06-03', '2031-12-25']),
    ends: ['2028-05-29', '2028-08-29', '2028-11-29', '2029-02-28', '2032-02-29'],
  },
  {
    country: 'US',
    zone: 'America/New_York',
    anchor: '2026-11-30',
    on: '2027-01-04',
    calendar: calendarOf('US'),
    ends: ['2027-02-28', '2027-05-30', '2027-08-30', '2027-11-30', '2028-02-29', '2032-02-29'],
  },
  {
    country: 'IN',
    zone: 'Asia/Kolkata',
    anchor: '2027-01-31',
    on: '2027-02-08',
    calendar: calendarOf('IN'),
    ends: ['2027-04-30', '2027-07-31', '2027-10-31', '2028-01-31', '2032-01-31'],
  },
]
const everyRole = [{ id: people.main, roles: [...partnerRoles] }]

interface Lived {
  core: Life
  life: EngineLife
}
let place: Place
const lives = new Map<string, Promise<Lived>>()
// All at once: each spends most of its time waiting for the others' turn.
beforeAll(async () => {
  place = await Place.open()
  for (const given of cases) lives.set(given.zone, sixYears(given))
  await Promise.allSettled(lives.values())
}, 900_000)
afterAll(() => place?.close())

/** The manager's morning comes after noon in Apia and Kolkata: what is done at once there is no longer asked. */
const isAskedToday = ({ today }: Life, { who, name, assigned }: Task) =>
  who.startsWith('vendor') && name !== 'outcome' && assigned === today

/**
 * Reviews are held on their day with figures given on the day they are asked for; nobody answers surveys, and each year
 * renews by silence.
 */
async function sixYears({ country, zone, anchor, on, calendar }: Case): Promise<Lived> {
  const rules = { model: shippedModel('six-stage'), calendar }
  const opening = {
    on,
    zone,
    country,
    contacts: everyRole,
    entry: 'existing' as const,
    terms: { start: anchor, end: addDays(addMonths(anchor, 12), -1), autoRenew: true, noticeDays: 60, termMonths: 12 },
  }
  const core = new Life(rules, opening)
  const last = addMonths(on, 72)
  const script = lifeOfTheWilling(core, {
    answers: { decide: 'continue' },
    leaves: task => task.play === 'renewal' || task.name === 'survey' || isAskedToday(core, task),
    until: ({ today }) => today > last,
  })
  const life = await EngineLife.open(place, rules, opening)
  for (let year = 1; year <= 6; year += 1) {
    const [from, until] = [addMonths(on, 12 * (year - 1)), addMonths(on, 12 * year)]
    await life.live(script.filter(wanted => wanted.on >= from && wanted.on < until))
    await life.to(until)
    await life.goOnAsNew()
  }
  await life.live(script.filter(wanted => wanted.on >= last))
  await life.lettersGone(core.today)
  return { core, life }
}

test.each(cases)(
  'six virtual years in $zone, anchored on $anchor, a new run each year: every review on its exact day',
  async ({ zone, anchor, calendar, ends }) => {
    const { core, life } = await lives.get(zone)!
    await expectAsDecided(life, core)
    await expectWhole(life)
    expect(await life.runs()).toHaveLength(7)

    const journal = await life.journal()
    const ended = journal.flatMap(event => (event.type === 'period_ended' ? [event] : []))
    expect(ended.map(({ day }) => day)).toEqual(expect.arrayContaining(ends))
    const counted = ended.map(({ review }) => reviewDays(anchor, review, calendar))
    expect(counted.length).toBeGreaterThanOrEqual(24)
    expect(ended.map(({ day }) => day)).toEqual(counted.map(({ P }) => P))
    expect(journal.flatMap(event => (event.type === 'review_held' ? [event.day] : []))).toEqual(
      counted.map(({ T }) => T).filter(day => day <= core.today),
    )

    const mails = (await life.mails()).filter(({ to }) => to === 'lead')
    const arrived = (letter: string) => mails.filter(mail => mail.letter === letter).map(({ day }) => day)
    const called = (which: keyof ReviewDays) => counted.map(days => days[which]).filter(day => day <= core.today)
    expect(arrived('satisfaction-survey')).toEqual(called('survey'))
    // The first invitation falls in the audit's time, the next is sent before the last day here.
    expect(arrived('review-invitation').slice(0, counted.length)).toEqual(called('invitation'))
    expect(arrived('data-request').slice(-called('data').length)).toEqual(called('data'))
    expect(arrived('pre-read').slice(-called('card').length)).toEqual(called('card'))
    // The clock on the reader's wall, summer and winter.
    for (const { letter, minute } of mails.filter(({ letter }) =>
      ['satisfaction-survey', 'data-request', 'pre-read'].includes(letter),
    ))
      expect({ letter, minute, isMorning: minute >= 540 && minute < 570 }).toMatchObject({ isMorning: true })
  },
)
