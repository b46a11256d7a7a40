import { randomUUID } from 'node:crypto'
import { Client } from '@temporalio/client'
import { Contact } from '../../database/entities/contact.js'
import { Customer } from '../../database/entities/customer.js'
import { JournalEntry } from '../../database/entities/journal-entry.js'
import { Letter } from '../../database/entities/letter.js'
import { LinkToken } from '../../database/entities/link-token.js'
import { Partnership } from '../../database/entities/partnership.js'
import { Text } from '../../database/entities/text.js'
import { addDays } from '../../lifecycle/day.js'
import type { LetterAction, MeetingEntry } from '../../lifecycle/letter.js'
import { linksFor } from '../../workers/links.js'
import { World, must } from './world.js'

let world: World
beforeAll(async () => {
  world = await World.begin({ environment: { TRUST_PROXY: '1' } })
  await world.people()
})
afterAll(() => world?.end())

type Purpose = LetterAction['purpose']
const links = { secret: 'a-secret-that-only-tests-know', publicUrl: '' }
const events = async (partnership: string) =>
  (await world.orm.em.fork().find(JournalEntry, { partnership }, { orderBy: { number: 'asc' } })).map(entry =>
    entry.event(),
  )

/** A letter with a link in it, as `deliver` makes it; the link's path. */
async function link(
  id: string,
  purpose: Purpose,
  subject: string,
  until?: string,
  meeting?: MeetingEntry,
): Promise<string> {
  const em = world.orm.em.fork()
  const partnership = await em.findOneOrFail(Partnership, id)
  const action = { purpose, subject, until: until ?? addDays(partnership.today, 30) }
  const occurrence = randomUUID()
  const letter = em.create(Letter, {
    key: `${id}/${occurrence}/task-reminder/${partnership.mainContact.id}`,
    scope: id,
    partnership,
    letter: 'task-reminder',
    occurrence,
    side: 'partner',
    recipient: partnership.mainContact.id,
    role: 'main',
    about: subject,
    reason: 'a test',
    day: partnership.today,
    window: 'now',
    facts: {},
    actions: [action],
    ...(meeting && { meeting }),
    status: 'sent',
  })
  await em.flush()
  return (await linksFor(world.orm.em.fork(), letter, links))[`${purpose}:${subject}`]!
}

async function invited(): Promise<string> {
  const { id } = await world.open()
  await must(world.post(`/partnerships/${id}/invitation`))
  return id
}

/** Each page is fetched from an address of its own: there are more of them here than one may fetch in a minute. */
let readers = 0
const reader = () => {
  readers += 1
  return { key: null, as: null, headers: { 'x-forwarded-for': `203.0.113.${readers % 250}` } }
}
const look = (path: string) => world.get(path, reader())
const send = (path: string, form: Record<string, string>) => world.ask('POST', path, undefined, { ...reader(), form })

describe('a partner’s page', () => {
  test('shows what is asked, by when, and acts on nothing while it is only looked at', async () => {
    const id = await invited()
    const path = await link(id, 'answer', 'invite-1.answer')
    const before = await events(id)
    for (let scan = 0; scan < 3; scan += 1) {
      const page = await look(path)
      expect(page.status).toBe(200)
      expect(page.text).toContain('Kestrel Analytics')
      expect(page.text).toMatch(/value="accept"/)
      expect(page.text).not.toMatch(/checked=/)
      expect(page.text).not.toMatch(/<script/)
      expect((await world.ask('HEAD', path, undefined, { key: null, as: null })).status).toBe(200)
    }
    expect(await events(id)).toEqual(before)
    expect(
      (await world.orm.em.fork().find(LinkToken, { partnership: id })).every(({ usedAt }) => usedAt === null),
    ).toBe(true)
  })

  test('carries the browser’s caution with it', async () => {
    const { headers } = await look(await link(await invited(), 'answer', 'invite-1.answer'))
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).not.toContain('script-src')
    expect(headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
  })

  test('takes an answer once, as the contact’s own, and says what was recorded', async () => {
    const id = await invited()
    const path = await link(id, 'answer', 'invite-1.answer')
    const sent = await send(path, { answer: 'accept', text: 'With pleasure.' })
    expect({ status: sent.status, location: sent.headers.get('location') }).toEqual({
      status: 303,
      location: `${path}/recorded`,
    })
    const { mainContact } = (await world.get(`/partnerships/${id}`)).body
    const done = (await events(id)).find(event => event.type === 'task_done' && event.task === 'invite-1.answer')
    expect(done).toMatchObject({ answer: 'accept', by: { side: 'partner', id: mainContact } })
    const recorded = await look(`${path}/recorded`)
    expect(recorded.text).toContain('accept')
    expect(recorded.text).toContain('mona.manager@vendor.example')

    const before = await events(id)
    expect((await send(path, { answer: 'accept', text: 'With pleasure.' })).status).toBe(303)
    expect((await send(path, { answer: 'decline' })).status).toBe(303)
    expect(await events(id)).toEqual(before)
    expect((await look(path)).status).toBe(404)
  })

  test('sent twice at the same moment happens once', async () => {
    const id = await invited()
    const path = await link(id, 'answer', 'invite-1.answer')
    const both = await Promise.all([send(path, { answer: 'accept' }), send(path, { answer: 'accept' })])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(
      (await events(id)).filter(event => event.type === 'task_done' && event.task === 'invite-1.answer'),
    ).toHaveLength(1)
  })

  test.each([
    ['nothing chosen', {}, /Please fill this in/],
    ['an answer that is not offered', { answer: 'perhaps' }, /choose one of the answers offered/],
    ['a field that the page does not have', { answer: 'accept', by: 'me' }, /does not ask/],
  ])('with %s it is shown again, and nothing happens', async (_what, form, message) => {
    const id = await invited()
    const path = await link(id, 'answer', 'invite-1.answer')
    const before = await events(id)
    const page = await send(path, form)
    expect(page.status).toBe(422)
    expect(page.text).toMatch(message)
    expect(await events(id)).toEqual(before)
    expect((await look(path)).status).toBe(200)
  })
})

