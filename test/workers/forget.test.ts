import { randomUUID } from 'node:crypto'
import { Letter } from '../../database/entities/letter.js'
import { LinkToken } from '../../database/entities/link-token.js'
import { Partnership } from '../../database/entities/partnership.js'
import { RequestKey } from '../../database/entities/request-key.js'
import { Task } from '../../database/entities/task.js'
import { Text } from '../../database/entities/text.js'
import { readJournal } from '../../database/journal.js'
import { forgetter } from '../../workers/forget.js'
import { type Programme, open, openProgramme, write } from '../database/programme.js'

let programme: Programme
let id: string
beforeEach(async () => {
  programme = await openProgramme()
  id = await open(programme)
})
afterEach(() => programme.close())

const em = () => programme.orm.em.fork()
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
const day = (ago: number) => daysAgo(ago).toISOString().slice(0, 10)
const forget = (days: Partial<Parameters<typeof forgetter>[1]>) =>
  forgetter(programme.orm, { letters: 0, links: 0, texts: 0, requestKeys: 0, ...days })()

const letter = (ago: number, status: 'sent' | 'due', more: object = {}) => ({
  id: randomUUID(),
  key: randomUUID(),
  scope: id,
  partnership: id,
  letter: 'task-reminder',
  occurrence: randomUUID(),
  side: 'partner' as const,
  recipient: programme.lead,
  role: 'main',
  about: 'a test',
  reason: 'a test',
  day: day(ago),
  window: 'now' as const,
  sendAt: daysAgo(ago),
  facts: {},
  actions: [],
  status,
  ...more,
})
const text = (ago: number, more: object = {}) => ({
  id: randomUUID(),
  partnership: id,
  kind: 'reason',
  body: 'words',
  writtenAt: daysAgo(ago),
  ...more,
})

test('settled letters and spent links go after their days; what waits stays, and so does everything at 0 days', async () => {
  const [old, young, waits] = [letter(31, 'sent'), letter(29, 'sent'), letter(31, 'due')]
  await em().insertMany(Letter, [old, young, waits])
  const link = (ago: number) => ({
    hash: randomUUID().padEnd(64, '0'),
    partnership: id,
    contact: programme.lead,
    purpose: 'answer' as const,
    subject: 'invite-1.answer',
    letter: old.id,
    expires: day(ago),
    createdAt: daysAgo(60),
  })
  const [spent, works] = [link(31), link(-5)]
  await em().insertMany(LinkToken, [spent, works])
  const before = await readJournal(programme.orm.em, id)

  await forget({})
  expect([await em().count(Letter), await em().count(LinkToken)]).toEqual([3, 2])
  await forget({ letters: 30, links: 30 })
  expect((await em().findAll(Letter)).map(one => one.id).sort()).toEqual([young.id, waits.id].sort())
  expect(await em().findAll(LinkToken)).toMatchObject([{ hash: works.hash, letter: null }])
  expect(await readJournal(programme.orm.em, id)).toEqual(before)
})

test('words go when nothing open names them', async () => {
  const [loose, young, asked, invitation, waiting] = [
    text(31),
    text(29),
    text(31),
    text(31, { kind: 'send_invitation' }),
    text(31),
  ]
  await em().insertMany(Text, [loose, young, asked, invitation, waiting])
  await em().insert(Letter, letter(31, 'due', { facts: { texts: { text: waiting.id } } }))
  await write(programme.orm, id, [
    {
      number: 2,
      day: '2027-01-11',
      type: 'tasks_laid',
      run: 'invite-1',
      play: 'invite',
      tasks: [
        {
          id: 'invite-1.action',
          name: 'action',
          play: 'invite',
          who: 'vendor.manager',
          opens: '2027-01-11',
          after: [],
          ladder: [],
          text: asked.id,
        },
      ],
    } as never,
  ])
  await forget({ texts: 30 })
  const kept = async () => (await em().findAll(Text)).map(one => one.id).sort()
  expect(await kept()).toEqual([young.id, asked.id, invitation.id, waiting.id].sort())

  await em().nativeUpdate(Task, { partnership: id }, { status: 'done' })
  await em().nativeUpdate(Letter, { partnership: id }, { status: 'sent' })
  await em().nativeUpdate(Partnership, { id }, { closedOn: '2027-02-01' })
  await forget({ texts: 30 })
  expect(await kept()).toEqual([young.id])
})

test('keys of requests that nobody repeats any more go, a batch after the other', async () => {
  const digest = 'd'.repeat(64)
  const old = Array.from({ length: 2_500 }, () => ({ id: randomUUID(), digest, usedAt: daysAgo(31) }))
  const young = { id: randomUUID(), digest, usedAt: daysAgo(29) }
  await em().insertMany(RequestKey, [...old, young])
  await forget({ requestKeys: 30 })
  expect((await em().findAll(RequestKey)).map(key => key.id)).toEqual([young.id])
})
