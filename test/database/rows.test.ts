import fc from 'fast-check'
import { type Table, fresh } from '../../database/rows/table.js'
import { taskTable } from '../../database/rows/tasks.js'
import { rowsOf, tables } from '../../database/rows.js'
import { partnershipRow } from '../../database/rows/partnership.js'
import { evolve, fold } from '../../lifecycle/evolve.js'
import type { Event } from '../../lifecycle/event.js'
import { type State, nothingEnded } from '../../lifecycle/state.js'
import { type Lived, eventTypes, live, modelRecipes, rulesOf, scripts } from '../lifecycle/random-lives.js'

/** Journals that the property is tried on, under random models, of 160 turns each. */
const journals = 150
const patience = 300_000

type Database = Map<string, unknown>

/** As it would be stored: what is undefined is not there. */
const stored = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T

function write(database: Database, before: State | undefined, after: State, events: Event[]): void {
  for (const { table, rows } of rowsOf({ before, after, events }))
    for (const row of rows)
      database.set([tables.indexOf(table), ...table.key.map(name => row[name])].join(' '), stored(row))
}

/** Every step writes what it changed; between two steps only what was stored is known. */
function byStepsOf({ events, turns }: Lived): Database {
  const database: Database = new Map()
  const [first] = events
  let state = evolve(undefined, first!)
  write(database, undefined, state, [first!])
  for (const { taken } of turns) {
    const before = stored(state)
    const after = fold(taken.events, { ...before, ended: nothingEnded })
    write(database, before, after, taken.events)
    database.set('partnership', { ...stored(partnershipRow(after)) })
    state = after
  }
  return database
}

function byOneRebuildOf({ events }: Lived): Database {
  const database: Database = new Map()
  const state = fold(events)
  write(database, undefined, state, events)
  database.set('partnership', stored(partnershipRow(state)))
  return database
}

const sorted = (database: Database) => Object.fromEntries([...database].sort(([a], [b]) => (a < b ? -1 : 1)))

test(
  `of ${journals} random journals the rows by steps are the rows by one rebuild`,
  () => {
    const kinds = new Set<string>()
    let rows = 0
    fc.assert(
      fc.property(modelRecipes, scripts(160), (recipe, script) => {
        const life = live(rulesOf(recipe, script), script)
        const rebuilt = byOneRebuildOf(life)
        expect(sorted(byStepsOf(life))).toEqual(sorted(rebuilt))
        for (const { type } of life.events) kinds.add(type)
        rows += rebuilt.size
      }),
      { numRuns: journals, seed: 20261127, endOnFailure: true },
    )
    // The property would hold of nothing at all: it has seen thousands of rows, of all kinds of events but a few.
    expect(rows).toBeGreaterThan(5_000)
    expect(eventTypes.filter(type => !kinds.has(type)).length).toBeLessThan(eventTypes.length / 5)
  },
  patience,
)

test(
  'a table that forgets what is over is found by the property',
  () => {
    const forgetful: Table['rows'] = ({ before, after }) =>
      taskTable.rows({ before, after: { ...after, ended: nothingEnded }, events: [] })
    const honest = taskTable.rows
    taskTable.rows = forgetful
    try {
      const differs = fc.check(
        fc.property(modelRecipes, scripts(60), (recipe, script) => {
          const life = live(rulesOf(recipe, script), script)
          expect(sorted(byStepsOf(life))).toEqual(sorted(byOneRebuildOf(life)))
        }),
        { numRuns: 20, seed: 20261127, endOnFailure: true },
      )
      expect(differs.failed).toBe(true)
    } finally {
      taskTable.rows = honest
    }
  },
  patience,
)

test('what did not change is not written again', () => {
  const [kept, changed] = [{ id: 'a' }, { id: 'b' }]
  expect(fresh([kept, changed], [kept, { ...changed }])).toEqual([{ id: 'b' }])
})
