import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { fastForward, fastForwardTo, skipFreely, workflowNow } from '../../embedded/time-skipping.js'
import { quietRuntime } from '../support/quiet-runtime.js'
import { engine, unique, workflowBundle } from '../support/stack.js'
import type { seenQuery, sayUpdate, yearly } from './yearly.workflow.js'

const taskQueue = unique('yearly')
let client: Client, worker: Worker, native: NativeConnection, run: Promise<void>

beforeAll(async () => {
  quietRuntime()
  const [{ address, namespace }, bundle] = await Promise.all([
    engine(),
    workflowBundle(join(import.meta.dirname, 'yearly.workflow.ts')),
  ])
  client = new Client({ connection: await Connection.connect({ address }), namespace })
  native = await NativeConnection.connect({ address })
  worker = await Worker.create({ connection: native, namespace, taskQueue, workflowBundle: bundle })
  run = worker.run()
})

afterAll(async () => {
  worker.shutdown()
  await run
  await native.close()
  await client.connection.close()
})

const start = (until: string) =>
  client.workflow.start<typeof yearly>('yearly', { taskQueue, workflowId: unique('yearly'), args: [[], until] })
const firstOf = (months: number) =>
  Array.from({ length: months }, (_, month) => {
    const now = new Date()
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1 + month, 1)).toISOString().slice(0, 16)
  })

test('six virtual years, continuing as new in each, wake on every exact day', async () => {
  const until = firstOf(72).at(-1)!
  const handle = await start(until)
  await skipFreely(client, handle.workflowId)
  expect(await client.workflow.getHandle<typeof yearly>(handle.workflowId).result()).toEqual(firstOf(72))
})

test('year by year, acting in between: the clock stands where it was sent, and updates see it', async () => {
  const handle = await start('2099-01-01')
  const latest = client.workflow.getHandle(handle.workflowId)
  const began = (await workflowNow(client, handle.workflowId)).getTime()
  for (let year = 1; year <= 6; year++) {
    const there = new Date(began + year * 365 * 86_400_000)
    const now = await fastForwardTo(client, handle.workflowId, there)
    expect(Math.abs(now.getTime() - there.getTime())).toBeLessThan(5000)
    const heard = await latest.executeUpdate<string, [string]>('say' satisfies typeof sayUpdate.name, {
      args: ['hello'],
    })
    expect(heard.slice(0, 10)).toBe(there.toISOString().slice(0, 10))
  }
  const seen = await latest.query<string[]>('seen' satisfies typeof seenQuery.name)
  expect(seen.filter(line => !line.startsWith('hello'))).toEqual(
    firstOf(72).filter(day => Date.parse(`${day}Z`) <= began + 6 * 365 * 86_400_000 + 5000),
  )
  await latest.terminate()
})

test('a fast-forward by nothing leaves the clock alone', async () => {
  const handle = await start('2099-01-01')
  expect(Math.abs((await fastForward(client, handle.workflowId, 0)).getTime() - Date.now())).toBeLessThan(5000)
  await handle.terminate()
})
