import { jest } from '@jest/globals'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { Client, Connection, defaultPayloadConverter } from '@temporalio/client'
import { Letter } from '../../database/entities/letter.js'
import { Partnership } from '../../database/entities/partnership.js'
import { letterKey } from '../../database/letters.js'
import { NotRecoverable, findLost, recover } from '../../workers/recover.js'
import { type Restart, startFromJournal } from '../../workers/restart.js'
import { sweeper } from '../../workers/sweep.js'
import { type Carried, workflowId } from '../../workflows/contract.js'
import { type Programme, open, openProgramme, write } from '../database/programme.js'
import { engine, unique } from '../support/stack.js'
import { until } from '../support/until.js'

let programme: Programme
let connection: Connection
let parts: Restart
let server: Awaited<ReturnType<typeof engine>>

beforeAll(async () => {
  programme = await openProgramme()
  server = await engine()
  connection = await Connection.connect({ address: server.address })
  // No worker polls this queue: what a restart hands over is read from the history.
  parts = {
    database: programme.orm,
    client: new Client({ connection, namespace: server.namespace }),
    taskQueue: unique('recover'),
  }
}, 600_000)
afterAll(async () => {
  await connection.close()
  await programme.close()
})

/** Its code is its id (programme.ts). */
const named = (id: string) => ({ id, code: id })
const handle = (id: string) => parts.client.workflow.getHandle(workflowId(id))

async function carriedBy(id: string): Promise<Carried> {
  const { events } = await handle(id).fetchHistory()
  const [payload] = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? []
  if (!payload) throw new Error('the run was started without an argument')
  return defaultPayloadConverter.fromPayload(payload)
}

/** A partnership under way: one letter waits, one is being sent, one was sent. */
async function underWay(): Promise<string> {
  const id = await open(programme)
  const to = { side: 'partner' as const, id: programme.lead, role: 'partner_lead' }
  const letters = ['invitation', 'chase', 'decision'].map(letter => ({
    letter,
    occurrence: 2,
    to,
    reason: `${letter} is called for`,
    day: '2027-01-12',
    window: 'morning' as const,
    facts: {},
    actions: [],
    about: letter,
  }))
  const sendAt = new Map(
    letters.map((letter, index) => [letterKey(id, letter), `2027-01-12T08:0${index}:00.000Z`] as const),
  )
  await write(programme.orm, id, [{ number: 2, day: '2027-01-11', type: 'invitation_sent', to }], { letters, sendAt })
  const em = programme.orm.em.fork()
  await em.nativeUpdate(
    Letter,
    { partnership: id, letter: 'chase' },
    { status: 'sending', claimedBy: 'a worker that is gone' },
  )
  await em.nativeUpdate(Letter, { partnership: id, letter: 'decision' }, { status: 'sent' })
  return id
}

test(
  'a partnership whose workflow was terminated starts again from its folded journal, with the '
    + 'letters that are not settled',
  async () => {
    const id = await underWay()
    await startFromJournal(parts, named(id))
    await handle(id).terminate('a test')
    expect(await recover(parts, id)).toEqual({ partnership: id, was: 'TERMINATED', number: 2, letters: 2 })
    const carried = await carriedBy(id)
    expect(carried).toEqual({
      schemaVersion: 1,
      partnership: id,
      number: 2,
      letters: [
        {
          key: `${id}/2/invitation/${programme.lead}`,
          letter: 'invitation',
          role: 'partner_lead',
          side: 'partner',
          reason: 'invitation is called for',
          sendAt: '2027-01-12T08:00:00.000Z',
        },
        {
          key: `${id}/2/chase/${programme.lead}`,
          letter: 'chase',
          role: 'partner_lead',
          side: 'partner',
          reason: 'chase is called for',
          sendAt: '2027-01-12T08:01:00.000Z',
        },
      ],
    })
    expect((await handle(id).describe()).status.name).toBe('RUNNING')
  },
)

test('one that the engine has forgotten is started anew', async () => {
  const id = await underWay()
  expect(await recover(parts, id)).toMatchObject({ was: 'LOST', number: 2 })
  expect((await handle(id).describe()).status.name).toBe('RUNNING')
})

