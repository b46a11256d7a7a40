import { Contact } from '../../database/entities/contact.js'
import { Partner } from '../../database/entities/partner.js'
import { Text } from '../../database/entities/text.js'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { Vendor } from '../../database/entities/vendor.js'
import { instantOf } from '../../workers/clock.js'
import {
  awaitingAttribute,
  nextDeadlineAttribute,
  overdueAttribute,
  stageAttribute,
} from '../../workflows/search-attributes.js'
import { asLead, asManager, plainCalendar, shippedModel } from '../lifecycle/life.js'
import { goodFit, text } from '../lifecycle/scenarios/lives.js'
import { until } from '../support/until.js'
import { fromEngine, toEngine } from './century.js'
import { EngineLife, Place } from './engine-life.js'
import { History } from './history.js'

let place: Place
let life: EngineLife
const words = 'Gladly, and our treasurer Wilhelmina Ostergaard sends her regards.'

/**
 * Accepted with words of the contact's own; fit done, the rest of the qualification two days late; a mail server that
 * names addresses when it refuses.
 */
beforeAll(async () => {
  place = await Place.open()
  life = await EngineLife.open(
    place,
    { model: shippedModel('six-stage'), calendar: plainCalendar },
    { on: '2027-01-04' },
  )
  await place.orm.em.fork().insert(Text, { id: text, partnership: life.partnership, kind: 'answer', body: words })
  await life.ask('2027-01-04', asManager, { type: 'send_invitation', text })
  await life.ask('2027-01-14', asLead, { type: 'answer_task', task: 'invite-1.answer', answer: 'accept', text })
  await life.ask('2027-01-15', asManager, { type: 'record_qualification', score: 'fit', items: goodFit })
  let refusals = 0
  place.mail.answer((moment, address) =>
    moment === 'rcpt' && (refusals += 1) === 1 ? { code: 451, message: `${address} is asked to wait` } : 'accept',
  )
  await life.to('2027-02-06')
  expect(refusals).toBeGreaterThan(1)
}, 900_000)
afterAll(() => place?.close())

test('search attributes say the stage, what is awaited, until when, and what is overdue', async () => {
  const { typedSearchAttributes: shown } = await life.handle.describe()
  expect(shown.get(stageAttribute)).toBe('recruiting')
  expect(fromEngine(shown.get(awaitingAttribute))).toBe('qualify-1.qualification from vendor manager by 2027-02-04')
  expect(shown.get(nextDeadlineAttribute)).toEqual(instantOf(toEngine('2027-02-04'), 23 * 60 + 59, 'Europe/Berlin'))
  expect(shown.get(overdueAttribute)).toBe(2)
})

test('the list finds it by them', async () => {
  const query =
    `TaskQueue = '${place.taskQueue}' AND HandfastStage = 'recruiting' AND HandfastOverdue > 0 AND `
    + `HandfastNextDeadline < '${toEngine('2027-02-06')}T00:00:00Z'`
  const found = async () => {
    for await (const { workflowId } of place.client.workflow.list({ query })) return workflowId
    return undefined
  }
  // The list follows the histories at a distance.
  expect(await until('the list has it', found)).toBe(`partnership/${life.partnership}`)
  expect(await place.client.workflow.count(query.replace('recruiting', 'growth'))).toMatchObject({ count: 0 })
})

test('the current details say in Markdown where it stands and what is open', async () => {
  const { currentDetails } = await life.handle.query<{ currentDetails: string }>('__temporal_workflow_metadata')
  expect(fromEngine(currentDetails).split('\n')).toEqual([
    '**recruiting** · healthy · tier registered · model six-stage v1',
    '',
    'Next step: 2027-02-09',
    '',
    '| awaited | from | by |',
    '| --- | --- | --- |',
    '| qualify-1.qualification | vendor manager | 2027-02-04 **overdue** |',
    '| qualify-1.business-case | vendor manager | 2027-02-04 **overdue** |',
  ])
})

test('each timer says until when and for what, each letter its role and its reason', async () => {
  const history = await History.of(life)
  expect(history.timers().map(fromEngine).at(-1)).toBe(
    'until 2027-02-09: qualify-1.qualification from vendor manager by 2027-02-04',
  )
  const letters = history.activities('deliver').map(fromEngine)
  expect(letters[0]).toMatch(/^invitation to main: \S+/)
  expect(letters).toHaveLength((await life.mails()).length)
  expect(letters.filter(summary => !/^[a-z-]+ to [a-z_]+: \S.{5,}/.test(summary))).toEqual([])
  expect(history.activities('record').every(summary => /^(events? \d+|standing)/.test(summary))).toBe(true)
})

test('no name, no address and no word of anybody stands in any history of its runs', async () => {
  await life.goOnAsNew()
  await life.to('2027-02-09')
  const em = place.orm.em.fork()
  const [contacts, vendorPeople, partners, vendors] = await Promise.all([
    em.findAll(Contact),
    em.findAll(VendorPerson),
    em.findAll(Partner),
    em.findAll(Vendor),
  ])
  const personal = [
    ...[...contacts, ...vendorPeople].flatMap(({ name, email }) => [name, ...name.split(' '), email]),
    ...partners.map(({ name }) => name),
    ...vendors.flatMap(({ name, replyTo }) => [name, replyTo]),
    words,
    'Wilhelmina',
    '@vendor.example',
    '@partner.example',
    'is asked to wait',
    ...place.mail.mails.map(({ subject }) => subject ?? ''),
  ]
  expect(personal.length).toBeGreaterThan(30)
  const runs = await life.runs()
  expect(runs).toHaveLength(2)
  for (const run of runs) {
    const { text: told } = await History.of(life, run)
    // What is looked for would be seen: the command's text id stands there, and the mail server's refusal as a code.
    expect(told).toContain(life.partnership)
    expect(personal.filter(word => told.includes(word))).toEqual([])
  }
  const first = (await History.of(life, runs[0])).text
  expect(first).toContain(text)
  expect(first).toContain('Deferred451')
})
