import { ScheduleOverlapPolicy } from '@temporalio/client'
import { addDays } from '../../lifecycle/day.js'
import { civilDay, instantOf } from '../../workers/clock.js'
import { asManager, plainCalendar, shippedModel } from '../lifecycle/life.js'
import { until } from '../support/until.js'
import { EngineLife, Place, vendorZone } from './engine-life.js'
import { linkIn } from './pages.js'
import { TwoWorkers } from './two-workers.js'

const ids = ['digest', 'post', 'sweep'] as const
type Round = (typeof ids)[number]
const rules = { model: shippedModel('six-stage'), calendar: plainCalendar }

let place: Place
let workers: TwoWorkers
let life: EngineLife
beforeAll(async () => {
  place = await Place.open({ pages: true })
  await anEarlierVersionWas()
  workers = await TwoWorkers.start(place)
  // From here on they fire when a test says so, not each minute beside it.
  for (const id of ids) await schedule(id).pause()
  for (const id of ids) await idle(id)
  life = (await EngineLife.commit(place, rules, { on: '2027-01-04' })).life
}, 900_000)
afterAll(async () => {
  for (const id of ids)
    await schedule(id)
      .delete()
      .catch(() => {})
  expect(await workers?.stop()).toEqual([0, 0])
  await place?.close()
})

const schedule = (id: Round) => place.client.schedule.getHandle(id)

/** It left a Schedule that fires on a queue that nobody serves any more. */
async function anEarlierVersionWas(): Promise<void> {
  await place.client.schedule.create({
    scheduleId: 'post',
    spec: { intervals: [{ every: '3h' }] },
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE },
    action: {
      type: 'startWorkflow',
      workflowType: 'post',
      workflowId: 'post',
      taskQueue: `${place.taskQueue}-before`,
      args: [],
    },
  })
}

/**
 * Once nothing that it started runs: a minute may have come just before it was paused, and while that round runs the
 * next is skipped.
 */
const idle = (id: Round) =>
  until(`${id} is idle`, async () => {
    const found = await schedule(id).describe()
    return found.info.runningActions.length === 0 && found
  })

/** What the workflow that the Schedule starts returns. */
async function fired(id: Round, fire: () => Promise<void> = () => schedule(id).trigger()): Promise<unknown> {
  const { info: before } = await idle(id)
  await fire()
  const { recentActions } = await until(`${id} fires`, async () => {
    const { info } = await schedule(id).describe()
    return info.numActionsTaken > before.numActionsTaken && info
  })
  const { workflowId, firstExecutionRunId } = recentActions.at(-1)!.action.workflow
  return place.client.workflow.getHandle(workflowId, firstExecutionRunId).result()
}

test('two workers that start at once have each Schedule once, as this version wants it', async () => {
  const listed: string[] = []
  for await (const { scheduleId } of place.client.schedule.list())
    if (ids.some(id => id === scheduleId)) listed.push(scheduleId)
  expect(listed.sort()).toEqual(ids)
  const [digest, post, sweep] = await Promise.all(ids.map(id => schedule(id).describe()))
  for (const [id, { action }] of [
    ['digest', digest!],
    ['post', post!],
    ['sweep', sweep!],
  ] as const)
    expect(action).toMatchObject({ type: 'startWorkflow', workflowType: id, taskQueue: place.taskQueue })
  expect(sweep).toMatchObject({
    policies: { overlap: ScheduleOverlapPolicy.SKIP },
    spec: { intervals: [{ every: 60_000 }] },
  })
  expect(post).toMatchObject({
    policies: { overlap: ScheduleOverlapPolicy.SKIP },
    spec: { intervals: [{ every: 60_000 }] },
  })
  // Each hour has its own readers, so none may be left out.
  expect(digest).toMatchObject({
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ALL, catchupWindow: 86_400_000 },
    spec: { intervals: [{ every: 3_600_000 }] },
  })
})

test('the sweep starts the partnership that was committed and never started, once, and it lives', async () => {
  await expect(life.handle.describe()).rejects.toThrow(/not found/)
  expect(await fired('sweep')).toBe(1)
  await life.to('2027-01-04')
  await life.ask('2027-01-04', asManager, { type: 'send_invitation' })
  await life.to('2027-01-05')
  expect(await life.post()).toEqual(['2027-01-04 invitation lead'])
  expect(await fired('sweep')).toBe(0)
  expect(await life.runs()).toHaveLength(1)
})

test('a letter that a partner asked for again and that no workflow carries is sent once, with a link that works', async () => {
  const [invitation] = await life.mails()
  expect((await fetch(`${linkIn(invitation!, /./)}/new-link`, { method: 'POST' })).status).toBe(200)
  expect(await fired('post')).toBe(1)
  const mails = (await life.mails()).map(({ mail }) => mail)
  expect(mails.map(({ subject, recipient }) => ({ subject, recipient }))).toEqual(
    Array(2).fill({ subject: invitation!.mail.subject, recipient: 'lead@partner.example' }),
  )
  expect((await fetch(linkIn({ mail: mails[1]! }, /./))).status).toBe(200)
  expect(await fired('post')).toBe(0)
  expect(place.mail.mails).toHaveLength(2)
})

test('the digest reaches a manager once for the hour in which Monday 08:00 was', async () => {
  const hour = lastMondayAtEight().getTime()
  // An hour that is past, given to the Schedule: what a worker that was away makes up for.
  const fillIn = () =>
    schedule('digest').backfill({
      start: new Date(hour - 60_000),
      end: new Date(hour + 60_000),
      overlap: ScheduleOverlapPolicy.ALLOW_ALL,
    })
  expect(await fired('digest', fillIn)).toBe(1)
  expect(await fired('post')).toBe(1)
  const digests = () => place.mail.mails.filter(({ recipient }) => recipient === 'manager@vendor.example')
  expect(digests()).toHaveLength(1)
  expect(digests()[0]!.text).toContain('Nordwind')

  await fired('digest', fillIn)
  await fired('digest')
  expect(await fired('post')).toBe(0)
  expect(digests()).toHaveLength(1)
  expect(place.mail.mails).toHaveLength(3)
})

/** By the managers' clock; the Schedule knows no days of the script. */
function lastMondayAtEight(now = new Date()): Date {
  const today = civilDay(now, vendorZone)
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7
  const eight = instantOf(addDays(today, 1 - weekday), 8 * 60, vendorZone)
  return eight < now ? eight : instantOf(addDays(today, -6 - weekday), 8 * 60, vendorZone)
}
