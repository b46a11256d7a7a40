import { Letter } from '../../database/entities/letter.js'
import { JournalEntry } from '../../database/entities/journal-entry.js'
import { Partnership } from '../../database/entities/partnership.js'
import { Task } from '../../database/entities/task.js'
import { JournalConflict, readJournal } from '../../database/journal.js'
import type { Event, LaidTask } from '../../lifecycle/event.js'
import type { Letter as Called } from '../../lifecycle/letter.js'
import { type Programme, open, openProgramme, openedEvent, write } from './programme.js'

let programme: Programme
beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())

const record = (id: string, events: Event[], ...letters: Called[]) => write(programme.orm, id, events, { letters })

const laidTask = (id: string, due: string): LaidTask => ({
  id,
  name: id.split('.')[1] ?? id,
  play: 'invite',
  who: 'partner.main',
  opens: '2027-01-11',
  due,
  after: [],
  ladder: [],
})
const started = (number: number): Event => ({
  number,
  day: '2027-01-11',
  type: 'play_started',
  play: 'invite',
  run: 'invite-1',
  opened: '2027-01-11',
  days: {},
})
const laid = (number: number, ...tasks: LaidTask[]): Event => ({
  number,
  day: '2027-01-11',
  type: 'tasks_laid',
  run: 'invite-1',
  tasks,
})
const done = (number: number, task: string): Event => ({
  number,
  day: '2027-01-20',
  type: 'task_done',
  task,
  answer: 'accept',
  late: 0,
})
const reminded = (number: number, ...tasks: string[]): Event => ({
  number,
  day: '2027-01-18',
  type: 'reminded',
  kind: 'due',
  letter: 'chase',
  to: lead(),
  tasks: tasks.map(task => ({ task, due: '2027-02-10', rung: 'opened + 7 d' })),
})
const lead = () => ({ side: 'partner' as const, id: programme.lead, role: 'partner_lead' })
const letter = (occurrence: number, tasks: string[], more: Partial<Called> = {}): Called => ({
  letter: 'chase',
  occurrence,
  to: lead(),
  reason: 'an answer is awaited',
  day: '2027-01-19',
  window: 'morning',
  actions: [{ purpose: 'answer', subject: tasks[0] ?? 'invite-1.answer', until: '2027-02-10' }],
  about: tasks.join(' '),
  facts: { tasks: tasks.map(task => ({ task, name: task, due: '2027-02-10', side: 'partner' })) },
  ...more,
})
const lettersOf = (partnership: string) =>
  programme.orm.em.fork().find(Letter, { partnership }, { orderBy: { occurrence: 'asc' } })

/** An invitation under way and its reminder waiting for its hour. */
async function invited(...reminds: string[]) {
  const id = await open(programme)
  await record(id, [
    started(2),
    laid(3, laidTask('invite-1.answer', '2027-02-10'), laidTask('invite-1.plan', '2027-02-10')),
  ])
  await record(id, [reminded(4, ...reminds)], letter(4, reminds))
  return id
}

describe('the journal', () => {
  test('a step is written with its events, rows, letters and standing', async () => {
    const id = await invited('invite-1.answer')
    const em = programme.orm.em.fork()
    expect(await readJournal(em, id)).toEqual([
      openedEvent(programme, id),
      started(2),
      laid(3, laidTask('invite-1.answer', '2027-02-10'), laidTask('invite-1.plan', '2027-02-10')),
      reminded(4, 'invite-1.answer'),
    ])
    expect(await em.findOneOrFail(Partnership, id)).toMatchObject({
      number: 4,
      today: '2027-01-18',
      awaiting: 'an answer from partner_lead',
      wakeOn: '2027-01-18',
      wakeAt: new Date('2027-01-18T05:12:00Z'),
      stage: 'recruiting',
    })
    expect(await em.findOneOrFail(Task, { partnership: id, id: 'invite-1.answer' })).toMatchObject({
      status: 'open',
      due: '2027-02-10',
      reminders: 1,
      assigned: '2027-01-11',
    })
    expect(await lettersOf(id)).toMatchObject([
      {
        status: 'due',
        key: `${id}/4/chase/${programme.lead}`,
        cause: 'reminded',
        kind: 'due',
        sendAt: new Date('2027-01-19T08:07:00Z'),
        role: 'partner_lead',
      },
    ])
  })

  test('an event that somebody wrote beside the steps is a conflict, and nothing of the step is left', async () => {
    const id = await open(programme)
    const em = programme.orm.em.fork()
    await em.insert(JournalEntry, { partnership: id, number: 2, day: '2027-01-11', type: 'challenge_logged', data: {} })
    await expect(record(id, [started(2)], letter(2, []))).rejects.toThrow(JournalConflict)
    expect(await em.count(JournalEntry, { partnership: id })).toBe(2)
    expect(await lettersOf(id)).toEqual([])
    expect((await em.findOneOrFail(Partnership, id)).number).toBe(1)
  })
})

