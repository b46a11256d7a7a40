import { parseArgs } from 'node:util'
import { command, commandOfEight } from './command.js'
import { core } from './core.js'
import { events } from './events.js'
import type { Figure } from './figure.js'
import { journalRead } from './journal-read.js'
import { memory } from './memory.js'
import { opening, openingOfEight } from './opening.js'
import { openings } from './openings.js'
import { type Place, within } from './place.js'
import { Programme } from './programme.js'
import { table } from './table.js'

/**
 * `npm run bench`: figures as ratios, both sides measured in one run. `-- --json` prints one object, `-- --only
 * opening` measures that alone.
 */

type Measured = Record<string, Figure>
interface Measure {
  names: string[]
  measure(place: Place): Promise<Measured>
}

const one = (name: string, measure: (place: Place) => Promise<Figure>): Measure => ({
  names: [name],
  measure: async place => ({ [name]: await measure(place) }),
})

const measures: Measure[] = [
  one('memory_per_workflow', memory),
  {
    names: ['events_per_wake', 'events_per_command', 'events_per_letter', 'events_per_year', 'history_bytes_per_year'],
    measure: events,
  },
  one('journal_read', journalRead),
  one('opening', opening),
  one('opening_8', openingOfEight),
  one('command', command),
  one('command_8', commandOfEight),
  { names: ['open_1000', 'open_postgres_bytes', 'open_engine_bytes'], measure: openings },
]
const names = ['core', ...measures.flatMap(measure => measure.names)]

process.exit(
  await bench().catch((error: unknown) => {
    console.error(error)
    return 1
  }),
)

async function bench(): Promise<number> {
  const {
    values: { json, only },
  } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string', multiple: true } } })
  const unknown = only?.find(name => !names.includes(name))
  if (unknown) {
    console.error(`There is no figure ${unknown}; there are ${names.join(', ')}.`)
    return 2
  }
  // Standard output is for the figures alone, whatever the parts have to say.
  console.log = console.error
  const isWanted = (name: string) => !only || only.includes(name)
  const figures: Measured = {}
  // The core needs no parts, and is measured before they want the processor.
  if (isWanted('core')) figures.core = core()
  const wanted = measures.filter(measure => measure.names.some(isWanted))
  if (wanted.length > 0) await within(place => measureAll(wanted, place, figures))
  const shown = Object.fromEntries(Object.entries(figures).filter(([name]) => isWanted(name)))
  process.stdout.write(`${json ? JSON.stringify(shown) : table(shown)}\n`)
  return 0
}

async function measureAll(wanted: Measure[], place: Place, into: Measured): Promise<void> {
  // Whoever comes first needs nobody to let them in, so the manager comes before the people of any life.
  const programme = await Programme.begin(place)
  programme.close()
  for (const { names: its, measure } of wanted) {
    console.error(`Measuring ${its.join(', ')}`)
    Object.assign(into, await measure(place))
  }
}
