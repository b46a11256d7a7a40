import { line, lines } from '../../emails/wording/clean.js'
import { brief, by, on, period } from '../../emails/wording/days.js'
import { count, figure, list, lowered, percent, taskTitle } from '../../emails/wording/names.js'

test('a civil day is worded from its digits: weekday, day, month, year', () => {
  expect(on('2027-02-26')).toBe('Friday 26 February 2027')
  expect(on('2028-02-29')).toBe('Tuesday 29 February 2028')
  expect(on('2026-12-31')).toBe('Thursday 31 December 2026')
  expect(on('2027-01-01')).toBe('Friday 1 January 2027')
  expect(brief('2026-11-22')).toBe('Sunday 22 November')
})

test('a missing day leaves a sentence', () => {
  expect(`Please answer ${by(undefined)}.`).toBe('Please answer as soon as you can.')
  expect(on('soon')).toBe('a day still to be named')
  expect(period(undefined)).toBe('the last period')
})

test('codes become words, and unknown codes too', () => {
  expect(taskTitle('product-training')).toBe('Product training')
  expect(taskTitle('polish_the-boots')).toBe('Polish the boots')
  expect(lowered('4C qualification')).toBe('4C qualification')
  expect(lowered('Next home of a joint customer: Aldgate Foods')).toBe('next home of a joint customer: Aldgate Foods')
  expect(list(['a', 'b', 'c'])).toBe('a, b and c')
  expect(count(1, 'day')).toBe('1 day')
  expect(count(undefined, 'day')).toBe('some days')
  expect(percent(110)).toBe('110 %')
  expect(figure(1250000.5)).toBe('1,250,000.5')
  expect(figure(undefined)).toBe('no data')
})

test('free text keeps its paragraphs and nothing that is not printed', () => {
  expect(line('a\r\n\tb\u0000c\u202Ed')).toBe('a b cd')
  expect(lines('one\r\ntwo\n\n\n\nthree\u0007')).toBe('one\ntwo\n\nthree')
})
