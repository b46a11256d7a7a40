import { ScheduleNotFoundError } from '@temporalio/client'
import { Letter } from '../../database/entities/letter.js'
import { addDays } from '../../lifecycle/day.js'
import { civilDay, instantOf } from '../../workers/clock.js'
import { digester } from '../../workers/digest.js'
import { asManager, plainCalendar, shippedModel } from '../lifecycle/life.js'
import { housekeepingId, nudgeSignal } from '../../workflows/contract.js'
import { until } from '../support/until.js'
import { EngineLife, Place, vendorZone } from './engine-life.js'
import { linkIn } from './pages.js'
import { TwoWorkers } from './two-workers.js'

const rules = { model: shippedModel('six-stage'), calendar: plainCalendar }

let place: Place
let workers: TwoWorkers
let life: EngineLife
beforeAll(async () => {
  place = await Place.open({ pages: true })
  await anEarlierVersionWas()
  workers = await TwoWorkers.start(place)
  life = (await EngineLife.commit(place, rules, { on: '2027-01-04' })).life
}, 900_000)
afterAll(async () => {
  await housekeeping()
    .terminate()
    .catch(() => {})
  expect(await workers?.stop()).toEqual([0, 0])
  await place?.close()
})

const housekeeping = () => place.client.workflow.getHandle(housekeepingId(place.taskQueue))
/** A round at once, so that no test waits for the minute. */
const round = () => housekeeping().signal(nudgeSignal)

/** It left Schedules, and one of them had just started its workflow. */
async function anEarlierVersionWas(): Promise<void> {
  for (const id of ['digest', 'post', 'sweep'])
    await place.client.schedule.create({
      scheduleId: id,
      spec: { intervals: [{ every: '3h' }] },
      action: { type: 'startWorkflow', workflowType: id, workflowId: id, taskQueue: place.taskQueue, args: [] },
    })
  await place.client.workflow.start('sweep', { workflowId: `sweep-${place.taskQueue}`, taskQueue: place.taskQueue })
  const query = `WorkflowId = 'sweep-${place.taskQueue}' AND ExecutionStatus = 'Running'`
  await until('the list knows it', async () => (await place.client.workflow.count(query)).count > 0)
}

test('two workers that start at once keep house in one workflow, and nothing is left of the Schedules before', async () => {
  const { status, type } = await housekeeping().describe()
  expect({ status: status.name, type }).toEqual({ status: 'RUNNING', type: 'housekeeping' })
  for (const id of ['digest', 'post', 'sweep'])
    await expect(place.client.schedule.getHandle(id).describe()).rejects.toThrow(ScheduleNotFoundError)
  const query = `TaskQueue = '${place.taskQueue}' AND ExecutionStatus = 'Running'`
  const running = await until('the list says what runs', async () => {
    const types: string[] = []
    for await (const { type } of place.client.workflow.list({ query })) types.push(type)
    return types.includes('housekeeping') && !types.includes('sweep') && types
  })
  expect(running).toEqual(['housekeeping'])
})

test('the sweep starts the partnership that was committed and never started, once, and it lives', async () => {
  await round()
  await until('it is started', () => life.handle.describe().catch(() => undefined))
  await life.to('2027-01-04')
  await life.ask('2027-01-04', asManager, { type: 'send_invitation' })
  await life.to('2027-01-05')
  expect(await life.post()).toEqual(['2027-01-04 invitation lead'])
  await round()
  expect(await life.runs()).toHaveLength(1)
})

test('a letter that a partner asked for again and that no workflow carries is sent once, with a link that works', async () => {
  const [invitation] = await life.mails()
  expect((await fetch(`${linkIn(invitation!, /./)}/new-link`, { method: 'POST' })).status).toBe(200)
  await round()
  await until('it goes', () => place.mail.mails.length === 2)
  const mails = (await life.mails()).map(({ mail }) => mail)
  expect(mails.map(({ subject, recipient }) => ({ subject, recipient }))).toEqual(
    Array(2).fill({ subject: invitation!.mail.subject, recipient: 'lead@partner.example' }),
  )
  expect((await fetch(linkIn({ mail: mails[1]! }, /./))).status).toBe(200)
  await settled()
  expect(place.mail.mails).toHaveLength(2)
})

/** Every letter that is due went, and one round more found none. */
async function settled(): Promise<void> {
  await until('nothing is due', async () => {
    await round()
    return (
      (await place.orm.em.fork().count(Letter, { status: { $in: ['due', 'sending'] }, sendAt: { $lte: new Date() } }))
      === 0
    )
  })
}

test('the digest reaches a manager once for the hour in which Monday 08:00 was', async () => {
  const hour = lastMondayAtEight().toISOString()
  // As it went on from the hour before, and was away since.
  await housekeeping().terminate()
  const again = (digestedTo: string) =>
    place.client.workflow.start('housekeeping', {
      workflowId: housekeepingId(place.taskQueue),
      taskQueue: place.taskQueue,
      args: [{ digestedTo }],
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    })
  const { writeDigests } = digester(place.orm)
  expect(await writeDigests(hour)).toBe(1)
  await again(new Date(Date.now() - 2 * 3_600_000).toISOString())
  const digests = () => place.mail.mails.filter(({ recipient }) => recipient === 'manager@vendor.example')
  await until('it goes', () => digests().length > 0)
  expect(digests()).toHaveLength(1)
  expect(digests()[0]!.text).toContain('Nordwind')

  await writeDigests(hour)
  await again(new Date(Date.now() - 2 * 3_600_000).toISOString())
  await settled()
  expect(digests()).toHaveLength(1)
})

/** By the managers' clock; housekeeping knows no days of the script. */
function lastMondayAtEight(now = new Date()): Date {
  const today = civilDay(now, vendorZone)
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7
  const eight = instantOf(addDays(today, 1 - weekday), 8 * 60, vendorZone)
  return eight < now ? eight : instantOf(addDays(today, -6 - weekday), 8 * 60, vendorZone)
}
