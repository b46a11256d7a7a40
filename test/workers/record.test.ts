import { Letter } from '../../database/entities/letter.js'
import { JournalEntry } from '../../database/entities/journal-entry.js'
import { Partnership } from '../../database/entities/partnership.js'
import { Task } from '../../database/entities/task.js'
import { JournalConflict, JournalGap, readJournal } from '../../database/journal.js'
import type { Event, LaidTask } from '../../lifecycle/event.js'
import type { Letter as Called } from '../../lifecycle/letter.js'
import { recorder } from '../../workers/record.js'
import { type Programme, open, openProgramme, openedEvent, standing, step } from '../database/programme.js'

let programme: Programme
let record: ReturnType<typeof recorder>['record']
beforeAll(async () => {
  programme = await openProgramme()
  record = recorder(programme.orm).record
})
afterAll(() => programme.close())

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
const job = (partnership: string, { letter: name, occurrence, to, reason }: Called) => ({
  key: `${partnership}/${occurrence}/${name}/${to.id}`,
  letter: name,
  role: to.role,
  side: to.side,
  reason,
  sendAt: '2027-01-19T08:07:00.000Z',
})
const lettersOf = (partnership: string) =>
  programme.orm.em.fork().find(Letter, { partnership }, { orderBy: { occurrence: 'asc' } })

/** An invitation under way and its reminder waiting for its hour. */
async function invited(...reminds: string[]) {
  const id = await open(programme)
  await record(
    step(id, [started(2), laid(3, laidTask('invite-1.answer', '2027-02-10'), laidTask('invite-1.plan', '2027-02-10'))]),
  )
  const call = letter(4, reminds)
  await record(step(id, [reminded(4, ...reminds)], { letters: [call], jobs: [job(id, call)] }))
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

  test('the same numbers with the same content have no effect, whatever the order of their fields', async () => {
    const id = await invited('invite-1.answer')
    const { number, day, type, ...rest } = reminded(4, 'invite-1.answer')
    const turned = { ...Object.fromEntries(Object.entries(rest).reverse()), type, day, number } as unknown as Event
    const call = letter(4, ['invite-1.answer'])
    await record(
      step(id, [turned], {
        letters: [call],
        jobs: [job(id, call)],
        standing: { ...standing, awaiting: 'something stale' },
      }),
    )
    expect(await readJournal(programme.orm.em, id)).toHaveLength(4)
    expect(await lettersOf(id)).toHaveLength(1)
    expect((await programme.orm.em.fork().findOneOrFail(Partnership, id)).awaiting).toBe('an answer from partner_lead')
    expect(
      (await programme.orm.em.fork().findOneOrFail(Task, { partnership: id, id: 'invite-1.answer' })).reminders,
    ).toBe(1)
  })

  test('a batch that begins with what is there already adds only the rest', async () => {
    const id = await invited('invite-1.answer')
    const again = letter(4, ['invite-1.answer'])
    const fresh = letter(5, [], { letter: 'accepted' })
    await record(
      step(id, [reminded(4, 'invite-1.answer'), done(5, 'invite-1.answer')], {
        letters: [again, fresh],
        jobs: [job(id, again), job(id, fresh)],
      }),
    )
    expect((await lettersOf(id)).map(({ letter: name, status }) => [name, status])).toEqual([
      ['chase', 'withheld'],
      ['accepted', 'due'],
    ])
    expect((await readJournal(programme.orm.em, id)).map(event => event.type)).toEqual([
      'partnership_opened',
      'play_started',
      'tasks_laid',
      'reminded',
      'task_done',
    ])
  })

  test('the same number with other content is a conflict and writes nothing', async () => {
    const id = await invited('invite-1.answer')
    const attempt = record(step(id, [reminded(4, 'invite-1.plan'), done(5, 'invite-1.plan')]))
    await expect(attempt).rejects.toThrow(JournalConflict)
    await expect(attempt).rejects.toThrow(
      `partnership ${id}: event 4 is recorded as reminded of 2027-01-18 with other content than the reminded of 2027-01-18 that came`,
    )
    expect(await readJournal(programme.orm.em, id)).toHaveLength(4)
    expect((await programme.orm.em.fork().findOneOrFail(Task, { partnership: id, id: 'invite-1.plan' })).status).toBe(
      'open',
    )
  })

  test('a gap in the numbers is refused, before and within the batch', async () => {
    const id = await open(programme)
    await expect(record(step(id, [started(3)]))).rejects.toThrow(new JournalGap(id, 2, 3))
    await expect(record(step(id, [started(2), laid(4, laidTask('invite-1.answer', '2027-02-10'))]))).rejects.toThrow(
      new JournalGap(id, 3, 4),
    )
    expect(await readJournal(programme.orm.em, id)).toHaveLength(1)
  })

  test('attempts of the same step at one time write it once', async () => {
    const id = await open(programme)
    const call = letter(3, ['invite-1.answer'])
    const input = step(id, [started(2), laid(3, laidTask('invite-1.answer', '2027-02-10'))], {
      letters: [call],
      jobs: [job(id, call)],
    })
    await Promise.all(Array.from({ length: 8 }, () => record(input)))
    expect(await readJournal(programme.orm.em, id)).toHaveLength(3)
    expect(await programme.orm.em.fork().count(Task, { partnership: id })).toBe(1)
    expect(await lettersOf(id)).toHaveLength(1)
  })

  test('different steps at one time: one is written, the other is a conflict', async () => {
    const id = await open(programme)
    const other: Event = { number: 2, day: '2027-01-12', type: 'invitation_sent', to: lead() }
    const results = await Promise.allSettled([record(step(id, [started(2)])), record(step(id, [other]))])
    expect(results.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(result => result.status === 'rejected')?.reason).toBeInstanceOf(JournalConflict)
    expect(await readJournal(programme.orm.em, id)).toHaveLength(2)
  })

  test('when a projection fails, nothing of the step is left', async () => {
    const id = await open(programme)
    const call = letter(2, ['invite-1.answer'])
    await expect(
      record(step(id, [started(2), done(3, 'no-such.task')], { letters: [call], jobs: [job(id, call)] })),
    ).rejects.toThrow('event 3 (task_done) names no-such.task, of which there is no row')
    expect(await programme.orm.em.fork().count(JournalEntry, { partnership: id })).toBe(1)
    expect(await lettersOf(id)).toEqual([])
    expect((await programme.orm.em.fork().findOneOrFail(Partnership, id)).number).toBe(1)
  })

  test('a step without events moves the standing, but today never goes back (C1)', async () => {
    const id = await open(programme)
    await record(
      step(id, [], { today: '2027-01-14', standing: { ...standing, awaiting: 'the fourteenth', overdue: 3 } }),
    )
    await record(step(id, [], { today: '2027-01-12', standing: { ...standing, awaiting: 'the twelfth' } }))
    expect(await programme.orm.em.fork().findOneOrFail(Partnership, id)).toMatchObject({
      today: '2027-01-14',
      awaiting: 'the fourteenth',
      overdue: 3,
      number: 1,
    })
  })
})

