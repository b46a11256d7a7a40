import { Letter } from '../../database/entities/letter.js'
import type { Event, LaidTask } from '../../lifecycle/event.js'
import type { Letter as Called } from '../../lifecycle/letter.js'
import { type Programme, open, openProgramme, write } from './programme.js'

let programme: Programme
beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())

const training = (id: string): LaidTask => ({
  id,
  name: id.split('.')[1] ?? id,
  play: 'onboard',
  who: 'partner.sales',
  validator: 'vendor.manager',
  opens: '2027-01-11',
  due: '2027-02-09',
  after: [],
  ladder: [],
})

/** A partnership whose sales contact is chased on 10 February, at nine, for what was due on the ninth. */
async function chased(...tasks: string[]): Promise<string> {
  const id = await open(programme)
  const chase: Event = {
    number: 4,
    day: '2027-02-10',
    type: 'reminded',
    kind: 'overdue',
    letter: 'task-overdue',
    to: { side: 'partner', id: programme.sales, role: 'sales' },
    tasks: tasks.map(task => ({ task, due: '2027-02-09', rung: 'due + 1 bd' })),
  }
  const letter = called(4, 'task-overdue', chase.to, tasks, '2027-02-09')
  await record(
    id,
    [
      {
        number: 2,
        day: '2027-01-11',
        type: 'play_started',
        play: 'onboard',
        run: 'onboard-1',
        opened: '2027-01-11',
        days: {},
      },
      { number: 3, day: '2027-01-11', type: 'tasks_laid', run: 'onboard-1', tasks: tasks.map(training) },
      chase,
    ],
    [letter],
  )
  return id
}

const called = (occurrence: number, letter: string, to: Called['to'], tasks: string[], due: string): Called => ({
  letter,
  occurrence,
  to,
  reason: 'still open',
  day: '2027-02-10',
  window: 'morning',
  facts: { tasks: tasks.map(task => ({ task, name: 'training', due, side: 'partner' as const })) },
  actions: [],
  about: tasks.join(' '),
})

const record = (id: string, events: Event[], letters: Called[] = []) => write(programme.orm, id, events, { letters })

const letters = async (id: string) =>
  (await programme.orm.em.fork().find(Letter, { partnership: id }, { orderBy: { occurrence: 'asc' } })).map(
    ({ letter, status, outcome }) => `${letter} ${status}${outcome ? `: ${outcome}` : ''}`,
  )

const handedIn = (number: number, task: string): Event => ({
  number,
  day: '2027-02-10',
  type: 'task_handed_in',
  task,
  validateBy: '2027-02-15',
  ladder: [],
})

const toValidate = (number: number): [Event, Called] => {
  const to = { side: 'vendor' as const, id: programme.manager, role: 'manager' }
  return [
    {
      number,
      day: '2027-02-10',
      type: 'reminded',
      kind: 'asked',
      letter: 'task-to-validate',
      to,
      tasks: [{ task: 'onboard-1.training', due: '2027-02-15', rung: 'handed in' }],
    },
    called(number, 'task-to-validate', to, ['onboard-1.training'], '2027-02-15'),
  ]
}

test('handed in at half past seven, the chase of nine o’clock is not sent; the letter to who validates it is', async () => {
  const id = await chased('onboard-1.training')
  const [event, letter] = toValidate(6)
  await record(id, [handedIn(5, 'onboard-1.training'), event], [letter])
  expect(await letters(id)).toEqual(['task-overdue withheld: overtaken', 'task-to-validate due'])
})

test('more time asked for at half past seven stops the chase of nine o’clock', async () => {
  const id = await chased('onboard-1.training')
  const asked = { type: 'extension_asked', task: 'onboard-1.training', until: '2027-02-20', answerBy: '2027-02-15' }
  await record(id, [{ number: 5, day: '2027-02-10', ...asked } as Event])
  expect(await letters(id)).toEqual(['task-overdue withheld: overtaken'])
})

test('a chase for two things goes until both are handed in', async () => {
  const id = await chased('onboard-1.training', 'onboard-1.plan')
  await record(id, [handedIn(5, 'onboard-1.training')])
  expect(await letters(id)).toEqual(['task-overdue due'])
  await record(id, [handedIn(6, 'onboard-1.plan')])
  expect(await letters(id)).toEqual(['task-overdue withheld: overtaken'])
})
