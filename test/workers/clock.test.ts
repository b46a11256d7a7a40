import { addDays, type Day } from '../../lifecycle/day.js'
import type { Calendar } from '../../lifecycle/calendar.js'
import {
  civilDay,
  instantOf,
  minuteOfDay,
  morningTime,
  officeTime,
  stableJitter,
  stepTime,
} from '../../workers/clock.js'

const zones = ['Pacific/Apia', 'America/New_York', 'Asia/Kolkata', 'Europe/London', 'Australia/Lord_Howe']
const calendar: Calendar = { name: 'NL', version: 1, weekend: [6, 7], holidays: ['2027-04-27'], until: '2032-12-31' }
const reader = (zone: string) => ({ zone, calendar, partnership: 'p-1' })
const local = (instant: Date, zone: string) =>
  `${civilDay(instant, zone)} `
  + `${String(Math.floor(minuteOfDay(instant, zone) / 60)).padStart(2, '0')}:${String(minuteOfDay(instant, zone) % 60).padStart(2, '0')}`

describe('C1 C9 days and instants', () => {
  it.each(zones)('every day of 2026 to 2032 comes back from its 00:00, 06:00, 09:00 and 23:59 in %s', zone => {
    let checked = 0
    for (let day: Day = '2026-01-01'; day <= '2032-12-31'; day = addDays(day, 1)) {
      for (const minute of [0, 6 * 60, 9 * 60, 23 * 60 + 59]) {
        const instant = instantOf(day, minute, zone)
        if (civilDay(instant, zone) !== day || minuteOfDay(instant, zone) !== minute)
          throw new Error(`${day} ${minute} came back as ${local(instant, zone)}`)
        checked += 1
      }
    }
    expect(checked).toBe(2557 * 4)
  })

  it.each(zones)('days follow one another without gap or overlap in %s', zone => {
    for (let day: Day = '2026-01-01'; day <= '2032-12-31'; day = addDays(day, 1)) {
      const next = instantOf(addDays(day, 1), 0, zone).getTime()
      if (civilDay(new Date(next - 1), zone) !== day)
        throw new Error(`the moment before ${addDays(day, 1)} is not ${day}`)
    }
    expect(civilDay(instantOf('2032-12-31', 0, zone), zone)).toBe('2032-12-31')
  })

  it('an hour that the clocks skip is taken as long after midnight as it would have been', () => {
    expect(instantOf('2027-03-14', 150, 'America/New_York').toISOString()).toBe('2027-03-14T07:30:00.000Z')
    expect(local(instantOf('2027-03-14', 150, 'America/New_York'), 'America/New_York')).toBe('2027-03-14 03:30')
    expect(instantOf('2027-03-28', 90, 'Europe/London').toISOString()).toBe('2027-03-28T01:30:00.000Z')
    // Lord Howe moves by half an hour, from 02:00 to 02:30.
    expect(local(instantOf('2027-10-03', 135, 'Australia/Lord_Howe'), 'Australia/Lord_Howe')).toBe('2027-10-03 02:45')
  })

  it('of an hour that comes twice it is the first', () => {
    expect(instantOf('2027-11-07', 90, 'America/New_York').toISOString()).toBe('2027-11-07T05:30:00.000Z')
    expect(instantOf('2027-10-31', 90, 'Europe/London').toISOString()).toBe('2027-10-31T00:30:00.000Z')
    expect(instantOf('2027-04-04', 105, 'Australia/Lord_Howe').toISOString()).toBe('2027-04-03T14:45:00.000Z')
  })
})

describe('C9 clocks', () => {
  it('a step runs between 06:00 and 07:00 partner time, always at the same minute for one partnership', () => {
    const minutes = new Set(
      ['2027-03-13', '2027-03-14', '2027-11-07'].map(day =>
        minuteOfDay(stepTime(day, 'America/New_York', 'p-1'), 'America/New_York'),
      ),
    )
    expect(minutes.size).toBe(1)
    const [minute] = minutes
    expect(minute).toBeGreaterThanOrEqual(360)
    expect(minute).toBeLessThan(420)
  })

  it('partnerships are spread over the hour', () => {
    const jitters = Array.from({ length: 600 }, (_, index) =>
      Math.floor(stableJitter(`${index}/step`, 3_600_000) / 600_000),
    )
    for (let slot = 0; slot < 6; slot += 1) expect(jitters.filter(jitter => jitter === slot).length).toBeGreaterThan(60)
  })

  it('a morning letter leaves between 09:00 and 09:30 of its day on the reader’s clock', () => {
    const now = new Date('2027-03-01T00:30:00Z')
    for (const zone of zones) {
      const at = morningTime(now, '2027-03-03', reader(zone))
      expect(civilDay(at, zone)).toBe('2027-03-03')
      expect(minuteOfDay(at, zone)).toBeGreaterThanOrEqual(540)
      expect(minuteOfDay(at, zone)).toBeLessThan(570)
    }
  })

  it('a morning that is past for the reader becomes the office hours of the same day', () => {
    // 06:30 in New York is 17:00 in Kolkata.
    const now = new Date('2027-03-02T11:30:00Z')
    expect(morningTime(now, '2027-03-02', reader('Asia/Kolkata'))).toEqual(now)
    expect(local(morningTime(now, '2027-03-02', reader('America/New_York')), 'America/New_York')).toMatch(
      /^2027-03-02 09:[0-2]/,
    )
  })

  it('C4: what falls due on a Saturday or a holiday leaves on the morning of the next business day', () => {
    const now = new Date('2027-02-20T06:30:00Z')
    const zone = 'Europe/London'
    expect(local(morningTime(now, '2027-02-27', reader(zone)), zone)).toMatch(/^2027-03-01 09:[0-2]/)
    expect(local(morningTime(now, '2027-04-27', reader(zone)), zone)).toMatch(/^2027-04-28 09:[0-2]/)
  })

  it('office hours wait for the morning, over weekends and holidays', () => {
    const zone = 'Europe/London'
    const at = (instant: string, from: Day) => local(officeTime(new Date(instant), from, reader(zone)), zone)
    expect(at('2027-02-26T12:15:00Z', '2027-02-26')).toBe('2027-02-26 12:15')
    expect(at('2027-02-26T19:59:00Z', '2027-02-26')).toBe('2027-02-26 19:59')
    expect(at('2027-02-26T20:00:00Z', '2027-02-26')).toMatch(/^2027-03-01 08:[0-2]/)
    expect(at('2027-02-27T12:00:00Z', '2027-02-27')).toMatch(/^2027-03-01 08:[0-2]/)
    expect(at('2027-04-26T22:30:00Z', '2027-04-26')).toMatch(/^2027-04-28 08:[0-2]/)
    expect(at('2027-02-26T03:00:00Z', '2027-02-26')).toMatch(/^2027-02-26 08:[0-2]/)
  })

  it('office hours of a later day are not those of today', () => {
    const zone = 'Europe/London'
    expect(local(officeTime(new Date('2027-02-24T12:00:00Z'), '2027-02-26', reader(zone)), zone)).toMatch(
      /^2027-02-26 08:[0-2]/,
    )
  })
})
