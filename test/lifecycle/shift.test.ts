import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, type Day, later } from '../../lifecycle/day.js'
import { moved } from '../../lifecycle/evolve/moved.js'
import { Aggregate, type Rules } from '../../lifecycle/rules/aggregate.js'
import { shift } from '../../lifecycle/rules/shift.js'
import type { State } from '../../lifecycle/state.js'
import { type Ask, asManager, people, plainCalendar, shippedModel } from './life.js'
import { live, modelRecipes, rulesOf, scripts } from './random-lives.js'
import { daysOf, onboarding } from './scenarios/lives.js'

/** Every day is worked, so that no day is kept off a weekend and every move can be counted. */
const everyDay = { ...plainCalendar, weekend: [] }
const patience = 300_000

/** What moves, in a form in which what has not been moved yet says so. */
const days = (state: State, { model }: Rules) => ({
  tasks: state.tasks,
  runs: state.runs.map(run => ({ ...run, countsFrom: run.countsFrom ?? run.opened })),
  initiatives: state.initiatives,
  grace: state.grace,
  planned: state.reviews.planned,
  silentSince: [state.visited[model.reviews.begin] ?? '', state.heardFrom ?? ''].reduce(later),
})
const stored = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

/** Names of days that stand whatever moves: history, the grid, and what the agreement says. */
const stands = new Set(['periodEnd', 'period', 'to', 'from', 'initiallyDue', 'opened', 'done'])

/** Days still to come that are not exactly so much later. */
function leftBehind(before: unknown, after: unknown, today: Day, by: number, path = ''): string[] {
  if (typeof before === 'string')
    return /^\d{4}-\d\d-\d\d$/.test(before) && before > today && after !== addDays(before, by)
      ? [`${path}: ${before} → ${String(after)}`]
      : []
  if (!before || typeof before !== 'object') return []
  return Object.entries(before).flatMap(([key, value]) =>
    stands.has(key)
      ? []
      : leftBehind(value, (after as Record<string, unknown> | undefined)?.[key], today, by, `${path}.${key}`),
  )
}

test(
  'property: shifted by n, no day to come is left behind; shifted back by n, everything is where it was',
  () => {
    let looked = 0
    fc.assert(
      fc.property(modelRecipes, scripts(120), fc.integer({ min: 1, max: 90 }), (recipe, script, by) => {
        const rules: Rules = { ...rulesOf(recipe, script), calendar: everyDay }
        for (const { taken } of live(rules, script).turns.filter((_, index) => index % 5 === 0)) {
          const { state } = taken
          // An audit's days do not go beyond the agreement's end, which stands (U1).
          if (state.closed || state.runs.some(run => run.play === 'audit')) continue
          const { today } = state
          const end = addDays(today, by)
          const there = moved(state, shift(new Aggregate(state, rules, end), state, by, today), today)
          const shifted = { ...state, ...there }
          const behind = leftBehind(stored(days(state, rules)), stored(days(shifted, rules)), today, by)
          expect(behind).toEqual([])
          const back = moved(shifted, shift(new Aggregate(shifted, rules, end), shifted, -by, today), today)
          expect(stored(days({ ...shifted, ...back }, rules))).toEqual(stored(days(state, rules)))
          looked += 1
        }
      }),
      { numRuns: 60, seed: 20270228, endOnFailure: true },
    )
    expect(looked).toBeGreaterThan(500)
  },
  patience,
)

/** On which days of an onboarding the vendor and the partner do what, and when it is paused for how long. */
const delays = fc.record({
  access: fc.integer({ min: 1, max: 40 }),
  channels: fc.integer({ min: 1, max: 40 }),
  handIn: fc.integer({ min: 1, max: 25 }),
  held: fc.integer({ min: 0, max: 20 }),
  pause: fc.integer({ min: 1, max: 40 }),
  length: fc.integer({ min: 1, max: 20 }),
})

test('property: a day that the partner waited for the vendor, or that was paused, moves the target once', () => {
  const rules: Rules = { model: shippedModel('six-stage'), calendar: everyDay }
  const start = '2027-03-03'
  fc.assert(
    fc.property(delays, ({ access, channels, handIn, held, pause, length }) => {
      const life = onboarding(rules, start)
      const goal = daysOf(life, 'onboard-1')?.goal as Day
      const task = (name: string): Ask => ({ type: 'complete_task', task: `onboard-1.${name}` })
      const sales = { side: 'partner' as const, id: people.sales }
      life.ask(start, asManager, task('kick-off'))
      const acts = [
        { on: access, act: (day: Day) => life.ask(day, asManager, task('access')) },
        { on: channels, act: (day: Day) => life.ask(day, asManager, task('channels')) },
        {
          on: pause,
          act: (day: Day) => life.ask(day, asManager, { type: 'pause', until: addDays(day, length - 1 || 1) }),
        },
        { on: handIn, act: (day: Day) => life.ask(day, sales, task('product-training')) },
        {
          on: handIn + held,
          act: (day: Day) => life.ask(day, asManager, { type: 'validate_task', task: 'onboard-1.product-training' }),
        },
      ]
      for (const { on, act } of acts.sort((a, b) => a.on - b.on)) act(addDays(start, on))
      life.to(addDays(start, 65))
      const paused = (length - 1 || 1) + 1
      // Counted in days that were not paused: what is late, or held, by which of them.
      const active = (day: number) => (day <= pause ? day : Math.max(pause, day - paused))
      const waited = new Set<number>()
      const wait = (from: number, to: number) => {
        for (let day = from; day < to; day += 1) waited.add(day)
      }
      wait(10, active(access))
      wait(10, active(channels))
      wait(active(handIn), active(handIn + held))
      expect(daysOf(life, 'onboard-1')?.goal).toBe(addDays(goal, paused + waited.size))
    }),
    { numRuns: 150, seed: 20270303 },
  )
})
