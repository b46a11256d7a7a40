import { Worker } from '@temporalio/worker'
import { fastForward } from '../../embedded/time-skipping.js'
import {
  type HousekeepingActivities,
  type LetterJob,
  type MailActivities,
  housekeepingWorkflow,
  mailQueue,
  nudgeSignal,
} from '../../workflows/contract.js'
import { unique, workflowBundle } from '../support/stack.js'
import { openEngine } from './engine.js'
import { until } from '../support/until.js'

let engine: Awaited<ReturnType<typeof openEngine>>
beforeAll(async () => {
  engine = await openEngine()
}, 600_000)
afterAll(() => engine.close())

const hour = 3_600_000
const letter = (key: string): LetterJob => ({
  key,
  letter: 'managers-digest',
  role: 'manager',
  side: 'vendor',
  reason: 'a test',
  sendAt: new Date().toISOString(),
})

/** Housekeeping on a queue of its own, with chores and a mail server of the test's. */
async function housekeepingWith(
  keepHouse: HousekeepingActivities['keepHouse'],
  deliver: MailActivities['deliver'] = async () => 'sent',
  digestedTo?: string,
) {
  const taskQueue = unique('housekeeping')
  const shared = { connection: engine.native, namespace: engine.namespace, shutdownGraceTime: '1s' } as const
  const workers = await Promise.all([
    Worker.create({ ...shared, taskQueue, workflowBundle: await workflowBundle(), activities: { keepHouse } }),
    Worker.create({ ...shared, taskQueue: mailQueue(taskQueue), activities: { deliver } }),
  ])
  const ran = workers.map(worker => worker.run())
  const handle = await engine.client.workflow.start(housekeepingWorkflow, {
    taskQueue,
    workflowId: taskQueue,
    args: [digestedTo === undefined ? {} : { digestedTo }],
  })
  return {
    handle,
    nudge: () => handle.signal(nudgeSignal),
    async end() {
      await handle.terminate()
      for (const worker of workers) worker.shutdown()
      await Promise.all(ran)
    },
  }
}

test('rounds follow one another; one that fails ends nothing and leaves no hour out', async () => {
  const began = Math.floor(Date.now() / hour) * hour
  const asked: string[][] = []
  const written: string[] = []
  const kept = await housekeepingWith(
    async hours => {
      asked.push(hours)
      // The engine repeats it twice; then the round is given up.
      if (asked.length <= 3) throw new Error('the database is away')
      written.push(...hours)
      return { letters: [], failed: [], ...(hours.length > 0 && { digestedTo: hours.at(-1)! }) }
    },
    undefined,
    new Date(began - hour).toISOString(),
  )
  await until('the first round is given up', () => asked.length >= 3)
  await fastForward(engine.client, kept.handle.workflowId, 3 * hour)
  await until('the hours are written', () => written.length >= 4)
  await kept.end()
  const expected = written.map((_, index) => new Date(began + index * hour).toISOString())
  expect(written).toEqual(expected)
  expect(asked.length).toBeGreaterThan(100)
}, 120_000)

test('a letter that hangs stalls neither the others nor the rounds, and is handed over once', async () => {
  const sent: string[] = []
  let release = () => {}
  const hung = new Promise<void>(resolve => {
    release = resolve
  })
  const inFlight: string[][] = []
  const due = [letter('hangs'), letter('goes')]
  const kept = await housekeepingWith(
    async (_hours, keys) => {
      inFlight.push(keys)
      return { letters: due.filter(({ key }) => !keys.includes(key) && !sent.includes(key)), failed: [] }
    },
    async ({ key }) => {
      if (key === 'hangs') await hung
      sent.push(key)
      return 'sent'
    },
  )
  await until('the other letter goes', () => sent.includes('goes'))
  due.push(letter('comes later'))
  await until('later rounds come', async () => {
    await kept.nudge()
    return sent.includes('comes later')
  })
  expect(sent).not.toContain('hangs')
  expect(inFlight.at(-1)).toContain('hangs')
  release()
  await until('it goes', () => sent.includes('hangs'))
  await kept.end()
  expect(sent.filter(key => key === 'hangs')).toHaveLength(1)
}, 60_000)
