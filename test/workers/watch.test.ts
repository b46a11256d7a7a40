import { MockActivityEnvironment } from '@temporalio/testing'
import { Client, Connection } from '@temporalio/client'
import { Letter } from '../../database/entities/letter.js'
import { Partnership } from '../../database/entities/partnership.js'
import { StuckPartnership } from '../../database/entities/stuck-partnership.js'
import { Vendor } from '../../database/entities/vendor.js'
import { deliverer } from '../../workers/deliver.js'
import { Post } from '../../workers/post.js'
import { type Restart, startFromJournal } from '../../workers/restart.js'
import { unownedLetters } from '../../workers/unowned-letters.js'
import { watch } from '../../workers/watch.js'
import { workflowId } from '../../workflows/contract.js'
import { type Programme, open, openProgramme } from '../database/programme.js'
import { type MailServer, engine, startMailServer, unique } from '../support/stack.js'

let programme: Programme
let connection: Connection
let parts: Restart
let server: MailServer
beforeAll(async () => {
  programme = await openProgramme()
  const { address, namespace } = await engine()
  connection = await Connection.connect({ address })
  // No worker polls this queue: what is asked of a workflow is read from its history.
  parts = { database: programme.orm, client: new Client({ connection, namespace }), taskQueue: unique('watch') }
  server = await startMailServer()
  await programme.orm.em
    .fork()
    .insert(Vendor, { id: 1, name: 'Kestrel', replyTo: 'p@vendor.example', zone: 'Europe/Berlin', country: 'DE' })
}, 600_000)
afterAll(async () => {
  await server.close()
  await connection.close()
  await programme.close()
})

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const now = new Date('2027-03-03T09:00:00Z')
const em = () => programme.orm.em.fork()
const stuck = () => em().find(StuckPartnership, {}, { orderBy: { foundAt: 'asc' } })
const told = () => em().find(Letter, { scope: 'watch' }, { orderBy: { occurrence: 'asc' } })

/** One that should have woken so many minutes ago. */
async function asleep(wakeAt: Date, started = true): Promise<string> {
  const id = await open(programme)
  await em().nativeUpdate(Partnership, { id }, { started, wakeAt })
  return id
}
async function nudges(id: string): Promise<number> {
  const { events } = await parts.client.workflow.getHandle(workflowId(id)).fetchHistory()
  return events?.filter(event => event.workflowExecutionSignaledEventAttributes?.signalName === 'nudge').length ?? 0
}

test('M8 what overslept is nudged now and then, told after an hour once, and forgotten when it wakes', async () => {
  const late = await asleep(minutes(-6))
  const lost = await asleep(minutes(-6))
  const fresh = await asleep(minutes(-4))
  const unstarted = await asleep(minutes(-60), false)
  const over = await asleep(minutes(-60))
  await em().nativeUpdate(Partnership, { id: over }, { closedOn: '2027-03-01' })
  for (const id of [late, fresh]) await startFromJournal(parts, { id, code: id })

  await watch(parts, now)
  const found = new Map((await stuck()).map(one => [one.partnership.id, one.outcome]))
  expect([...found.keys()].sort()).toEqual([late, lost].sort())
  expect(found.get(late)).toContain('was nudged')
  expect(found.get(lost)).toContain('started from the journal')
  expect((await parts.client.workflow.getHandle(workflowId(lost)).describe()).status.name).toBe('RUNNING')
  await expect(parts.client.workflow.getHandle(workflowId(unstarted)).describe()).rejects.toThrow(/not found/)
  expect([await nudges(late), await nudges(fresh)]).toEqual([1, 0])
  await em().nativeUpdate(Partnership, { id: { $in: [fresh, unstarted] } }, { wakeAt: minutes(1_000) })

  // Each minute of the hour that follows is a round.
  for (let minute = 1; minute < 60; minute += 1) await watch(parts, minutes(minute))
  expect(await nudges(late)).toBe(1)
  expect(await told()).toEqual([])

  await em().nativeUpdate(Partnership, { id: lost }, { wakeAt: minutes(1_000) })
  await watch(parts, minutes(60))
  expect((await stuck()).map(({ partnership }) => partnership.id)).toEqual([late])
  expect(await nudges(late)).toBe(2)
  const [letter, ...others] = await told()
  expect(others).toEqual([])
  expect(letter).toMatchObject({ recipient: programme.sponsor, side: 'vendor', partnership: null, status: 'due' })
  for (let minute = 61; minute < 200; minute += 1) await watch(parts, minutes(minute))
  expect(await told()).toHaveLength(1)

  await em().nativeUpdate(Letter, { scope: 'watch' }, { sendAt: new Date() })
  const [job] = await unownedLetters(programme.orm)
  const post = new Post({ url: server.url })
  const { deliver } = deliverer({
    database: programme.orm,
    post,
    from: 'Handfast <programme@vendor.example>',
    publicUrl: 'https://partners.example',
    linkSecret: 'a secret that is long enough',
    bounced: async () => {},
  })
  const run = new MockActivityEnvironment({ currentAttemptScheduledTimestampMs: Date.parse(job!.sendAt) })
  expect(await run.run(deliver, job!)).toBe('sent')
  post.close()
  expect(server.mails).toMatchObject([{ recipient: 'sven@vendor.example' }])
  expect(server.mails[0]!.text).toContain(`Nordwind: ${late}, since Wednesday 3 March 2027: its workflow runs`)

  await em().nativeUpdate(Partnership, { id: late }, { wakeAt: minutes(1_000) })
  await watch(parts, minutes(200))
  expect(await stuck()).toEqual([])
}, 120_000)

test('many that are found one after the other make one letter an hour', async () => {
  await em().nativeDelete(Letter, { scope: 'watch' })
  for (let minute = 0; minute < 3; minute += 1) {
    const id = await asleep(minutes(-10))
    await startFromJournal(parts, { id, code: id })
    await watch(parts, minutes(minute))
  }
  for (let minute = 3; minute <= 125; minute += 1) await watch(parts, minutes(minute))
  const letters = await told()
  expect(letters.map(({ occurrence, facts }) => [occurrence, (facts.partnerships as string[]).length])).toEqual([
    [minutes(60).toISOString(), 1],
    [minutes(120).toISOString(), 2],
  ])
  await em().nativeDelete(StuckPartnership, {})
}, 120_000)

test('a partnership whose workflow was started and never took a step is found, too', async () => {
  const id = await open(programme)
  await startFromJournal(parts, { id, code: id })
  const { wakeAt } = await em().findOneOrFail(Partnership, id)
  await watch(parts, new Date(wakeAt!.getTime() + 6 * 60_000))
  expect((await stuck()).map(({ partnership }) => partnership.id)).toContain(id)
})
