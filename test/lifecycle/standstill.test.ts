import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addMonths, type Day, daysBetween } from '../../lifecycle/day.js'
import type { Rules } from '../../lifecycle/rules/aggregate.js'
import type { State } from '../../lifecycle/state.js'
import { type Core, core, isValid, live, modelRecipes, rulesOf, scripts } from './random-lives.js'

/**
 * An open partnership never comes to a standstill, whatever its model, and whenever people fall silent: within 120 days
 * somebody is written to, or a review is laid, until it is over. Where a model reviews, or chases what an exit waits
 * for, only every so many months, calm may last as long.
 */
const longest = 120
const cadences = fc.constantFrom(3, 3, 3, 6, 12)

interface Silence {
  rules: Rules
  state: State
  /** The last day on which anybody acted. */
  since: Day
}

/** Some turns of a random life, and then nobody acts any more. */
const silences = fc
  .tuple(modelRecipes, scripts(40), fc.integer({ min: 1, max: 40 }), cadences)
  .map(([recipe, script, turns, cadence]): Silence => {
    const rules = rulesOf(recipe, script)
    rules.model.numbers.cadence = { else: cadence }
    const { state, turns: lived } = live(rules, { ...script, turns: script.turns.slice(0, turns) })
    return { rules, state, since: lived.at(-1)?.day ?? state.today }
  })

/** What the longest calm of the years to come is, and after which day; none once it is over. */
function calm({ rules, state, since }: Silence, used: Core): { days: number; after: Day } {
  const until = addMonths(since, 48)
  let longestCalm = { days: 0, after: since }
  let last = since
  const heard = (day: Day) => {
    // An exit of which all is done waits for its last day, which may be years away: that is its day, and no standstill.
    if (state.exit && last < state.exit.last) last = state.exit.last < day ? state.exit.last : day
    if (daysBetween(last, day) > longestCalm.days) longestCalm = { days: daysBetween(last, day), after: last }
    last = day > last ? day : last
  }
  for (let next = used.nextDay(state, rules); next !== undefined && next <= until; next = used.nextDay(state, rules)) {
    const taken = used.step(state, rules, next)
    state = taken.state
    for (const letter of taken.letters) if (!letter.withheld) heard(letter.day)
    for (const event of taken.events) if (event.type === 'review_planned') heard(event.day)
  }
  if (!state.closed) heard(until)
  return longestCalm
}

function look(used: Core) {
  const seen = new Set<string>()
  const result = fc.check(
    fc.property(silences, silence => {
      const { rules, state } = silence
      for (const sight of [
        rules.model.name,
        state.stage,
        ...(state.beneath ? ['vows'] : []),
        ...(state.exit ? ['exit'] : []),
      ])
        seen.add(sight)
      const { days, after } = calm(silence, used)
      const months = Math.max(...['cadence', 'closingChase'].map(name => rules.model.numbers[name]?.else ?? 0))
      const allowed = Math.max(longest, daysBetween(after, addMonths(after, months)) + 31)
      if (days > allowed)
        throw new Error(
          `${rules.model.name} in ${silence.state.stage}: ${days} days of nothing from ${after} on (silent since ${silence.since})`,
        )
    }),
    { numRuns: 250, seed: 7, endOnFailure: true },
  )
  return { failed: result.failed, seen, why: result.failed ? String(result.errorInstance) : '' }
}

test('property: an open partnership never comes to a standstill', () => {
  const { why, seen } = look(core)
  expect(why).toBe('')
  const wanted = ['six-stage', 'nine-stage', 'four-stage', 'vows', 'exit', 'enabling', 'expansion', 'recruiting']
  expect(wanted.filter(sight => !seen.has(sight))).toEqual([])
}, 300_000)

test('property: an open partnership never comes to a standstill; the models that it looks at check clean', () => {
  for (const { rules } of fc.sample(silences, { numRuns: 30, seed: 20261127 })) expect(isValid(rules.model)).toBe(true)
})

const faults: Record<string, Partial<Core>> = {
  'forgets who is in vows': { nextDay: (state, rules) => (state.beneath ? undefined : core.nextDay(state, rules)) },
  'lays no review after one that was missed': {
    nextDay: (state, rules) => (state.reviews.missed > 0 ? undefined : core.nextDay(state, rules)),
  },
  'chases nothing of an exit': {
    step: (state, rules, today) => {
      const taken = core.step(state, rules, today)
      return state.exit ? { ...taken, letters: [] } : taken
    },
  },
}
test.each(Object.entries(faults))(
  'property: an open partnership never comes to a standstill; broken by a core that %s',
  (_, planted) => {
    expect(look({ ...core, ...planted }).failed).toBe(true)
  },
  300_000,
)
