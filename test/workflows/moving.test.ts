import { ApplicationFailure } from '@temporalio/common'
import type { Command } from '../../lifecycle/command.js'
import { ask, refusalCode } from '../../workflows/ask.js'
import { commandUpdate, nudgeSignal } from '../../workflows/contract.js'
import { until } from '../support/until.js'
import { openEngine } from './engine.js'
import { door } from './journal.js'
import { type Rig, challenge } from './rig.js'

describe('moving to a new run', () => {
  let engine: Awaited<ReturnType<typeof openEngine>>
  beforeAll(async () => {
    engine = await openEngine()
  })
  afterEach(() => engine.rest())
  afterAll(() => engine.close())

  const runId = async (rig: Rig) => (await rig.handle.describe()).runId
  const askMany = async (rig: Rig, count: number) => {
    for (let index = 0; index < count; index += 1) await ask(engine.client, rig.partnership, challenge())
  }

  async function moved(rig: Rig): Promise<string> {
    const before = await runId(rig)
    await rig.handle.signal(nudgeSignal)
    return until('a new run', async () => (await runId(rig)) !== before && before)
  }

  it('goes on in a new run with its state, memo and attributes, and details said anew', async () => {
    const rig = await engine.rig().start()
    await askMany(rig, 10)
    const { steps } = rig.journal
    await moved(rig)
    await until('it has looked again', () => steps.at(-1)?.commands.length === 0)
    expect(steps.at(-1)).toMatchObject({ partnership: rig.partnership, from: 11 })
    const { memo, typedSearchAttributes } = await rig.handle.describe()
    expect(memo).toEqual({ partnership: rig.partnership })
    expect(
      typedSearchAttributes
        .getAll()
        .map(({ key }) => key.name)
        .filter(name => name.startsWith('Handfast'))
        .sort(),
    ).toEqual(['HandfastAwaiting', 'HandfastNextDeadline', 'HandfastOverdue', 'HandfastStage'])
    const metadata = await rig.handle.query<{ currentDetails: string }>('__temporal_workflow_metadata')
    expect(metadata.currentDetails).toBe('**recruiting** after event 11')
    expect((await rig.events()).filter(({ kind }) => kind === 'upsertWorkflowSearchAttributes')).toHaveLength(0)
  })

  it('a nudge with nothing to shed stays in its run', async () => {
    const rig = await engine.rig().start()
    const before = await runId(rig)
    await rig.handle.signal(nudgeSignal)
    await askMany(rig, 1)
    expect(await runId(rig)).toBe(before)
  })

  it('a key that was answered in an earlier run is answered alike in a later one', async () => {
    const rig = await engine.rig().start()
    const command = challenge()
    const first = await ask(engine.client, rig.partnership, command)
    const refused = { ...challenge(), type: 'resume' } as Command
    expect(await ask(engine.client, rig.partnership, refused).catch(refusalCode)).toBe('nothing_pending')
    await askMany(rig, 10)
    await moved(rig)
    expect(await ask(engine.client, rig.partnership, command)).toMatchObject({ first: first.first, last: first.last })
    expect(await ask(engine.client, rig.partnership, refused).catch(refusalCode)).toBe('nothing_pending')
    expect(rig.journal.events).toHaveLength(12)
  })

  it('while it leaves it refuses as Moving, leaving no trace; the same key is carried out by the next run', async () => {
    const rig = await engine.rig().start()
    await askMany(rig, 10)
    // The nudged step is held until a command has come; the step of that command is the last of the run, and held too.
    const [nudged, last] = [door(), door()]
    rig.journal.beforeStep = ({ commands }) => (commands.length === 0 ? nudged : last).pass()
    await rig.handle.signal(nudgeSignal)
    await nudged.reached
    const held = ask(engine.client, rig.partnership, challenge())
    await until(
      'it was accepted',
      async () => (await rig.events()).filter(({ kind }) => kind === 'workflowExecutionUpdateAccepted').length === 11,
    )
    nudged.open()
    await last.reached
    const late = challenge()
    const once = () => rig.handle.executeUpdate(commandUpdate, { updateId: late.id, args: [late] })
    expect(await once().catch(refusalCode)).toBe('Moving')
    const before = await runId(rig)
    const accepted = (await rig.events(before)).filter(({ kind }) => kind === 'workflowExecutionUpdateAccepted').length
    const patient = ask(engine.client, rig.partnership, late)
    last.open()
    expect(await held).toMatchObject({ first: 12 })
    expect(await patient).toMatchObject({ first: 13 })
    expect(await runId(rig)).not.toBe(before)
    expect((await rig.events(before)).filter(({ kind }) => kind === 'workflowExecutionUpdateAccepted')).toHaveLength(
      accepted,
    )
  })

  it('letters that wait are carried over and sent, each once', async () => {
    const rig = engine.rig()
    rig.model = { letters: 2 }
    let isAway = true
    rig.journal.beforeDeliver = () => {
      if (isAway) throw ApplicationFailure.create({ type: 'ECONNREFUSED', nextRetryDelay: '400 days' })
    }
    await rig.start()
    await askMany(rig, 8)
    await rig.later(10)
    const keys = [...rig.journal.attempts.keys()].sort()
    expect(keys).toHaveLength(2)
    await moved(rig)
    isAway = false
    await until('both letters went', () => rig.journal.delivered.length >= 2)
    expect(rig.journal.delivered.map(({ key }) => key).sort()).toEqual(keys)
    await askMany(rig, 10)
    await moved(rig)
    await askMany(rig, 1)
    expect(rig.journal.delivered).toHaveLength(2)
  })

  it('under the load of eight clients with moves in between, no command is lost and none is doubled', async () => {
    const rig = await engine.rig().start()
    const runs = new Set<string>()
    const results: { id: string; first: number }[] = []
    let isDone = false
    const clients = Array.from({ length: 8 }, async () => {
      for (let index = 0; index < 20; index += 1) {
        const command = challenge()
        results.push({ id: command.id, first: (await ask(engine.client, rig.partnership, command)).first })
      }
    })
    const nudges = until(
      'the clients are done',
      async () => {
        const { runId: run, historyLength } = await rig.handle.describe()
        // Once a run: a signal that comes as a run moves on makes it try again.
        if (!runs.has(run) && historyLength >= 80) {
          runs.add(run)
          await rig.handle.signal(nudgeSignal)
        }
        return isDone
      },
      50,
    )
    await Promise.all(clients)
    isDone = true
    await nudges
    expect(results).toHaveLength(160)
    expect(new Set(results.map(result => result.first)).size).toBe(160)
    expect(rig.journal.events).toHaveLength(161)
    expect(runs.size).toBeGreaterThan(2)
  })
})