describe('onboarding from the e-mail', () => {
  let id: string
  beforeAll(async () => {
    id = await onboarding()
  })

  test('a task is handed in, and done where nobody validates it', async () => {
    expect((await send(await link(id, 'complete', 'onboard-1.product-training'), {})).status).toBe(303)
    expect(
      (await send(await link(id, 'complete', 'onboard-1.process-training'), { text: 'All eight of us.' })).status,
    ).toBe(303)
    const { tasks } = (await world.get(`/partnerships/${id}`)).body
    expect(tasks.find(({ name }: { name: string }) => name === 'product-training')).toMatchObject({
      status: 'handed_in',
    })
    expect(tasks.find(({ name }: { name: string }) => name === 'process-training')).toBeUndefined()
  })

  test('more time is asked for, with a day and a reason; a day that cannot be is refused in words', async () => {
    const task = 'onboard-1.plan-accepted'
    const path = await link(id, 'extend', task)
    const { due } = (await world.get(`/partnerships/${id}`)).body.tasks.find(
      ({ id: one }: { id: string }) => one === task,
    )
    expect((await send(path, { until: addDays(due, 3) })).text).toMatch(/Please fill this in/)
    expect((await send(path, { until: '2020-01-01', text: 'Holidays.' })).status).toBe(422)
    const refused = await send(path, { until: addDays(due, 900), text: 'Holidays.' })
    expect({
      status: refused.status,
      told: /hard stop/.test(refused.text),
      kept: refused.text.includes('Holidays.'),
    }).toEqual({ status: 409, told: true, kept: true })
    expect((await send(path, { until: addDays(due, 3), text: 'Holidays.' })).status).toBe(303)
    expect((await events(id)).at(-1)).toMatchObject({ type: 'extension_asked', task, until: addDays(due, 3) })
    expect((await look(`${path}/recorded`)).text).toContain('You asked for')
  })

  test('a meeting’s day is moved', async () => {
    const task = (await world.get(`/partnerships/${id}`)).body.tasks.find(
      ({ name }: { name: string }) => name === 'kick-off',
    )
    const to = nextWorkday(addDays(task.due, 1))
    expect((await send(await link(id, 'move_meeting', task.id), { to })).status).toBe(303)
    expect((await events(id)).at(-1)).toMatchObject({ type: 'meeting_moved', from: task.due, to })
    const path = await link(id, 'accept_date', task.id)
    expect((await send(path, { suits: 'move' })).text).toContain('Please choose the other day')
    expect((await send(path, { suits: 'yes' })).status).toBe(303)
    expect((await look(`${path}/recorded`)).text).toContain('The meeting is on')
  })
})

