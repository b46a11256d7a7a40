import { parseArgs } from 'node:util'
import { command, commandOfEight } from './command.js'
import { core } from './core.js'
import { events } from './events.js'
import type { Figure } from './figure.js'
import { memory } from './memory.js'
import { opening, openingOfEight } from './opening.js'
import { type Place, within } from './place.js'
import { table } from './table.js'

/** `npm run bench`: figures as ratios, both sides measured in one run. `-- --json` prints one object, `-- --only opening` measures that alone. */

interface Measure { names: string[], measure(place: Place): Promise<Record<string, Figure>> }

const one = (name: string, measure: (place: Place) => Promise<Figure> | Figure): Measure => ({ names: [name], measure: async place => ({ [name]: await measure(place) }) })

const measures: Measure[] = [
  // First, while nothing else of the bench wants the processor.
  one('core', () => ({ limitIs: 'least', spread: null, ...core() })),
  one('memory_per_workflow', memory),
  { names: ['events_per_wake', 'events_per_command', 'events_per_letter', 'events_per_year'], measure: events },
  one('opening', opening),
  one('opening_8', openingOfEight),
  one('command', command),
  one('command_8', commandOfEight),
]

process.exit(await bench().catch((error: unknown) => {
  console.error(error)
  return 1
}))

async function bench(): Promise<number> {
  const { values: { json, only } } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string', multiple: true } } })
  const names = measures.flatMap(measure => measure.names)
  const unknown = only?.find(name => !names.includes(name))
  if (unknown) {
    console.error(`There is no figure ${unknown}; there are ${names.join(', ')}.`)
    return 2
  }
  // Standard output is for the figures alone, whatever the parts have to say.
  console.log = console.error
  const figures: Record<string, Figure> = {}
  await within(async place => {
    for (const { names: its, measure } of measures) {
      if (only && !its.some(name => only.includes(name))) continue
      console.error(`Measuring ${its.join(', ')}`)
      Object.assign(figures, await measure(place))
    }
  })
  const wanted = Object.fromEntries(Object.entries(figures).filter(([name]) => !only || only.includes(name)))
  process.stdout.write(`${json ? JSON.stringify(wanted) : table(wanted)}\n`)
  return 0
}
