import type { Day } from '../../lifecycle/day.js'
import { asLead, asManager, people, plainCalendar, shippedModel } from '../lifecycle/life.js'
import { initiative } from '../lifecycle/scenarios/grown.js'
import { goodQualification, text } from '../lifecycle/scenarios/lives.js'
import { fromEngine, toEngine } from './century.js'
import { EngineLife, Place } from './engine-life.js'
import { linkIn } from './pages.js'
import { expectWhole } from './whole.js'
import type { Script } from './willing.js'

/**
 * What a contact does with a letter: which link, what is filled in, what the page then says, and what the journal has
 * of it.
 */
interface Visit {
  what: string
  /** What the vendor does before. */
  first?: Script
  on: Day
  letter: string
  reader: 'lead' | 'sales'
  link: RegExp
  form: Record<string, string>
  says: RegExp
  event: Record<string, unknown>
}

const rules = { model: shippedModel('six-stage'), calendar: plainCalendar }
const terms = { start: '2026-02-02', end: '2027-03-31', autoRenew: true, noticeDays: 60, termMonths: 12 }
const readers = { lead: people.main, sales: people.sales }
const anId = expect.stringMatching(/^[\da-f-]{36}$/) as string
const sent = (kpi: string, value: number) => ({ kpi, value, asOf: '2026-11-01', source: 'partner', revision: 1 })
const done = (on: Day, task: string, by = asManager): Script[number] => ({
  on,
  by,
  ask: { type: 'complete_task', task },
})

const visits: Visit[] = [
  {
    what: 'moves the audit’s meeting',
    on: '2027-01-05',
    letter: 'audit-invitation',
    reader: 'lead',
    link: /propose a day/,
    form: { suits: 'move', to: '2027-01-21' },
    says: /The meeting is on [^.]*21 January/,
    event: { type: 'meeting_moved', task: 'audit-1.date', from: '2027-01-25', to: '2027-01-21' },
  },
  {
    what: 'sends figures',
    on: '2027-01-14',
    letter: 'data-request',
    reader: 'lead',
    link: /Enter the figures/,
    form: { partner_sourced_revenue: '125000', new_customers: '7' },
    says: /Partner-sourced revenue 125,000/i,
    event: {
      type: 'figures_recorded',
      review: 3,
      figures: [sent('partner_sourced_revenue', 125_000), sent('new_customers', 7)],
    },
  },
  {
    what: 'checks in on an initiative',
    first: [
      { on: '2027-01-27', by: asManager, ask: { type: 'answer_task', task: 'audit-1.decide', answer: 'continue' } },
      done('2027-01-28', 'vows-1.kick-off'),
      done('2027-01-28', 'vows-1.plan', asLead),
      done('2027-01-28', 'vows-1.training', asLead),
      {
        on: '2027-01-28',
        by: asManager,
        ask: { type: 'record_qualification', score: 'qualification', items: goodQualification },
      },
      {
        on: '2027-01-29',
        by: asManager,
        ask: {
          type: 'open_initiative',
          initiative,
          kind: 'new_market',
          goal: '2027-06-30',
          owner: people.manager,
          text,
        },
      },
    ],
    on: '2027-03-02',
    letter: 'check-in',
    reader: 'lead',
    link: /three lines/,
    form: { progress: '40', text: 'Two pilots run; the third waits for its contract.' },
    says: /Check-in is done, on [^.]*2 March/,
    event: { type: 'checked_in', task: 'expand-1.check-in.1', progress: 40, text: anId },
  },
  {
    what: 'moves a review’s meeting',
    on: '2027-04-27',
    letter: 'review-invitation',
    reader: 'lead',
    link: /move the day/,
    form: { suits: 'move', to: '2027-05-27' },
    says: /The meeting is on [^.]*27 May/,
    event: { type: 'meeting_moved', task: 'review-5.date', review: 5, from: '2027-05-24', to: '2027-05-27' },
  },
  {
    what: 'answers the survey',
    on: '2027-05-04',
    letter: 'satisfaction-survey',
    reader: 'sales',
    link: /Give us a mark/,
    form: { q1: '5', q2: '4', q3: '4', q4: '3' },
    says: /Your answers were 5, 4, 4, 3/,
    event: { type: 'survey_answered', review: 5, contact: people.sales, answers: [5, 4, 4, 3] },
  },
  {
    what: 'lists the joint customers of an exit',
    first: [
      {
        on: '2027-05-06',
        by: asManager,
        ask: { type: 'start_exit', reason: 'market_shift', clause: 'any_time', text },
      },
    ],
    on: '2027-05-07',
    letter: 'exit-transition-tasks',
    reader: 'lead',
    link: /first item/,
    form: { customers: 'Fjordline', complete: 'listed' },
    says: /is done, on [^.]*7 May/,
    event: { type: 'customers_listed', exit: 1, customers: [anId] },
  },
  {
    what: 'says who looks after a joint customer',
    on: '2027-05-10',
    letter: 'customer-hand-over',
    reader: 'lead',
    link: /next home/,
    form: { home: 'other', who: 'Harbour Lane' },
    says: /is done, on [^.]*10 May/,
    event: { type: 'task_done', task: expect.stringMatching(/^exit-1\.next-home\./), data: { home: anId } },
  },
]

