import { ask } from '../../workflows/ask.js'
import { until } from '../support/until.js'
import { openEngine } from './engine.js'
import { challenge } from './rig.js'

const isSkip = ({ kind }: { kind: string }) =>
  kind === 'workflowExecutionTimeSkippingTransitioned' || kind === 'workflowExecutionOptionsUpdated'

describe('what a partnership leaves in the engine', () => {
  let engine: Awaited<ReturnType<typeof openEngine>>
  beforeAll(async () => {
    engine = await openEngine()
  })
  afterEach(() => engine.rest())
  afterAll(() => engine.close())

  const count = async (rig: ReturnType<typeof engine.rig>) =>
    (await rig.events()).filter(event => !isSkip(event)).length

  it('a wake costs at most 9 events', async () => {
    const rig = await engine.rig().start()
    await until('it has begun', () => rig.decisions >= 1)
    await rig.later(10)
    const before = await count(rig)
    await rig.later(100)
    expect(rig.journal.events).toHaveLength(12)
    expect(((await count(rig)) - before) / 10).toBeLessThanOrEqual(9)
  })

  it('a command costs at most 10 events', async () => {
    const rig = await engine.rig().start()
    await ask(engine.client, rig.partnership, challenge())
    const before = await count(rig)
    for (let index = 0; index < 10; index += 1) await ask(engine.client, rig.partnership, challenge())
    expect(((await count(rig)) - before) / 10).toBeLessThanOrEqual(10)
  })

  it('a letter costs at most 6 events', async () => {
    const costs: number[] = []
    for (const letters of [0, 3]) {
      const rig = engine.rig()
      rig.model = { letters }
      await rig.start()
      await rig.later(50)
      await until('every letter went', () => rig.journal.delivered.length === 5 * letters)
      await ask(engine.client, rig.partnership, challenge())
      costs.push(await count(rig))
    }
    expect((costs[1]! - costs[0]!) / 15).toBeLessThanOrEqual(6)
  })

  it('one timer is kept while the next step stays on its day', async () => {
    const rig = await engine.rig().start()
    for (let index = 0; index < 5; index += 1) await ask(engine.client, rig.partnership, challenge())
    const kinds = (await rig.events()).map(({ kind }) => kind)
    expect(kinds.filter(kind => kind === 'timerStarted')).toHaveLength(1)
    expect(kinds).not.toContain('timerCanceled')
  })

  it('timers, steps and letters say in one line what they are for', async () => {
    const rig = engine.rig()
    rig.model = { letters: 1 }
    await rig.start()
    await ask(engine.client, rig.partnership, challenge())
    await rig.later(10)
    await until('the letter went', () => rig.journal.delivered.length === 1)
    const said = (await rig.events()).flatMap(({ kind, event }) => {
      const data = event.userMetadata?.summary?.data
      return data ? [`${kind}: ${JSON.parse(Buffer.from(data).toString()) as string}`] : []
    })
    const day = rig.journal.events[2]!.day
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^timerStarted: until \d{4}-\d\d-\d\d: period \d{4}-\d\d-\d\d$/),
        'markerRecorded: log_challenge',
        'markerRecorded: days went by',
        `activityTaskScheduled: check-in to manager: period ended on ${day}`,
      ]),
    )
    for (const kind of ['timerStarted', 'activityTaskScheduled', 'markerRecorded']) {
      const all = (await rig.events()).filter(event => event.kind === kind)
      expect(said.filter(line => line.startsWith(kind))).toHaveLength(all.length)
    }
  })
})
