import { isDeepStrictEqual } from 'node:util'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, later } from '../../lifecycle/day.js'
import type { Event } from '../../lifecycle/event.js'
import type { State } from '../../lifecycle/state.js'
import type { Step } from '../../lifecycle/step.js'
import { asManager } from './life.js'
import {
  commandTypes,
  type Core,
  core,
  eventTypes,
  isValid,
  live,
  type Lived,
  type ModelRecipe,
  modelRecipes,
  rulesOf,
  type Script,
  scripts,
} from './random-lives.js'

/**
 * What holds in every life, under every model that checks: random lives, mostly of people who do the right thing, with
 * noise. Every property counts the kinds of accepted commands and of events that it saw and wants all of them; for each
 * a core with a planted fault breaks it.
 */
/** A busy machine takes ten times as long as an idle one. */
const patience = 300_000
const run = { numRuns: 70, seed: 20261122, endOnFailure: true }

const memory = new Map<string, Lived>()

/** Properties see the same lives, so a life under the true core is lived once. */
function lived(recipe: ModelRecipe, script: Script, used: Core): Lived {
  if (used !== core) return live(rulesOf(recipe, script), script, used)
  const key = JSON.stringify([recipe, script])
  const known = memory.get(key) ?? live(rulesOf(recipe, script), script)
  memory.set(key, known)
  return known
}

type Property = (life: Lived, used: Core) => void
const text = (value: unknown) => JSON.stringify(value)
/** As it would be stored: what is undefined is not there, and the order of fields says nothing. */
const stored = (value: unknown) => JSON.parse(text(value)) as unknown
const inOrder = (value: unknown) =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
/** States are long: of two that differ, where they part and what stands around it. */
function same(found: unknown, wanted: unknown): void {
  if (isDeepStrictEqual(stored(found), stored(wanted))) return
  const [a, b] = [inOrder(found), inOrder(wanted)]
  const at = [...b].findIndex((letter, index) => letter !== a[index])
  expect(a.slice(Math.max(0, at - 150), at + 150)).toBe(b.slice(Math.max(0, at - 150), at + 150))
}

/** Looks at random lives and returns what it saw of each kind of accepted command and of event. */
function look(property: Property, used: Core = core) {
  const seen: Record<string, number> = Object.fromEntries(
    [...commandTypes.map(type => `asked ${type}`), ...eventTypes].map(kind => [kind, 0]),
  )
  const result = fc.check(
    fc.property(modelRecipes, scripts(240), (recipe, script) => {
      const life = lived(recipe, script, used)
      property(life, used)
      for (const event of life.events) seen[event.type] = (seen[event.type] ?? 0) + 1
      for (const { commands, taken } of life.turns)
        for (const { id, type } of commands)
          if ('events' in (taken.answers[id] ?? {})) seen[`asked ${type}`] = (seen[`asked ${type}`] ?? 0) + 1
    }),
    run,
  )
  return { result, seen }
}

function holds(name: string, property: Property, faults: Record<string, Partial<Core>>): void {
  test(
    `property: ${name}`,
    () => {
      const { result, seen } = look(property)
      expect(result.failed ? `run ${result.numRuns}: ${String(result.errorInstance)}` : 'holds').toBe('holds')
      expect(
        Object.entries(seen)
          .filter(([, count]) => count === 0)
          .map(([kind]) => kind),
      ).toEqual([])
    },
    patience,
  )
  for (const [fault, planted] of Object.entries(faults)) {
    test(`property: ${name}; broken by a core that ${fault}`, () => {
      expect(look(property, { ...core, ...planted }).result.failed).toBe(true)
    })
  }
}

/** The true step, and then what the fault makes of it. */
const faulty = (fault: (taken: Step, before: State, today: string) => Step): Partial<Core> => ({
  step: (state, rules, today, commands) => fault(core.step(state, rules, today, commands), state, today),
})
const withEvent = (taken: Step, body: object): Step => {
  const event = { number: taken.state.number + 1, day: taken.state.today, ...body } as Event
  return { ...taken, events: [...taken.events, event], state: core.evolve(taken.state, event) }
}
const logged = { type: 'challenge_logged', text: 'b0000000-0000-4000-8000-000000000009' }

