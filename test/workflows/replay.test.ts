import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { defaultPayloadConverter } from '@temporalio/common'
import { Worker } from '@temporalio/worker'
import { DeterminismViolationError } from '@temporalio/workflow'
import { ask } from '../../workflows/ask.js'
import { nudgeSignal, workflowId } from '../../workflows/contract.js'
import { quietRuntime } from '../support/quiet-runtime.js'
import { workflowBundle } from '../support/stack.js'
import { until } from '../support/until.js'
import { addresses, names as signed } from '../engine/engine-life.js'
import { openEngine } from './engine.js'
import { isRecorded, put as putAs, readable, recorded, recordedText } from './recorded.js'
import { type Rig, challenge, close, resume, workflowsPath } from './rig.js'
import { historyOf, recordStages, stages } from './six-stages.js'

/** Stages of the shell's own life; the last run of one partnership each, but for the run that went on as new. */
const shellNames = ['asked-and-woken', 'went-on-as-new', 'came-from-another-run', 'over']
/** A partnership's stages under the shipped rules; each of these runs is left by a continue-as-new. */
const stageNames = stages.map(historyOf)
const names = [...shellNames, ...stageNames]

describe('replaying recorded histories', () => {
  let engine: Awaited<ReturnType<typeof openEngine>> | undefined
  let code: string
  beforeAll(async () => {
    quietRuntime()
    code = readFileSync((await workflowBundle(workflowsPath)).codePath, 'utf8')
    const isMissing = (name: string) => !isRecorded(name)
    if (!names.some(isMissing)) return
    if (shellNames.some(isMissing)) {
      engine = await openEngine()
      await record(engine.client, engine.rig())
    }
    if (stageNames.some(isMissing)) await recordStages()
    throw new Error('the histories were missing and have been recorded: look at them, commit them, and run again')
  }, 600_000)
  afterAll(() => engine?.close())

  const replay = (name: string, shell: string) =>
    Worker.runReplayHistory({ workflowBundle: { code: shell } }, recorded(name))

  it.each(names)('%s still replays', async name => {
    await expect(replay(name, code)).resolves.toBeUndefined()
  })

  it.each([
    ['the timer left out', 'alarm.set(standing.wakeAt', '(() => {})(standing.wakeAt'],
    ['letters left out', 'taken.jobs.forEach(send)', 'void 0'],
    [
      'the step decided twice',
      'if (isAsked()) await step()',
      'if (isAsked()) { await step(); alarm.hasRung = true; await step() }',
    ],
  ])('a planted break is found, in some run of the shell and in some stage: %s', async (_, there, instead) => {
    const broken = code.replaceAll(there, instead)
    expect(broken).not.toBe(code)
    const finds = async (name: string) =>
      (await replay(name, broken).catch((error: unknown) => error)) instanceof DeterminismViolationError
    expect(await Promise.all(shellNames.map(finds))).toContain(true)
    expect(await Promise.all(stageNames.map(finds))).toContain(true)
  })

  it.each(stages)('the run in %s begins there and went on as a new one', stage => {
    const { events } = recorded(historyOf(stage))
    // Search attributes outlive a run; the first run of all has none yet.
    const { searchAttributes } = events[0]?.workflowExecutionStartedEventAttributes ?? {}
    const carried = searchAttributes?.indexedFields?.HandfastStage
    expect(carried ? defaultPayloadConverter.fromPayload(carried) : 'recruiting').toBe(stage)
    expect(events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes).toBeTruthy()
  })

  it('histories name neither people nor machines', () => {
    const people = [...Object.values(signed), ...Object.values(addresses)]
    for (const name of names) {
      expect(recordedText(name)).not.toMatch(/\d+@|"stackTrace": "[^"]|\/node_modules\//)
      expect([...people, hostname()].filter(word => readable(name).includes(word))).toEqual([])
    }
  })
})

async function record(client: Rig['client'], rig: Rig): Promise<void> {
  rig.model = { letters: 2 }
  await rig.start()
  const put = (name: string, runId?: string) => putAs(client, name, workflowId(rig.partnership), runId)
  await ask(client, rig.partnership, challenge())
  await ask(client, rig.partnership, resume()).catch(() => undefined)
  await Promise.all([challenge(), challenge(), challenge()].map(command => ask(client, rig.partnership, command)))
  await rig.later(20)
  await until('the letters went', () => rig.journal.delivered.length === 4)
  await put('asked-and-woken')
  const { runId } = await rig.handle.describe()
  await rig.handle.signal(nudgeSignal)
  await until('another run', async () => (await rig.handle.describe()).runId !== runId)
  await put('went-on-as-new', runId)
  await ask(client, rig.partnership, challenge())
  await rig.later(10)
  await until('the letters went', () => rig.journal.delivered.length === 6)
  await put('came-from-another-run')
  await ask(client, rig.partnership, close())
  await rig.handle.result()
  await put('over')
}
