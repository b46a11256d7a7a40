import { beforeAll, expect, test } from '@jest/globals'
import { fold } from '../../lifecycle/evolve.js'
import { nothingEnded } from '../../lifecycle/state.js'
import { Life } from './life.js'
import { stages, told } from './scenarios/grown.js'
import {
  actors,
  begins,
  ends,
  expectedLetters,
  expectedRatings,
  expectedStages,
  expectedTiers,
  opening,
  script,
} from './scenarios/long-life.js'
import { sixStage } from './scenarios/scenario.js'

let life: Life

beforeAll(() => {
  life = new Life(sixStage(), { on: begins, ...opening })
  for (const { day, by, command } of script) life.ask(day, actors[by], command)
  life.to(ends)
})

test('a long life sends every letter that the rules call for, once, on its day and to its role, and no other', () => {
  expect(new Set(expectedLetters).size).toBe(expectedLetters.length)
  expect(
    life.letters
      .filter(letter => !letter.withheld)
      .map(({ day, letter, to }) => `${day} ${letter} → ${to.side}.${to.role}`)
      .sort(),
  ).toEqual([...expectedLetters].sort())
})

test('what it withholds it withholds with a reason: a chase on the day after the question', () => {
  expect(life.post().filter(line => line.endsWith(')'))).toEqual([
    '2034-10-03 renewal-decision → manager (just assigned)',
  ])
})

test('it goes through its stages, its ratings and its tiers', () => {
  expect(stages(life)).toEqual(expectedStages)
  expect(told(life, 'review_held')).toEqual(expectedRatings)
  expect(
    told(life, 'promoted', 'warned', 'warning_cleared', 'demoted', 'granted').filter(
      line => !/portal|discount|brand/.test(line),
    ),
  ).toEqual(expectedTiers)
})

test('a late task of the vendor stops the clock: target and hard stop move by its seven days', () => {
  expect(
    life.events.flatMap(event =>
      event.type === 'clock_stopped' ? [[event.day, event.days, event.plays[0]?.days]] : [],
    ),
  ).toEqual([['2031-03-03', 7, { goal: '2031-05-19', hardStop: '2031-06-17' }]])
})

test('it renews with vows, withdraws its first exit and ends its second only when the last reversal is done', () => {
  expect(
    told(
      life,
      'agreement_renewed',
      'vows_begun',
      'vows_completed',
      'exit_started',
      'exit_withdrawn',
      'last_day_reached',
      'partnership_ended',
    ),
  ).toEqual([
    '2032-11-08 renewed 2033-02-01…2035-01-31, D 2034-12-02: decided, vows 2033-02-01',
    '2033-02-01 vows_begun',
    '2033-02-11 vows_completed',
    '2034-09-18 exit 1: market_shift, any_time, last 2034-11-17',
    '2034-10-02 exit 1 withdrawn after 14 d to growth',
    '2034-10-12 exit 2: goals_achieved, any_time, last 2034-12-11',
    '2034-12-12 last_day_reached',
    '2035-02-20 ended: goals_achieved',
  ])
})

test('its journal folds to its state, after its end nothing happens', () => {
  expect({ ...fold(life.events), ended: nothingEnded }).toEqual({ ...life.state, ended: nothingEnded })
  expect(life.events.at(-1)).toMatchObject({ type: 'partnership_ended', day: '2035-02-20' })
})