let place: Place
let life: EngineLife
beforeAll(async () => {
  place = await Place.open({ pages: true })
  life = await EngineLife.open(place, rules, { on: '2027-01-04', entry: 'existing', terms })
}, 900_000)
afterAll(() => place?.close())

test('the page that moves a meeting names the last day on which it may be, and takes no later one', async () => {
  await life.to('2027-01-05')
  const [invitation] = await life.mails()
  const before = await life.journal()
  const url = linkIn(invitation!, /propose a day/)
  expect(await textOf(url)).toMatch(/Only if you chose another day; up to [^.]*18 February/)
  const refused = await post(url, toEngine({ suits: 'move', to: '2027-02-19' }))
  expect(refused.status).toBe(422)
  expect(fromEngine(await refused.text())).toContain('Please give 2027-02-18 or an earlier day.')
  expect(await life.journal()).toEqual(before)
})

// One after the other in one life, from the audit to an exit.
test.each(visits)(
  'by the link in a letter the contact $what',
  async ({ first = [], on, letter, reader, link, form, says, event }) => {
    await life.live(first)
    await life.to(on)
    const [received] = (await life.mails()).filter(mail => mail.letter === letter && mail.to === reader).reverse()
    const url = linkIn(received!, link)
    const before = await life.journal()

    for (const method of ['HEAD', 'GET', 'GET']) expect((await fetch(url, { method })).status).toBe(200)
    expect(await life.journal()).toEqual(before)

    expect((await post(url, toEngine(form))).status).toBe(303)
    expect(await textOf(`${url}/recorded`)).toMatch(says)
    const after = await life.journal()
    const by = { side: 'partner', id: readers[reader] }
    expect(after.slice(before.length)).toContainEqual(expect.objectContaining({ ...event, day: on, by }))

    // Opened again it says that all is well and offers another; sent again it leads to what was recorded.
    expect(await textOf(url)).toMatch(
      /This link has done its work.*It was used already.*Nothing is wrong.*Send me a new link/s,
    )
    expect((await post(url, toEngine(form))).headers.get('location')).toMatch(/\/recorded$/)
    expect(await textOf(`${url}/recorded`)).toMatch(says)
    expect(await life.journal()).toEqual(after)
  },
  120_000,
)

test('nothing was lost or doubled on the way', async () => {
  await expectWhole(life)
})

const post = (url: string, form: Record<string, string>) =>
  fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) })
/** What a reader sees, in the days of the script. */
const textOf = async (url: string) => fromEngine((await (await fetch(url)).text()).replace(/<[^>]+>/g, ''))
