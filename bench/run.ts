import { parseArgs } from 'node:util'
import { command, commandOfEight } from './command.js'
import type { Figure } from './figure.js'
import { opening, openingOfEight } from './opening.js'
import { type Place, within } from './place.js'
import { table } from './table.js'

/** `npm run bench`: figures as ratios, both sides measured in one run. `-- --json` prints one object, `-- --only opening` measures that alone. */
const figures: Record<string, (place: Place) => Promise<Figure>> = {
  opening,
  opening_8: openingOfEight,
  command,
  command_8: commandOfEight,
}

process.exit(await bench().catch((error: unknown) => {
  console.error(error)
  return 1
}))

async function bench(): Promise<number> {
  const { values: { json, only } } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string', multiple: true } } })
  const unknown = only?.find(name => !(name in figures))
  if (unknown) {
    console.error(`There is no figure ${unknown}; there are ${Object.keys(figures).join(', ')}.`)
    return 2
  }
  // Standard output is for the figures alone, whatever the parts have to say.
  console.log = console.error
  const measured: Record<string, Figure> = {}
  await within(async place => {
    for (const [name, measure] of Object.entries(figures)) {
      if (only && !only.includes(name)) continue
      console.error(`Measuring ${name}`)
      measured[name] = await measure(place)
    }
  })
  process.stdout.write(`${json ? JSON.stringify(measured) : table(measured)}\n`)
  return 0
}
