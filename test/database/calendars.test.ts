import {
  buildCalendar,
  calendarLoader,
  correctCalendar,
  latestCalendar,
  NoWorkingDay,
  publishCalendar,
  refuseWithoutWork,
} from '../../database/calendars.js'
import { UnknownPlace } from '../../database/holidays.js'
import { type Programme, openProgramme } from './programme.js'

const in2027 = (name: string) => buildCalendar(name, { first: 2027, last: 2027 })

describe('calendars of countries (C2)', () => {
  test.each([
    ['DE', '2027-10-03', '2027-10-31'],
    ['DE', '2027-05-06', '2027-05-27'], // Ascension is national, Corpus Christi is not
    ['DE-BY', '2027-05-27', '2027-10-31'],
    ['DE-BY', '2027-01-06', '2027-01-07'],
    ['US', '2027-11-25', '2027-11-26'], // Thanksgiving, not the day after
    ['US', '2027-07-05', '2027-07-06'], // the fourth is a Sunday
    ['US-NY', '2027-11-25', '2027-12-26'],
    ['IN', '2027-08-15', '2027-08-16'],
    ['IN', '2027-01-26', '2027-01-27'],
    ['JP', '2027-01-11', '2027-01-12'],
    ['AE', '2027-03-11', '2027-03-12'], // the last of three days that began at a sunset
  ])('%s does not work on %s, but on %s', (name, holiday, worked) => {
    const { holidays, missing } = in2027(name)
    expect(holidays).toContain(holiday)
    expect(holidays).not.toContain(worked)
    expect(missing).toBeUndefined()
  })

  test('the new year that is observed in the old one is there, and nothing from outside the years', () => {
    const { holidays, until } = in2027('US')
    expect(holidays.at(-1)).toBe('2027-12-31')
    expect(holidays[0]).toBe('2027-01-01')
    expect(until).toBe('2027-12-31')
    expect(new Set(holidays).size).toBe(holidays.length)
  })

  test.each([
    ['DE', [6, 7]],
    ['AE', [6, 7]],
    ['SA', [5, 6]],
    ['EG', [5, 6]],
    ['IL', [5, 6]],
    ['IR', [5]],
    ['IN', [7]],
  ])('the weekend of %s is %j', (name, weekend) => {
    expect(in2027(name).weekend).toEqual(weekend)
  })

  test('Samoa and Nepal: no source knows their holidays, so the calendar says that it is missing', () => {
    expect(in2027('WS')).toEqual({ name: 'WS', weekend: [6, 7], holidays: [], until: '2027-12-31', missing: true })
    expect(in2027('NP')).toMatchObject({ holidays: [], missing: true })
  })

  test.each(['QQ', 'ZZ', 'de', 'DE-XX', 'Germany', 'DE-BY-A-B', ''])(
    '%j is not taken for a place without holidays',
    name => {
      expect(() => in2027(name)).toThrow(UnknownPlace)
    },
  )

  test('a calendar without any working day is refused', () => {
    expect(() =>
      refuseWithoutWork({ name: 'DE', weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [] }, { first: 2027, last: 2027 }),
    ).toThrow(NoWorkingDay)
    const everyDay = Array.from({ length: 365 }, (_, index) =>
      new Date(Date.UTC(2028, 0, 1 + index)).toISOString().slice(0, 10),
    )
    expect(() => buildCalendar('DE', { first: 2027, last: 2028 }, { add: [...everyDay, '2028-12-31'] })).toThrow(
      'calendar DE has no working day in 2028',
    )
  })
})

describe('published calendars', () => {
  let programme: Programme
  beforeAll(async () => {
    programme = await openProgramme()
  })
  afterAll(() => programme.close())

  test('the same content keeps its version, more years make another, and the first stays what it was', async () => {
    const { em } = programme.orm
    const first = await publishCalendar(em, 'FR', { first: 2027, last: 2028 })
    expect(await publishCalendar(em, 'FR', { first: 2027, last: 2028 })).toEqual(first)
    const second = await publishCalendar(em, 'FR', { first: 2027, last: 2030 })
    expect([first.version, second.version, second.until]).toEqual([1, 2, '2030-12-31'])
    const load = calendarLoader(programme.orm)
    expect(await load({ name: 'FR', version: 1 })).toEqual(first)
    expect(await load({ name: 'FR', version: 1 })).toBe(await load({ name: 'FR', version: 1 }))
    await expect(load({ name: 'FR', version: 9 })).rejects.toThrow('calendar FR has no version 9')
  })

  test('the vendor adds and strikes days in a new version, later years keep them, and a correction can be taken back', async () => {
    const { em } = programme.orm
    await publishCalendar(em, 'IT', { first: 2027, last: 2027 })
    const corrected = await correctCalendar(em, 'IT', { add: ['2027-12-24'], strike: ['2027-04-25'] })
    expect(corrected.version).toBe(2)
    expect(corrected.holidays).toContain('2027-12-24')
    expect(corrected.holidays).not.toContain('2027-04-25')
    const longer = await publishCalendar(em, 'IT', { first: 2027, last: 2028 })
    expect(longer.holidays).toContain('2027-12-24')
    expect(longer.holidays).not.toContain('2027-04-25')
    const takenBack = await correctCalendar(em, 'IT', { add: ['2027-04-25'], strike: ['2027-12-24'] })
    expect(takenBack.holidays).toContain('2027-04-25')
    expect(takenBack.holidays).not.toContain('2027-12-24')
    expect(await latestCalendar(em, 'IT')).toEqual(takenBack)
    await expect(correctCalendar(em, 'PT', { add: ['2027-12-24'] })).rejects.toThrow('no calendar PT is published')
  })
})
