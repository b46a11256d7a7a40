import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeBundle } from '../embedded/workflow-bundle.js'
import { type Carried, partnershipWorkflow } from '../workflows/contract.js'
import { compared, type Figure } from './figure.js'
import { ownProcess, type Place } from './place.js'

const limit = 1.5
const lot = 100
const lots = 4
const rounds = 2

/**
 * What one more cached workflow costs a worker: the slope of its memory over how many it holds, each side in processes
 * of its own.
 */
export async function memory(place: Place): Promise<Figure> {
  const bundle = await makeBundle(place.folder, join(import.meta.dirname, 'memory.workflow.ts'))
  const carried: Carried = { schemaVersion: 1, partnership: randomUUID(), number: 1, letters: [] }
  const slope = (workflowType: string, args: unknown[]) => slopeIn(place, workflowType, args, bundle)
  const ours: number[] = []
  const baseline: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await slope(partnershipWorkflow, [carried]))
    baseline.push(await slope('trivial', []))
  }
  return compared(ours, baseline, 'KB', limit)
}

async function slopeIn(
  { parts, folder, environment, engine: { address, namespace } }: Place,
  workflowType: string,
  args: unknown[],
  bundle: string,
): Promise<number> {
  const argumentsFile = join(folder, `${workflowType}.json`)
  writeFileSync(argumentsFile, JSON.stringify(args))
  const name = `Memory of ${workflowType}`
  await parts.run(
    ownProcess(
      name,
      'memory-process.ts',
      environment,
      [workflowType, address, namespace, bundle, argumentsFile, String(lot), String(lots)],
      ['--expose-gc'],
    ),
  )
  const said = readFileSync(join(folder, 'logs', `${name.toLowerCase().replaceAll(' ', '-')}.log`), 'utf8')
  const held = JSON.parse(said.trim().split('\n').at(-1)!) as [count: number, kilobytes: number][]
  // The first lot also pays for what every workflow shares.
  return slopeOf(held.slice(1))
}

/** Least squares. */
function slopeOf(points: [number, number][]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))]
  return (
    points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0)
    / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
  )
}