test('one that runs, one that is over and one that never was are refused in words', async () => {
  const running = await underWay()
  await startFromJournal(parts, named(running))
  await expect(recover(parts, running)).rejects.toThrow(
    new NotRecoverable('its workflow still runs: nothing to recover'),
  )
  const over = await open(programme)
  await write(programme.orm, over, [{ number: 2, day: '2027-02-01', type: 'partnership_closed', reason: 'declined' }])
  await expect(recover(parts, over)).rejects.toThrow(new NotRecoverable('it is over since 2027-02-01 (declined)'))
  await expect(recover(parts, randomUUID())).rejects.toThrow(new NotRecoverable('there is no such partnership'))
})

test('the lost are found among those that run and those that are over, and the command restarts them', async () => {
  const [lost, terminated, running, over] = [await underWay(), await underWay(), await underWay(), await underWay()]
  await startFromJournal(parts, named(terminated))
  await startFromJournal(parts, named(running))
  await handle(terminated).terminate('a test')
  await write(programme.orm, over, [{ number: 3, day: '2027-02-01', type: 'partnership_closed', reason: 'declined' }])
  await programme.orm.em.fork().nativeUpdate(Partnership, { id: { $in: [lost, over] } }, { started: true })
  const describe = jest.spyOn(parts.client.workflowService, 'describeWorkflowExecution')
  // The engine's list follows at a distance, so the test waits for it.
  const found = await until('the list knows what was terminated', async () => {
    describe.mockClear()
    const ids = await findLost(parts)
    return (
      ids.includes(terminated)
      && !describe.mock.calls.some(([asked]) => asked.execution?.workflowId === workflowId(running))
      && ids
    )
  })
  expect(found).toEqual(expect.arrayContaining([lost, terminated]))
  // Whatever the list says runs is not asked for one by one.
  expect(describe.mock.calls.length).toBe(found.length)
  describe.mockRestore()
  expect(found).not.toContain(running)
  expect(found).not.toContain(over)

  const run = await command('--all-lost')
  expect(run.stderr).toBe('')
  expect(run.stdout).toContain(`${lost}: restarted from event 2 with 2 unfinished letters; its workflow was lost`)
  expect(run.stdout).toContain(
    `${terminated}: restarted from event 2 with 2 unfinished letters; its workflow was terminated`,
  )
  expect(await findLost(parts)).toEqual([])
  expect((await command('--all-lost')).stdout).toContain('nothing to recover')
  await expect(command(running)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`${running}: not restarted, its workflow still runs`),
  })
  await expect(command()).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: npm run recover') })
})

test('the sweep starts what was opened and never started, once', async () => {
  const fresh = await open(programme)
  const startedUnnoted = await open(programme)
  await startFromJournal(parts, named(startedUnnoted))
  await programme.orm.em.fork().nativeUpdate(Partnership, { id: startedUnnoted }, { started: false })
  const { sweep } = sweeper(parts)
  expect(await sweep()).toBeGreaterThanOrEqual(1)
  expect((await handle(fresh).describe()).status.name).toBe('RUNNING')
  expect((await carriedBy(fresh)).number).toBe(1)
  expect(await programme.orm.em.fork().count(Partnership, { started: false, closedOn: null })).toBe(0)
  expect(await sweep()).toBe(0)
})

test('a partnership that cannot be started holds up none of the others, and is told', async () => {
  const [broken, sound] = [await underWay(), await open(programme)]
  const em = programme.orm.em.fork()
  await em.nativeUpdate(Letter, { partnership: broken, letter: 'invitation' }, { sendAt: null })
  await em.nativeUpdate(Partnership, { id: broken }, { started: false })
  await expect(sweeper(parts).sweep()).rejects.toThrow(
    `${broken}: letter ${broken}/2/invitation/${programme.lead} waits`,
  )
  expect((await handle(sound).describe()).status.name).toBe('RUNNING')
})

function command(...asked: string[]) {
  const key = 'only-for-tests-on-loopback'
  return promisify(execFile)(process.execPath, ['--import', './typescript.js', 'workers/recover.ts', ...asked], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      DATABASE_URL: programme.url,
      TEMPORAL_ADDRESS: server.address,
      TEMPORAL_NAMESPACE: server.namespace,
      TASK_QUEUE: parts.taskQueue,
      SMTP_URL: 'smtp://127.0.0.1:1',
      API_KEY: key,
      LINK_SECRET: key,
    },
  })
}