test('properties: the models that they look at check clean', () => {
  const models = fc
    .sample(fc.tuple(modelRecipes, scripts(2)), { ...run, numRuns: 100 })
    .map(([recipe, script]) => rulesOf(recipe, script).model)
  expect(models.filter(model => !isValid(model)).length).toBe(0)
  expect(new Set(models.map(model => text(model))).size).toBeGreaterThan(90)
})

holds(
  'elapsing to a day in one step or day by day gives the same events',
  ({ rules, turns }, used) => {
    for (const { before, day, commands, taken } of turns) {
      let state = before
      const daily: Event[] = []
      for (let one = addDays(state.today, 1); one < day; one = addDays(one, 1)) {
        const stepped = used.step(state, rules, one)
        state = stepped.state
        daily.push(...stepped.events)
      }
      daily.push(...used.step(state, rules, day, commands).events)
      same(daily, taken.events)
    }
  },
  {
    'dates what fell due meanwhile to today': faulty((taken, before, today) =>
      today > addDays(before.today, 20)
        ? { ...taken, events: taken.events.map(event => ({ ...event, day: later(event.day, today) })) }
        : taken,
    ),
    'forgets the last event of a long absence': faulty((taken, before, today) =>
      today > addDays(before.today, 20) ? { ...taken, events: taken.events.slice(0, -1) } : taken,
    ),
  },
)

holds(
  'no letter twice, and to one person at most one a day of each kind',
  ({ turns }) => {
    const letters = new Set<string>()
    const told = new Set<string>()
    for (const { taken } of turns) {
      for (const { letter, occurrence, to } of taken.letters) {
        const key = `${letter} ${occurrence} ${to.id}`
        expect(letters.has(key) ? key : undefined).toBeUndefined()
        letters.add(key)
      }
      for (const event of taken.events) {
        if (event.type !== 'reminded' || event.kind === 'invited') continue
        const key = `${event.day} ${event.kind} ${event.to.id}`
        expect(told.has(key) ? key : undefined).toBeUndefined()
        told.add(key)
      }
    }
  },
  {
    'writes a letter twice': faulty(taken => ({ ...taken, letters: [...taken.letters, ...taken.letters.slice(0, 1)] })),
    'tells the same person again on the same day': faulty(taken => {
      const told = taken.events.find(event => event.type === 'reminded' && event.kind === 'due')
      return told ? withEvent(taken, { ...told, number: taken.state.number + 1 }) : taken
    }),
  },
)

holds(
  'the next day is never in the past, never missing while something is open, and something happens on it and not before',
  ({ rules, turns }, used) => {
    for (const {
      day,
      taken: { state },
    } of turns) {
      const next = used.nextDay(state, rules)
      if (state.closed) {
        expect(next).toBeUndefined()
        continue
      }
      expect(
        next === undefined
          ? `nothing after ${day} in ${state.stage}: ${state.tasks.map(task => task.id).join(', ')}`
          : next > day
            ? 'later'
            : `${next} on ${day}`,
      ).toBe('later')
      expect(used.step(state, rules, addDays(next as string, -1)).events).toEqual([])
      expect(used.step(state, rules, next as string).events.length).toBeGreaterThan(0)
    }
  },
  {
    'knows no next day during an exit': {
      nextDay: (state, rules) => (state.exit ? undefined : core.nextDay(state, rules)),
    },
    'looks again on the same day': {
      nextDay: (state, rules) => (state.runs.length > 1 ? state.today : core.nextDay(state, rules)),
    },
    'looks a day too late': {
      nextDay: (state, rules) => {
        const next = core.nextDay(state, rules)
        return next && addDays(next, 1)
      },
    },
  },
)