describe('letters', () => {
  test('one that the rules withhold becomes a row with its reason and no send time', async () => {
    const id = await open(programme)
    await record(id, [started(2)], letter(2, [], { withheld: 'superseded' }))
    expect(await lettersOf(id)).toMatchObject([
      { status: 'withheld', outcome: 'superseded', sendAt: null, cause: 'play_started' },
    ])
  })

  test('one to be sent without a time is an error: nobody would ever send it', async () => {
    const id = await open(programme)
    const timeless = write(programme.orm, id, [started(2)], { letters: [letter(2, [])], sendAt: new Map() })
    await expect(timeless).rejects.toThrow('nothing says when')
    expect(await programme.orm.em.fork().count(JournalEntry, { partnership: id })).toBe(1)
  })

  test('a reminder is overtaken when all that it reminds of is over', async () => {
    const id = await invited('invite-1.answer', 'invite-1.plan')
    await record(id, [done(5, 'invite-1.answer')])
    expect(await lettersOf(id)).toMatchObject([{ status: 'due', outcome: null }])
    await record(id, [{ number: 6, day: '2027-01-20', type: 'task_waived', task: 'invite-1.plan' }])
    expect(await lettersOf(id)).toMatchObject([{ status: 'withheld', outcome: 'overtaken' }])
  })

  test('a reminder is overtaken when its task moves to another day, one about another task is not', async () => {
    const moved: Event = {
      number: 5,
      day: '2027-01-19',
      type: 'task_moved',
      task: 'invite-1.answer',
      from: '2027-02-10',
      due: '2027-03-10',
      opens: '2027-01-11',
      ladder: [],
      why: 'asked',
    }
    const id = await invited('invite-1.answer')
    await record(id, [moved])
    expect(await lettersOf(id)).toMatchObject([{ status: 'withheld', outcome: 'overtaken' }])
    const other = await invited('invite-1.plan')
    await record(other, [moved])
    expect(await lettersOf(other)).toMatchObject([{ status: 'due' }])
  })

  test('a letter that was claimed, or that tells of an outcome, is left alone', async () => {
    const id = await invited('invite-1.answer')
    await programme.orm.em
      .fork()
      .nativeUpdate(Letter, { partnership: id }, { status: 'sending', claimedBy: 'token', claimedAt: new Date(0) })
    const outcome = letter(5, ['invite-1.answer'], { letter: 'accepted' })
    await record(id, [done(5, 'invite-1.answer')], outcome)
    expect(await lettersOf(id)).toMatchObject([
      { status: 'sending', outcome: null },
      { letter: 'accepted', status: 'due' },
    ])
  })

  test('an exit overtakes every reminder of what it stops, not the letters of the exit itself', async () => {
    const id = await invited('invite-1.answer')
    const notice = letter(5, [], { letter: 'exit-notice', actions: [] })
    await record(
      id,
      [
        {
          number: 5,
          day: '2027-01-20',
          type: 'exit_started',
          exit: 1,
          run: 'exit-1',
          reason: 'mutual',
          clause: 'any_time',
          notice: '2027-01-20',
          last: '2027-03-21',
          transition: '2027-03-21',
        },
        {
          number: 6,
          day: '2027-01-20',
          type: 'play_started',
          play: 'exit',
          run: 'exit-1',
          opened: '2027-01-20',
          days: {},
        },
      ],
      notice,
    )
    expect(await lettersOf(id)).toMatchObject([
      { letter: 'chase', status: 'withheld', outcome: 'overtaken' },
      { letter: 'exit-notice', status: 'due' },
    ])
  })

  test('once the partnership is closed, what asks for something is overtaken, the closing letter is not', async () => {
    const id = await invited('invite-1.answer')
    const survey = letter(5, [], {
      letter: 'survey',
      actions: [{ purpose: 'survey', subject: '1', until: '2027-02-01' }],
    })
    await record(id, [{ number: 5, day: '2027-01-19', type: 'period_ended', review: 1 }], survey)
    const closing = letter(6, [], { letter: 'closed' })
    await record(
      id,
      [{ number: 6, day: '2027-01-20', type: 'partnership_closed', reason: 'declined', until: '2028-01-20' }],
      closing,
    )
    expect((await lettersOf(id)).map(({ letter: name, status }) => [name, status])).toEqual([
      ['chase', 'withheld'],
      ['survey', 'withheld'],
      ['closed', 'due'],
    ])
    expect(await programme.orm.em.fork().findOneOrFail(Partnership, id)).toMatchObject({
      closedOn: '2027-01-20',
      closedReason: 'declined',
      openUntil: '2028-01-20',
    })
    expect((await programme.orm.em.fork().find(Task, { partnership: id })).map(task => task.status)).toEqual([
      'cancelled',
      'cancelled',
    ])
  })
})
