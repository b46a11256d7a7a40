import { ApplicationFailure, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client'
import { ask, refusalCode } from '../../workflows/ask.js'
import { commandUpdate } from '../../workflows/contract.js'
import { until } from '../support/until.js'
import { openEngine } from './engine.js'
import { door } from './journal.js'
import { breaking, challenge, close, resume } from './rig.js'

describe('commands to a running partnership', () => {
  let engine: Awaited<ReturnType<typeof openEngine>>
  beforeAll(async () => {
    engine = await openEngine()
  })
  afterEach(() => engine.rest())
  afterAll(() => engine.close())

  it('a command is answered once its events are in the journal, not before', async () => {
    const rig = await engine.rig().start()
    const { pass, open, reached } = door()
    rig.journal.beforeStep = pass
    let isAnswered = false
    const answer = ask(engine.client, rig.partnership, challenge()).finally(() => {
      isAnswered = true
    })
    await reached
    expect(isAnswered).toBe(false)
    expect(rig.journal.events).toHaveLength(1)
    open()
    expect(await answer).toMatchObject({ partnership: rig.partnership, number: 2, first: 2, last: 2 })
    expect(rig.journal.events).toHaveLength(2)
  })

  it('what is asked while a step is under way goes together into the next', async () => {
    const rig = await engine.rig().start()
    await ask(engine.client, rig.partnership, challenge())
    const { pass, open, reached } = door()
    rig.journal.beforeStep = pass
    const first = ask(engine.client, rig.partnership, challenge())
    await reached
    const others = Array.from({ length: 6 }, () => ask(engine.client, rig.partnership, challenge()))
    await until(
      'all are accepted',
      async () => (await rig.events()).filter(({ kind }) => kind === 'workflowExecutionUpdateAccepted').length === 8,
    )
    open()
    await Promise.all([first, ...others])
    expect(rig.journal.steps.at(-1)?.commands).toHaveLength(6)
    expect(rig.journal.events.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('a refusal comes with its code and adds no event', async () => {
    const rig = await engine.rig().start()
    const error = await ask(engine.client, rig.partnership, resume()).catch((failure: unknown) => failure)
    expect(error).toBeInstanceOf(WorkflowUpdateFailedError)
    expect((error as WorkflowUpdateFailedError).cause).toBeInstanceOf(ApplicationFailure)
    expect(refusalCode(error)).toBe('nothing_pending')
    expect(rig.journal.events).toHaveLength(1)
  })

  it('a command on which the rules break is refused alone; those asked with it are carried out', async () => {
    const rig = await engine.rig().start()
    const { pass, open, reached } = door()
    rig.journal.beforeStep = pass
    const first = ask(engine.client, rig.partnership, challenge())
    await reached
    const [good, bad] = await Promise.all(
      [challenge(), breaking()]
        .map(command => {
          const answer = ask(engine.client, rig.partnership, command).catch(refusalCode)
          return answer
        })
        .map((answer, index) => (index === 0 ? (open(), answer) : answer)),
    )
    expect(bad).toBe('invalid')
    expect(good).toMatchObject({ first: 3 })
    expect(await first).toMatchObject({ first: 2 })
  })

  it('the same key asked twice, also at once, is carried out once', async () => {
    const rig = await engine.rig().start()
    const command = challenge()
    const [one, two] = await Promise.all([
      ask(engine.client, rig.partnership, command),
      ask(engine.client, rig.partnership, command),
    ])
    expect(two).toEqual(one)
    expect(await ask(engine.client, rig.partnership, command)).toEqual(one)
    // Another update id is no way around it: the command's own id counts.
    const again = await rig.handle.executeUpdate(commandUpdate, { updateId: 'another', args: [command] })
    expect(again).toMatchObject({ first: 2, last: 2 })
    expect(rig.journal.events).toHaveLength(2)
  })

  it('a cancellation asked for from outside ends nothing', async () => {
    const rig = await engine.rig().start()
    await ask(engine.client, rig.partnership, challenge())
    await rig.handle.cancel()
    expect(await ask(engine.client, rig.partnership, challenge())).toMatchObject({ first: 3 })
    expect((await rig.handle.describe()).status.name).toBe('RUNNING')
  })

  it('once it is over and every letter went, the workflow completes; until then it refuses as closed', async () => {
    const rig = engine.rig()
    const { pass, open, reached } = door()
    rig.journal.beforeDeliver = pass
    await rig.start()
    await ask(engine.client, rig.partnership, close())
    await reached
    expect(await ask(engine.client, rig.partnership, challenge()).catch(refusalCode)).toBe('closed')
    expect((await rig.handle.describe()).status.name).toBe('RUNNING')
    open()
    await rig.handle.result()
    expect(rig.journal.delivered).toHaveLength(1)
    expect(rig.journal.events.at(-1)).toMatchObject({ type: 'partnership_closed' })
    await expect(ask(engine.client, rig.partnership, challenge())).rejects.toBeInstanceOf(WorkflowNotFoundError)
  })
})