describe('a link to a meeting', () => {
  const asked = (task: { id: string; due: string }, sequence = 0): MeetingEntry => ({
    method: 'REQUEST',
    uid: `${task.id}@handfast`,
    sequence,
    day: task.due,
    kind: 'kick-off',
  })

  test.each(['accept_date', 'move_meeting'] as const)(
    'that was moved says so at the old link (%s), which records nothing; the new day has a link of its own',
    async purpose => {
      const id = await onboarding()
      const task = await kickOff(id)
      const old = await link(id, purpose, task.id, undefined, asked(task))
      const to = nextWorkday(addDays(task.due, 1))
      await must(world.put(`/partnerships/${id}/tasks/${task.id}/meeting-day`, { to }))
      const before = await events(id)
      const answered = [await look(old), await send(old, { suits: 'yes' }), await send(old, { suits: 'move', to })]
      for (const page of answered) {
        expect(page.status).toBe(410)
        expect(page.text).toContain('This meeting was moved')
        expect(page.text).not.toContain('It is recorded')
      }
      expect(await events(id)).toEqual(before)
      expect((await look(await link(id, purpose, task.id, undefined, asked({ ...task, due: to }, 1)))).status).toBe(200)
    },
  )

  test.each(['accept_date', 'move_meeting'] as const)(
    'that was cancelled says so (%s), and neither side can accept or move it any more',
    async purpose => {
      const id = await onboarding()
      const task = await kickOff(id)
      const path = await link(id, purpose, task.id)
      expect((await look(path)).status).toBe(200)
      await must(world.post(`/partnerships/${id}/exit`, { reason: 'market_shift' }))
      const before = await events(id)
      const answered = [await look(path), await send(path, { suits: 'yes' })]
      for (const page of answered) {
        expect(page.status).toBe(410)
        expect(page.text).toContain('This meeting is cancelled')
        expect(page.text).not.toContain('It is recorded')
      }
      const to = nextWorkday(addDays(task.due, 1))
      const moved = await world.put(`/partnerships/${id}/tasks/${task.id}/meeting-day`, { to })
      const done = await world.post(`/partnerships/${id}/tasks/${task.id}/completion`)
      for (const { body } of [moved, done])
        expect(body).toMatchObject({ status: 409, code: 'task_over', detail: expect.stringContaining('cancelled') })
      expect(await events(id)).toEqual(before)
    },
  )
})

test('who looks after a customer next is words: stored, told by the customer’s row, and never in the engine', async () => {
  const id = await onboarding()
  await must(world.post(`/partnerships/${id}/exit`, { reason: 'market_shift' }))
  await must(
    world.put(`/partnerships/${id}/exit/customers`, { customers: [{ name: 'Aldgate Foods' }, { name: 'Bow Tools' }] }),
  )
  const { tasks, workflow } = (await world.get(`/partnerships/${id}`)).body
  const [first, second] = tasks.filter(({ name }: { name: string }) => name === 'next-home')
  expect(
    (await send(await link(id, 'hand_over', first.id), { home: 'other', who: 'Wilhelmina Ostergaard' })).status,
  ).toBe(303)
  await must(world.post(`/partnerships/${id}/tasks/${second.id}/completion`, { home: 'Harbour Lane' }))
  const em = world.orm.em.fork()
  const homes = new Map((await em.find(Customer, { partnership: id })).map(customer => [customer.id, customer.home]))
  expect([homes.get(first.subject), homes.get(second.subject)]).toEqual(['Wilhelmina Ostergaard', 'Harbour Lane'])
  const ids = (await events(id)).flatMap(event => (event.type === 'task_done' ? [String(event.data?.home)] : []))
  const texts = await em.find(Text, { id: { $in: ids.filter(home => home.length === 36) } })
  expect(texts.map(({ body }) => body).sort()).toEqual(['Harbour Lane', 'Wilhelmina Ostergaard'])
  const history = JSON.stringify(await world.app.get(Client).workflow.getHandle(workflow).fetchHistory())
  const told = history.replaceAll(/"data":"([\w+/=]+)"/g, (_, data: string) => Buffer.from(data, 'base64').toString())
  expect(told).toContain(texts[0]!.id)
  expect(told).not.toMatch(/Wilhelmina|Harbour Lane/)
})

