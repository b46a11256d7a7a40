import { readdirSync } from 'node:fs'
import { afterAll, expect, test } from '@jest/globals'
import type { Model } from '../../lifecycle/model.js'
import { plainCalendar } from './life.js'
import { type Scenario, sixStage } from './scenarios/scenario.js'

/**
 * Altering any number in a model turns at least one rule test red. Every number of the six-stage model, as a value or
 * in a day such as
 * `due + 3 bd`, is altered up and down, and the scenarios of the rule tests are run under the altered model until one
 * ends otherwise than by its literal. A scenario that never reads a number cannot notice it, so only its readers are
 * run, the quickest first.
 */
const folder = new URL('./scenarios/', import.meta.url)
const scenarios: Scenario[] = []
for (const file of readdirSync(folder).sort()) {
  const module = (await import(new URL(file, folder).href)) as { scenarios?: Scenario[] }
  scenarios.push(...(module.scenarios ?? []))
}

const model = sixStage().model

interface Mutant {
  path: string
  from: string
  to: string
  model: Model
}

/** Days are said in these fields; a digit elsewhere is part of a name. */
const saysDay = (path: string[]) =>
  ['on', 'due', 'opens', 'close'].includes(path.at(-1) ?? '') || path.at(-2) === 'days'

function mutants(value: unknown = model, path: string[] = []): Mutant[] {
  const altered = (from: string, to: string, put: unknown): Mutant => {
    const copy = structuredClone(model)
    const holder = path
      .slice(0, -1)
      .reduce<Record<string, unknown>>(
        (at, key) => at[key] as Record<string, unknown>,
        copy as unknown as Record<string, unknown>,
      )
    holder[path.at(-1) as string] = put
    return { path: path.join('.'), from, to, model: copy }
  }
  if (typeof value === 'number') {
    // No KPIs of any partner type weigh between 40 and 45 % together: half of the weight is what is altered there.
    const by =
      Number.isInteger(value) && path[0] !== 'scores'
        ? 1
        : path.includes('scale')
          ? 1
          : path.at(-1) === 'missing'
            ? 0.1
            : 0.05
    const least = path.includes('scale') ? -1 : path[0] === 'numbers' || path.includes('weights') ? 0 : 0.01
    return [value + by, value - by]
      .filter(to => to >= least)
      .map(to => altered(String(value), String(to), Math.round(to * 1e6) / 1e6))
  }
  if (typeof value === 'string' && saysDay(path)) {
    return [...value.matchAll(/\d+/g)].flatMap(({ 0: digits, index }) =>
      [+digits + 1, +digits - 1]
        .filter(to => to >= (value[index - 1] === '/' ? 1 : 0))
        .map(to => {
          const text = `${value.slice(0, index)}${to}${value.slice(index + digits.length)}`
          return altered(value, text, text)
        }),
    )
  }
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => mutants(inner, [...path, key]))
  return []
}

const hidden = Symbol('the object itself')

/** The model, noting the path of every number and text that is read. */
function watched<T extends object>(value: T, read: Set<string>, path = ''): T {
  const inner = new Map<PropertyKey, unknown>()
  return new Proxy(value, {
    get(target, key) {
      if (key === hidden) return target
      const found = Reflect.get(target, key) as unknown
      const at = path ? `${path}.${String(key)}` : String(key)
      if (typeof found === 'number' || typeof found === 'string') read.add(at)
      if (!found || typeof found !== 'object') return found
      if (!inner.has(key)) inner.set(key, watched(found, read, at))
      return inner.get(key)
    },
  })
}

const same = (a: unknown, b: unknown) => {
  try {
    expect(a).toEqual(b)
    return true
  } catch {
    return false // the test's way to compare: it throws when they differ
  }
}

const readers = scenarios
  .map(scenario => {
    const read = new Set<string>()
    const began = performance.now()
    let ended: unknown
    try {
      ended = scenario.run({ model: watched(model, read), calendar: plainCalendar })
    } catch (error) {
      ended = error
    }
    return { scenario, read, cost: performance.now() - began, green: same(ended, scenario.expected) }
  })
  .sort((a, b) => a.cost - b.cost)

function noticed(mutant: Mutant): boolean {
  const at = readers.findIndex(({ scenario, read, green }) => {
    if (!green || !read.has(mutant.path)) return false
    try {
      return !same(scenario.run({ model: mutant.model, calendar: plainCalendar }), scenario.expected)
    } catch {
      return true // a rule that can no longer be carried out has noticed too
    }
  })
  // Who noticed this one is likely to notice the next, its neighbour.
  readers.unshift(...readers.splice(at, at < 0 ? 0 : 1))
  return at >= 0
}

const all = mutants()
let told = 0
afterAll(() => expect(told).toBe(all.length))

test('mutations: every scenario ends by its literal under the model as shipped', () => {
  expect(readers.filter(({ green }) => !green).map(({ scenario }) => `${scenario.rule}: ${scenario.title}`)).toEqual([])
})

for (const noun of [...new Set(all.map(mutant => mutant.path.split('.').slice(0, 2).join('.')))]) {
  const own = all.filter(mutant => mutant.path.split('.').slice(0, 2).join('.') === noun)
  test(`mutations: each of the ${own.length} alterations of ${noun} turns a rule test red`, () => {
    const unnoticed = own.filter(mutant => !noticed(mutant))
    told += own.length
    expect(unnoticed.map(({ path, from, to }) => `${path}: ${from} → ${to}`)).toEqual([])
  }, 300_000) // a busy machine takes ten times as long as an idle one
}
