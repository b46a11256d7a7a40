import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import proto from '@temporalio/proto'
import { Worker } from '@temporalio/worker'
import { DeterminismViolationError } from '@temporalio/workflow'
import { fastForward } from '../../embedded/time-skipping.js'
import { ask } from '../../workflows/ask.js'
import { nudgeSignal, workflowId } from '../../workflows/contract.js'
import { quietRuntime } from '../support/quiet-runtime.js'
import { workflowBundle } from '../support/stack.js'
import { openEngine } from './engine.js'
import { type Rig, challenge, close, resume, until, workflowsPath } from './rig.js'

const { History } = proto.temporal.api.history.v1
const folder = join(import.meta.dirname, 'histories')
const days = 86_400_000
/** Stages of the shell's own life; the last run of one partnership each, but for the run that went on as new. */
const names = ['asked-and-woken', 'went-on-as-new', 'came-from-another-run', 'over'] as const
type Recorded = (typeof names)[number]

describe('replaying recorded histories', () => {
  let engine: Awaited<ReturnType<typeof openEngine>> | undefined
  let code: string
  beforeAll(async () => {
    quietRuntime()
    code = readFileSync((await workflowBundle(workflowsPath)).codePath, 'utf8')
    if (names.every((name) => existsSync(fileOf(name)))) return
    engine = await openEngine(true)
    await record(engine.client, engine.rig())
    throw new Error('the histories were missing and have been recorded: look at them, commit them, and run again')
  }, 120_000)
  afterAll(() => engine?.close())

  const replay = (name: Recorded, shell: string) => Worker.runReplayHistory({ workflowBundle: { code: shell } }, History.fromObject(JSON.parse(readFileSync(fileOf(name), 'utf8')) as object))

  it.each(names)('%s still replays', async (name) => {
    await expect(replay(name, code)).resolves.toBeUndefined()
  })

  it.each([
    ['the timer left out', 'alarm.set(standing.wakeAt', '(() => {})(standing.wakeAt'],
    ['letters left out', 'taken.jobs.forEach(send)', 'void 0'],
    ['the step decided twice', 'if (isAsked()) await step()', 'if (isAsked()) { await step(); alarm.hasRung = true; await step() }'],
  ])('a planted break is found: %s', async (_, there, instead) => {
    const broken = code.replaceAll(there, instead)
    expect(broken).not.toBe(code)
    const endings = await Promise.all(names.map((name) => replay(name, broken).then(() => 'replayed', (error: unknown) => error)))
    expect(endings.some((ending) => ending instanceof DeterminismViolationError)).toBe(true)
  })

  it('histories name neither people nor machines', () => {
    for (const name of names) expect(readFileSync(fileOf(name), 'utf8')).not.toMatch(/\d+@|"stackTrace": "[^"]|\/node_modules\//)
  })
})

const fileOf = (name: Recorded) => join(folder, `${name}.json`)

async function record(client: Rig['client'], rig: Rig): Promise<void> {
  rig.model = { letters: 2 }
  await rig.start()
  const put = async (name: Recorded, runId?: string) => {
    const text = JSON.stringify(History.fromObject(await client.workflow.getHandle(workflowId(rig.partnership), runId).fetchHistory()).toJSON(), undefined, 1)
    mkdirSync(folder, { recursive: true })
    writeFileSync(fileOf(name), text.replace(/\d+@[\w.-]+/g, 'worker').replace(/"stackTrace": "(?:[^"\\]|\\.)*"/g, '"stackTrace": ""'))
  }
  await ask(client, rig.partnership, challenge())
  await ask(client, rig.partnership, resume()).catch(() => undefined)
  await Promise.all([challenge(), challenge(), challenge()].map((command) => ask(client, rig.partnership, command)))
  await fastForward(client, workflowId(rig.partnership), 25 * days)
  await until('the letters went', () => rig.journal.delivered.length === 4)
  await put('asked-and-woken')
  const { runId } = await rig.handle.describe()
  await rig.handle.signal(nudgeSignal)
  await until('another run', async () => (await rig.handle.describe()).runId !== runId)
  await put('went-on-as-new', runId)
  await ask(client, rig.partnership, challenge())
  await fastForward(client, workflowId(rig.partnership), 10 * days)
  await until('the letters went', () => rig.journal.delivered.length === 6)
  await put('came-from-another-run')
  await ask(client, rig.partnership, close())
  await rig.handle.result()
  await put('over')
}
