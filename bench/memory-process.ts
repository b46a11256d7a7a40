import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { nextDay } from '../lifecycle/elapse.js'
import type { Model } from '../lifecycle/model.js'
import { standing } from '../lifecycle/standing.js'
import { step as decideStep } from '../lifecycle/step.js'
import { plainCalendar, shippedModel } from '../test/lifecycle/life.js'
import { decider } from '../workers/decide.js'
import { installRuntime } from '../workers/process.js'
import type { StepResult } from '../workflows/contract.js'
import { standardReseller } from './reseller.js'

/**
 * Caches more and more workflows of one kind and prints, after each lot, how much memory the process holds, in KB:
 * `memory-process.ts <workflow type> <address> <namespace> <bundle> <arguments' file> <lot> <lots>`.
 */
const [workflowType = '', address = '', namespace = '', codePath = '', argumentsFile = '', lot = '0', lots = '0'] =
  process.argv.slice(2)

installRuntime({ logLevel: 'error' }, undefined)
const connection = await NativeConnection.connect({ address })
const clientConnection = await Connection.connect({ address })
const client = new Client({ connection: clientConnection, namespace })
const taskQueue = `memory-${workflowType}-${process.pid}`
/** What a partnership of a year shows and waits for, as each of them is told. */
const { state } = standardReseller(12).life
const { decide } = decider<Model>(
  { step: decideStep, nextDay, standing },
  {
    model: () => Promise.resolve(shippedModel('six-stage')),
    calendar: () => Promise.resolve(plainCalendar),
    zones: () => Promise.resolve({}),
  },
)
const now = `${state.today}T12:00:00Z`
const decided = await decide({ state, since: state.today, now, commands: [] })
const step = (): Promise<StepResult> =>
  Promise.resolve({ number: 1, happened: '', answers: {}, jobs: [], today: decided.today, standing: decided.standing })
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue,
  workflowBundle: { codePath },
  maxCachedWorkflows: 10_000,
  // Run workflows on this thread, so that its garbage collector reaches them.
  debugMode: true,
  activities: { step },
})
const ran = worker.run()
const args = JSON.parse(readFileSync(argumentsFile, 'utf8')) as unknown[]

const held: [number, number][] = []
for (let count = 0; count <= Number(lots); count += 1) {
  const wanted = count * Number(lot)
  for (let at = 0; count > 0 && at < Number(lot); at += 10)
    await Promise.all(
      Array.from({ length: 10 }, (_, one) =>
        client.workflow.start(workflowType, { taskQueue, workflowId: `${taskQueue}-${count}-${at + one}`, args }),
      ),
    )
  await untilIdle(wanted)
  held.push([wanted, await collected()])
}
console.log(JSON.stringify(held))
worker.shutdown()
await ran
process.exit(0)

async function untilIdle(wanted: number): Promise<void> {
  for (const until = Date.now() + 120_000; ; await wait(100)) {
    const { numCachedWorkflows, numInFlightActivities, numInFlightWorkflowActivations } = worker.getStatus()
    if (numCachedWorkflows >= wanted && numInFlightActivities === 0 && numInFlightWorkflowActivations === 0) break
    if (Date.now() > until) throw new Error(`${numCachedWorkflows} of ${wanted} workflows are cached`)
  }
  // The last answer's way through the engine.
  await wait(500)
}

async function collected(): Promise<number> {
  for (let time = 0; time < 4; time += 1) {
    globalThis.gc?.()
    await wait(50)
  }
  return process.memoryUsage.rss() / 1024
}
