import { randomUUID } from 'node:crypto'
import { JournalEntry } from '../../database/entities/journal-entry.js'
import { Letter } from '../../database/entities/letter.js'
import { Partnership } from '../../database/entities/partnership.js'
import { JournalGap, readJournal } from '../../database/journal.js'
import type { Calendar } from '../../lifecycle/calendar.js'
import type { Command } from '../../lifecycle/command.js'
import { stepper } from '../../workers/step.js'
import type { StepInput } from '../../workflows/contract.js'
import { type Programme, open, openProgramme } from '../database/programme.js'
import { plainRules } from '../workflows/plain-rules.js'

const calendar: Calendar = { name: 'DE', version: 1, weekend: [6, 7], holidays: [], until: '2040-12-31' }
/** The plain rules log a challenge every ten days from 2026-01-05 on: on 2027-01-20 and on 2027-01-30. */
const [noon, later] = ['2027-01-12T11:00:00Z', '2027-01-20T11:00:00Z']

let programme: Programme
let model = { letters: 0 }
beforeAll(async () => {
  programme = await openProgramme()
})
beforeEach(() => {
  model = { letters: 0 }
})
afterAll(() => programme.close())

const step = (input: StepInput) =>
  stepper(programme.orm, plainRules, {
    model: async () => model,
    calendar: async () => calendar,
    zones: async () => ({}),
  }).step(input)
const by = () => ({ side: 'vendor' as const, id: programme.manager, admin: true })
const log = (id: string = randomUUID()): Command => ({ id, by: by(), type: 'log_challenge', text: randomUUID() })
const resume = (): Command => ({ id: randomUUID(), by: by(), type: 'resume' })
const numbers = async (id: string) => (await readJournal(programme.orm.em.fork(), id)).map(({ number }) => number)

describe('a step', () => {
  test('decides and writes: events under the command’s id, the state, and where the partnership stands', async () => {
    const id = await open(programme)
    const command = log()
    const taken = await step({ partnership: id, from: 1, now: noon, commands: [command] })
    expect(taken).toMatchObject({
      number: 2,
      happened: 'event 2: challenge_logged',
      answers: { [command.id]: { events: { first: 2, last: 2 } } },
      today: '2027-01-12',
    })
    const em = programme.orm.em.fork()
    expect(await em.findOneOrFail(JournalEntry, { partnership: id, number: 2 })).toMatchObject({ command: command.id })
    const row = await em.findOneOrFail(Partnership, id, { populate: ['state'] })
    expect(row).toMatchObject({ number: 2, today: '2027-01-12', started: true, awaiting: 'period 2027-01-20' })
    expect(row.state).toMatchObject({ partnership: id, number: 2 })
  })

  test('tried again after it had committed unheard, it answers the same and writes nothing', async () => {
    model = { letters: 2 }
    const id = await open(programme)
    const commands = [log(), log(), resume()]
    const input = { partnership: id, from: 1, now: later, commands }
    const first = await step(input)
    expect(first.jobs).toHaveLength(2)
    const again = await step(input)
    expect(again.number).toBe(first.number)
    expect(again.answers).toEqual(first.answers)
    expect(again.jobs.map(({ key }) => key).sort()).toEqual(first.jobs.map(({ key }) => key).sort())
    expect(await numbers(id)).toEqual([1, 2, 3, 4])
    expect(await programme.orm.em.fork().count(Letter, { partnership: id })).toBe(2)
  })

  test('tried again with another command beside, it carries out that one alone', async () => {
    const id = await open(programme)
    const [known, fresh] = [log(), log()]
    await step({ partnership: id, from: 1, now: noon, commands: [known] })
    const { answers } = await step({ partnership: id, from: 1, now: noon, commands: [fresh, known] })
    expect(answers).toEqual({
      [known.id]: { events: { first: 2, last: 2 } },
      [fresh.id]: { events: { first: 3, last: 3 } },
    })
  })

  test('eight attempts of one step at one time write it once and answer alike', async () => {
    const id = await open(programme)
    const input = { partnership: id, from: 1, now: noon, commands: [log(), log()] }
    const answers = (await Promise.all(Array.from({ length: 8 }, () => step(input)))).map(taken => taken.answers)
    expect(new Set(answers.map(answer => JSON.stringify(Object.entries(answer).sort()))).size).toBe(1)
    expect(await numbers(id)).toEqual([1, 2, 3])
  })

  test('an attempt that was given up and commits late finds its command done, and takes no day back (C1)', async () => {
    const id = await open(programme)
    const command = log()
    const late = { partnership: id, from: 1, now: noon, commands: [command] }
    await step(late)
    await step({ partnership: id, from: 2, now: later, commands: [] })
    expect((await step(late)).answers).toEqual({ [command.id]: { events: { first: 2, last: 2 } } })
    expect(await numbers(id)).toEqual([1, 2, 3])
    expect((await programme.orm.em.fork().findOneOrFail(Partnership, id)).today).toBe('2027-01-20')
  })

  test('a command is known from the journal however many came after it', async () => {
    const id = await open(programme)
    const command = log()
    await step({ partnership: id, from: 1, now: noon, commands: [command] })
    for (let round = 0; round < 5; round += 1) {
      const { number } = await programme.orm.em.fork().findOneOrFail(Partnership, id)
      await step({ partnership: id, from: number, now: noon, commands: Array.from({ length: 50 }, () => log()) })
    }
    const { answers } = await step({ partnership: id, from: 252, now: later, commands: [command] })
    expect(answers).toEqual({ [command.id]: { events: { first: 2, last: 2 } } })
  })

  test('a refusal writes nothing', async () => {
    const id = await open(programme)
    const { answers } = await step({ partnership: id, from: 1, now: noon, commands: [resume()] })
    expect(Object.values(answers)).toMatchObject([{ refusal: { code: 'nothing_pending' } }])
    expect(await programme.orm.em.fork().findOneOrFail(Partnership, id)).toMatchObject({
      today: '2027-01-11',
      awaiting: '',
    })
  })

  test('a journal that ends before what the engine knows is a gap: nothing is decided on an old backup', async () => {
    const id = await open(programme)
    await expect(step({ partnership: id, from: 7, now: noon, commands: [log()] })).rejects.toThrow(
      new JournalGap(id, 1, 7),
    )
    expect(await numbers(id)).toEqual([1])
  })

  test('without its state the row is folded from the journal anew', async () => {
    const id = await open(programme)
    await step({ partnership: id, from: 1, now: noon, commands: [log(), log()] })
    const em = programme.orm.em.fork()
    const stateOf = async () => (await em.fork().findOneOrFail(Partnership, id, { populate: ['state'] })).state
    const before = await stateOf()
    await em.nativeUpdate(Partnership, { id }, { state: null })
    await step({ partnership: id, from: 3, now: noon, commands: [] })
    expect(await stateOf()).toEqual(before)
  })
})