holds(
  'a refusal adds no event of its own',
  ({ rules, turns }, used) => {
    for (const { before, day, commands, taken } of turns) {
      const refused = commands.filter(({ id }) => 'refusal' in (taken.answers[id] ?? {}))
      if (refused.length === 0) continue
      const without = used.step(
        before,
        rules,
        day,
        commands.filter(command => !refused.includes(command)),
      )
      same([taken.events, taken.state], [without.events, without.state])
    }
  },
  {
    'puts a refusal on record': faulty(taken =>
      Object.values(taken.answers).some(answer => 'refusal' in answer) ? withEvent(taken, logged) : taken,
    ),
  },
)

holds(
  'a closed partnership stays silent',
  ({ rules, turns, state, events }, used) => {
    const end = events.find(event => event.type === 'partnership_closed' || event.type === 'partnership_ended')
    expect(events.filter(event => end && event.number > end.number)).toEqual([])
    for (const { before, taken } of turns) {
      if (!before.closed) continue
      expect([taken.events, taken.letters]).toEqual([[], []])
      for (const answer of Object.values(taken.answers)) expect(answer).toMatchObject({ refusal: { code: 'closed' } })
    }
    if (!state.closed) return
    const years = used.step(state, rules, addDays(state.today, 3000), [
      { id: 'late', by: asManager, type: 'log_challenge', text: logged.text },
    ])
    expect([years.events, years.letters, used.nextDay(state, rules)]).toEqual([[], [], undefined])
  },
  {
    'goes on listening': faulty((taken, before) =>
      before.closed && Object.keys(taken.answers).length > 0 ? withEvent(taken, logged) : taken,
    ),
  },
)

holds(
  'state survives JSON',
  ({ rules, turns }, used) => {
    for (const { before, day, commands, taken } of turns.filter((_, index) => index % 3 === 0)) {
      const again = used.step(JSON.parse(text(before)) as State, rules, day, commands)
      same([again.events, again.state, again.letters], [taken.events, taken.state, taken.letters])
    }
  },
  {
    'keeps something that JSON loses': faulty((taken, before) => {
      const kept = (before as { kept?: Map<string, number> }).kept
      return {
        ...taken,
        letters: kept instanceof Map || before.number < 5 ? taken.letters : taken.letters.slice(1),
        state: { ...taken.state, kept: new Map() } as State,
      }
    }),
  },
)

holds(
  'folding the journal gives the state',
  ({ events, turns, state }, used) => {
    const folded = (until: number) =>
      events.slice(0, until).reduce<State | undefined>((so, event) => used.evolve(so, event), undefined)
    same(folded(events.length), state)
    const middle = turns[Math.floor(turns.length / 2)]?.taken.state
    if (middle) same(folded(middle.number), middle)
  },
  {
    'changes the state beside the events': faulty(taken =>
      taken.events.length > 3 ? { ...taken, state: { ...taken.state, health: 'watch' } } : taken,
    ),
    'does not understand a grant': {
      evolve: (state, event) =>
        event.type === 'granted' && state
          ? { ...state, number: event.number, today: event.day }
          : core.evolve(state, event),
    },
  },
)

holds(
  'events are numbered without a gap, and none lies before its predecessor',
  ({ events }) => {
    events.forEach((event, index) => {
      expect(event.number).toBe(index + 1)
      const last = events[index - 1]
      if (last && event.day < last.day)
        expect(`${event.number} ${event.type} ${event.day}`).toBe(`on ${last.day} or later`)
    })
  },
  {
    'leaves out a number': faulty(taken => ({
      ...taken,
      events: taken.events.map(event =>
        event.type === 'task_lapsed' ? { ...event, number: event.number + 1 } : event,
      ),
    })),
    'dates a review back to its period': faulty(taken => ({
      ...taken,
      events: taken.events.map(event => (event.type === 'review_scored' ? { ...event, day: event.period.to } : event)),
    })),
  },
)
