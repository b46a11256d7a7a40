import { expect, test } from '@jest/globals'
import { addBusinessDays, isBusinessDay, onBusinessDay } from '../../../lifecycle/calendar.js'
import { addDays, addMonths, daysBetween, isDay } from '../../../lifecycle/day.js'
import { dayOf, parseDay } from '../../../lifecycle/expression.js'
import { step } from '../../../lifecycle/step.js'
import { asManager, plainCalendar } from '../life.js'
import { scenarios } from '../scenarios/days.js'
import { invited } from '../scenarios/lives.js'
import { sixStage, testScenarios } from '../scenarios/scenario.js'

testScenarios(scenarios)

const calendar = { ...plainCalendar, holidays: ['2027-03-26', '2027-03-29'] }
const day = (text: string, days: Record<string, string>, exact = false) =>
  dayOf(parseDay(text), { calendar, day: name => days[name], number: () => 100 }, exact)

test('C1: today never goes back: a step on an earlier day is one on the partnership’s day', () => {
  const rules = sixStage()
  const { state } = invited(rules, '2027-01-06').to('2027-01-13')
  const taken = step(state, rules, '2027-01-10', [{ id: 'a', by: asManager, type: 'change_partner_type', to: 'msp' }])
  expect(taken.events.map(event => event.day)).toEqual(['2027-01-13'])
})

test('C2: a day is worked when it is neither weekend nor holiday', () => {
  expect(
    ['2027-03-25', '2027-03-26', '2027-03-27', '2027-03-28', '2027-03-29', '2027-03-30'].map(one =>
      isBusinessDay(calendar, one),
    ),
  ).toEqual([true, false, false, false, false, true])
})

test('C3: counted forwards Saturday is Monday, counted backwards Friday; the last count decides; contract days stay', () => {
  const from = { opened: '2027-01-08', due: '2027-01-11', 'exit.last': '2027-01-10' }
  expect([
    day('opened + 1 d', from),
    day('due - 2 d', from),
    day('opened + 9 d - 8 d', from),
    day('opened - 6 d + 7 d', from),
    day('exit.last', from),
    day('opened + 1 d', from, true),
  ]).toEqual(['2027-01-11', '2027-01-08', '2027-01-08', '2027-01-11', '2027-01-10', '2027-01-09'])
})

test('C3: a share of a number of days is rounded up to whole days', () => {
  const from = { opened: '2027-01-04' }
  expect([
    day('opened + 1/3 target', from, true),
    day('opened + 2/3 target', from, true),
    day('opened + 1/2 target', from, true),
  ]).toEqual(['2027-02-07', '2027-03-12', '2027-02-23'])
})

test('C3: the later and the earlier of two days; what has not happened yet leaves the choice to the other', () => {
  const from = { a: '2027-01-04', b: '2027-01-06' }
  expect([
    day('later(a, b)', from),
    day('earlier(a, b)', from),
    day('later(a, c + 3 d)', from),
    day('c + 3 d', from),
    day('later(a + 1 d, b - 4 d) + 1 bd', from),
  ]).toEqual(['2027-01-06', '2027-01-04', '2027-01-04', undefined, '2027-01-06'])
})

test('C4: over Easter the day after is Tuesday and the day before Thursday', () => {
  expect(
    ['2027-03-26', '2027-03-28', '2027-03-30'].map(one => [
      onBusinessDay(calendar, one, 'forwards'),
      onBusinessDay(calendar, one, 'backwards'),
    ]),
  ).toEqual([
    ['2027-03-30', '2027-03-25'],
    ['2027-03-30', '2027-03-25'],
    ['2027-03-30', '2027-03-30'],
  ])
})

test('C5: X + n bd is the n-th strictly after, X − n bd the n-th strictly before, X itself not counted', () => {
  expect([1, 2, -1, -2].map(count => addBusinessDays(calendar, '2027-03-25', count))).toEqual([
    '2027-03-30',
    '2027-03-31',
    '2027-03-24',
    '2027-03-23',
  ])
  expect([1, 2, -1, -2].map(count => addBusinessDays(calendar, '2027-03-28', count))).toEqual([
    '2027-03-30',
    '2027-03-31',
    '2027-03-25',
    '2027-03-24',
  ])
  expect(addBusinessDays(calendar, '2027-03-25', 250)).toBe('2028-03-13')
})

test('C7: a step on a later day elapses, then decides, each command on what the one before left', () => {
  const rules = sixStage()
  const { state } = invited(rules, '2027-01-06')
  const ask = { by: asManager, type: 'extend_invitation' } as const
  const { events, answers } = step(state, rules, '2027-01-13', [
    { id: 'first', ...ask },
    { id: 'second', ...ask },
  ])
  expect(events.map(event => `${event.day} ${event.type}`)).toEqual([
    '2027-01-13 reminded',
    '2027-01-13 invitation_extended',
  ])
  const last = events.at(-1)?.number as number
  expect(answers).toEqual({
    first: { events: { first: last, last } },
    second: { refusal: { code: 'too_often', message: expect.any(String) } },
  })
})

test('C8: months are counted from the anchor and clamped to the month’s end', () => {
  const months = (anchor: string, ...counts: number[]) => counts.map(count => addMonths(anchor, count))
  expect(months('2027-11-30', 3, 6, 9, 15)).toEqual(['2028-02-29', '2028-05-30', '2028-08-30', '2029-02-28'])
  expect(months('2027-01-31', 1, 2, 3, 13, -2)).toEqual([
    '2027-02-28',
    '2027-03-31',
    '2027-04-30',
    '2028-02-29',
    '2026-11-30',
  ])
  expect(months('2028-02-29', 12, 24, 36, 48, 3)).toEqual([
    '2029-02-28',
    '2030-02-28',
    '2031-02-28',
    '2032-02-29',
    '2028-05-29',
  ])
})

test('C1: a day is a day that exists, whatever the clock does on it', () => {
  expect(['2027-02-28', '2027-02-29', '2028-02-29', '2027-13-01', '2027-1-1', '2011-12-30'].map(isDay)).toEqual([
    true,
    false,
    true,
    false,
    false,
    true,
  ])
  expect([
    addDays('2027-03-13', 1),
    addDays('2027-11-06', 1),
    addDays('2027-12-31', 1),
    addDays('2028-02-28', 1),
  ]).toEqual(['2027-03-14', '2027-11-07', '2028-01-01', '2028-02-29'])
  expect([daysBetween('2027-01-01', '2028-01-01'), daysBetween('2028-03-01', '2028-02-28')]).toEqual([365, -2])
})
