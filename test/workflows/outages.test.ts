import { ApplicationFailure } from '@temporalio/common'
import { workflowNow } from '../../embedded/time-skipping.js'
import { ask } from '../../workflows/ask.js'
import { nudgeSignal, workflowId } from '../../workflows/contract.js'
import { until } from '../support/until.js'
import { openEngine } from './engine.js'
import { challenge } from './rig.js'

const days = 86_400_000

describe('outages around a partnership', () => {
  let engine: Awaited<ReturnType<typeof openEngine>>
  beforeAll(async () => {
    engine = await openEngine()
  })
  afterEach(() => engine.rest())
  afterAll(() => engine.close())

  it('a database that is away delays the answer; once it is back everything is recorded, once', async () => {
    const rig = engine.rig()
    let failures = 0
    rig.journal.beforeStep = () => {
      if (failures < 3) {
        failures += 1
        throw new Error('connection refused')
      }
    }
    await rig.start()
    const answers = await Promise.all(
      [challenge(), challenge()].map(command => ask(engine.client, rig.partnership, command)),
    )
    expect(failures).toBe(3)
    expect(answers.map(({ first }) => first).sort()).toEqual([2, 3])
    expect(rig.journal.events.map(({ number }) => number)).toEqual([1, 2, 3])
  })

  it('a step that is refused for good ends nothing: it fails the task, visibly, and the workflow goes on running', async () => {
    const rig = engine.rig()
    rig.journal.beforeStep = () => {
      throw ApplicationFailure.nonRetryable('conflict', 'JournalConflict')
    }
    await rig.start()
    const asked = ask(engine.client, rig.partnership, challenge()).catch(() => 'unanswered')
    await until('the task fails', async () => (await rig.events()).some(({ kind }) => kind === 'workflowTaskFailed'))
    expect((await rig.handle.describe()).status.name).toBe('RUNNING')
    await rig.end()
    expect(await asked).toBe('unanswered')
  })

  it('rules that break hold the step until they are mended, then the command is answered', async () => {
    const rig = await engine.rig().start()
    await ask(engine.client, rig.partnership, challenge())
    rig.model = { letters: 0, broken: 'a rule that breaks' }
    const answer = ask(engine.client, rig.partnership, challenge())
    const before = rig.decisions
    await until('it was tried several times', () => rig.decisions >= before + 1.5)
    rig.model = { letters: 0 }
    expect(await answer).toMatchObject({ first: 3 })
  })

  it('a mail server that is away holds up neither commands nor deadlines', async () => {
    const rig = engine.rig()
    rig.model = { letters: 2 }
    rig.journal.beforeDeliver = () => {
      throw ApplicationFailure.create({ type: 'ECONNREFUSED', nextRetryDelay: '400 days' })
    }
    await rig.start()
    await ask(engine.client, rig.partnership, challenge())
    await rig.later(60)
    expect(await ask(engine.client, rig.partnership, challenge())).toMatchObject({ first: 9 })
    expect(rig.journal.events.filter(({ by }) => by === undefined)).toHaveLength(6)
    expect(rig.journal.delivered).toHaveLength(0)
    await until('each letter was tried', () => rig.journal.attempts.size === 12)
    expect((await rig.handle.describe()).status.name).toBe('RUNNING')
  })

  it('a letter that is given up does not stop the partnership', async () => {
    const rig = engine.rig()
    rig.model = { letters: 1 }
    rig.journal.beforeDeliver = () => {
      throw ApplicationFailure.nonRetryable('never', 'Never')
    }
    await rig.start()
    await rig.later(20)
    await until('each letter was tried', () => rig.journal.attempts.size === 2)
    expect(await ask(engine.client, rig.partnership, challenge())).toMatchObject({ first: 4 })
  })

  it('workers that are away for a while find everything where it was', async () => {
    const rig = await engine.rig().start()
    await ask(engine.client, rig.partnership, challenge())
    await rig.rest()
    const answer = ask(engine.client, rig.partnership, challenge())
    await rig.work()
    expect(await answer).toMatchObject({ first: 3 })
  })

  it('a nudge has sleepers decide again, and record where they now stand', async () => {
    const rig = await engine.rig().start()
    await until('it has begun', () => rig.decisions >= 1)
    const before = rig.decisions
    await rig.handle.signal(nudgeSignal)
    await until('it decides again', () => rig.decisions > before)
    expect((await rig.handle.describe()).runId).toBe(
      (await rig.handle.describe()).raw.workflowExecutionInfo?.firstRunId,
    )
  })

  it('steps come on the partnership’s own mornings, whatever the engine skips', async () => {
    const rig = await engine.rig().start()
    const start = await workflowNow(engine.client, workflowId(rig.partnership))
    await rig.later(370)
    const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / days
    const stepped = rig.journal.events.slice(1).map(({ day }) => dayOf(day))
    expect(stepped).toHaveLength(37)
    expect(stepped.every((day, index) => index === 0 || day - stepped[index - 1]! === 10)).toBe(true)
    expect(stepped[0]! - start.getTime() / days).toBeLessThan(10)
  })
})