describe('letters', () => {
  test('one that the rules withhold becomes a row with its reason and no send time', async () => {
    const id = await open(programme)
    await record(step(id, [started(2)], { letters: [letter(2, [], { withheld: 'superseded' })] }))
    expect(await lettersOf(id)).toMatchObject([
      { status: 'withheld', outcome: 'superseded', sendAt: null, cause: 'play_started' },
    ])
  })

  test('one to be sent without a job is an error: nobody would ever send it', async () => {
    const id = await open(programme)
    await expect(record(step(id, [started(2)], { letters: [letter(2, [])] }))).rejects.toThrow('no job says when')
  })

  test('a reminder is overtaken when all that it reminds of is over', async () => {
    const id = await invited('invite-1.answer', 'invite-1.plan')
    await record(step(id, [done(5, 'invite-1.answer')]))
    expect(await lettersOf(id)).toMatchObject([{ status: 'due', outcome: null }])
    await record(step(id, [{ number: 6, day: '2027-01-20', type: 'task_waived', task: 'invite-1.plan' }]))
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
    await record(step(id, [moved]))
    expect(await lettersOf(id)).toMatchObject([{ status: 'withheld', outcome: 'overtaken' }])
    const other = await invited('invite-1.plan')
    await record(step(other, [moved]))
    expect(await lettersOf(other)).toMatchObject([{ status: 'due' }])
  })

  test('a letter that was claimed, or that tells of an outcome, is left alone', async () => {
    const id = await invited('invite-1.answer')
    await programme.orm.em
      .fork()
      .nativeUpdate(Letter, { partnership: id }, { status: 'sending', claimedBy: 'token', claimedAt: new Date(0) })
    const outcome = letter(5, ['invite-1.answer'], { letter: 'accepted' })
    await record(step(id, [done(5, 'invite-1.answer')], { letters: [outcome], jobs: [job(id, outcome)] }))
    expect(await lettersOf(id)).toMatchObject([
      { status: 'sending', outcome: null },
      { letter: 'accepted', status: 'due' },
    ])
  })

  test('an exit overtakes every reminder of what it stops, not the letters of the exit itself', async () => {
    const id = await invited('invite-1.answer')
    const notice = letter(5, [], { letter: 'exit-notice', actions: [] })
    await record(
      step(
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
        { letters: [notice], jobs: [job(id, notice)] },
      ),
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
    await record(
      step(id, [{ number: 5, day: '2027-01-19', type: 'period_ended', review: 1 }], {
        letters: [survey],
        jobs: [job(id, survey)],
      }),
    )
    const closing = letter(6, [], { letter: 'closed' })
    await record(
      step(
        id,
        [{ number: 6, day: '2027-01-20', type: 'partnership_closed', reason: 'declined', until: '2028-01-20' }],
        { letters: [closing], jobs: [job(id, closing)] },
      ),
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