describe('links that lead nowhere', () => {
  test('expired, spent, foreign and made-up ones end on the same page', async () => {
    const id = await invited()
    const today = (await world.get(`/partnerships/${id}`)).body.today
    const expired = await link(id, 'answer', 'invite-1.answer', addDays(today, -1))
    const spent = await link(id, 'answer', 'invite-1.answer')
    await must(
      send(spent, { answer: 'not_now' }).then(answer => ({ ...answer, status: answer.status === 303 ? 200 : 500 })),
    )
    const over = await link(id, 'answer', 'invite-1.answer')
    const pages = await Promise.all(
      [expired, spent, over, '/a/made-up'].map(async path => ({ path, page: await look(path) })),
    )
    const words = pages.map(({ path, page }) => page.text.replaceAll(path, '/a/…'))
    expect(new Set(words).size).toBe(1)
    expect(pages.map(({ page }) => page.status)).toEqual([404, 404, 404, 404])
    expect((await send('/a/made-up', { answer: 'accept' })).status).toBe(404)
  })

  test('the day is the partnership’s own, not the API’s', async () => {
    const id = await invited()
    const { today } = (await world.get(`/partnerships/${id}`)).body
    const path = await link(id, 'answer', 'invite-1.answer', today)
    expect((await look(path)).status).toBe(200)
    await world.orm.em.fork().nativeUpdate(Partnership, { id }, { today: addDays(today, 1) })
    expect((await look(path)).status).toBe(404)
  })

  test('offer a new one to the address on file, in the same words whatever happened', async () => {
    const id = await invited()
    const { today } = (await world.get(`/partnerships/${id}`)).body
    const path = await link(id, 'answer', 'invite-1.answer', addDays(today, -1))
    const before = await world.orm.em.fork().count(Letter, { partnership: id })
    const asked = await send(`${path}/new-link`, {})
    const again = await send(`${path}/new-link`, {})
    const strange = await send('/a/made-up/new-link', {})
    expect([again.text, strange.text]).toEqual([asked.text, asked.text])
    expect([asked.status, again.status, strange.status]).toEqual([200, 200, 200])
    const letters = await world.orm.em.fork().find(Letter, { partnership: id, occurrence: { $like: '% again %' } })
    expect(letters).toHaveLength(1)
    expect(await world.orm.em.fork().count(Letter, { partnership: id })).toBe(before + 1)
    expect(letters[0]).toMatchObject({
      status: 'due',
      window: 'now',
      actions: [{ purpose: 'answer', until: addDays(today, 14) }],
    })
  })

  test('of another partnership act there and nowhere else', async () => {
    const [mine, theirs] = [await invited(), await invited()]
    const before = await events(theirs)
    await send(await link(mine, 'answer', 'invite-1.answer'), { answer: 'accept' })
    expect(await events(theirs)).toEqual(before)
  })
})

describe('unsubscribing', () => {
  test('takes one click of the mail program, and looking is none', async () => {
    const id = await invited()
    const path = await link(id, 'answer', 'invite-1.answer')
    const { mainContact } = (await world.get(`/partnerships/${id}`)).body
    const contact = async () => (await world.orm.em.fork().findOneOrFail(Contact, mainContact)).unsubscribed
    expect((await look(`${path}/unsubscribe`)).status).toBe(200)
    expect(await contact()).toBe(false)
    expect((await send(`${path}/unsubscribe`, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect(await contact()).toBe(true)
    expect((await send('/a/made-up/unsubscribe', { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
  })
})

const kickOff = async (id: string): Promise<{ id: string; due: string }> =>
  (await world.get(`/partnerships/${id}`)).body.tasks.find(({ name }: { name: string }) => name === 'kick-off')

/** A reseller on the first day of its onboarding. */
async function onboarding(): Promise<string> {
  const id = await invited()
  const at = `/partnerships/${id}`
  await must(world.post(`${at}/tasks/invite-1.answer/answer`, { answer: 'accept' }))
  await must(world.put(`${at}/qualifications/fit`, { items: { industry: 80, region: 70, size: 60, overlap: 90 } }))
  await must(
    world.put(`${at}/qualifications/qualification`, {
      items: { customer: 4, credibility: 4, capability: 4, commitment: 5 },
    }),
  )
  await must(world.put(`${at}/business-case`, { revenue: 500_000, cost: 90_000, paybackMonth: 9 }))
  await must(world.post(`${at}/tasks/qualify-1.go/answer`, { answer: 'go' }))
  await must(world.post(`${at}/tasks/agree-1.plan/completion`))
  await must(world.post(`${at}/tasks/agree-1.plan/validation`))
  const { today } = (await world.get(at)).body
  await must(
    world.post(`${at}/agreement`, {
      terms: { start: today, end: addDays(today, 730), autoRenew: true, noticeDays: 90, termMonths: 12 },
    }),
  )
  expect((await world.get(at)).body.stage).toBe('onboarding')
  return id
}

function nextWorkday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const fixed = /-(12-2[56]|01-01|05-01|10-03)$/.test(day)
  return weekday === 0 || weekday === 6 || fixed ? nextWorkday(addDays(day, 1)) : day
}
