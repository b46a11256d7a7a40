import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Context } from '@temporalio/activity'
import { Worker } from '@temporalio/worker'
import { calendarLoader } from '../../database/calendars.js'
import { JournalEntry } from '../../database/entities/journal-entry.js'
import { Letter } from '../../database/entities/letter.js'
import { modelLoader } from '../../database/models.js'
import { zonesOf } from '../../database/zones.js'
import type { Command } from '../../lifecycle/command.js'
import { nextDay } from '../../lifecycle/elapse.js'
import { fold } from '../../lifecycle/evolve.js'
import type { Model } from '../../lifecycle/model.js'
import { nothingEnded } from '../../lifecycle/state.js'
import { standing } from '../../lifecycle/standing.js'
import { step as decideStep } from '../../lifecycle/step.js'
import { stepper } from '../../workers/step.js'
import { ask } from '../../workflows/ask.js'
import { type CommandResult, type StepInput, type StepResult } from '../../workflows/contract.js'
import { asManager, plainCalendar, shippedModel } from '../lifecycle/life.js'
import { workflowBundle } from '../support/stack.js'
import { until } from '../support/until.js'
import { door } from '../workflows/journal.js'
import { EngineLife, Place } from './engine-life.js'

/** Whatever befalls a step on the real engine and PostgreSQL: no event lost, none doubled, none out of order. */
const rules = { model: shippedModel('six-stage'), calendar: plainCalendar }
type Take = () => Promise<StepResult>

let place: Place
let worker: Worker
let ran: Promise<void>
/** What befalls an attempt; `isLocal` is the one that is tried where the workflow is. */
let befall: (take: Take, isLocal: boolean, input: StepInput) => Promise<StepResult>
const nothing = (take: Take) => take()

async function work(): Promise<void> {
  const { step } = stepper<Model>(
    place.orm,
    { step: decideStep, nextDay, standing },
    { model: modelLoader<Model>(place.orm), calendar: calendarLoader(place.orm), zones: zonesOf },
  )
  worker = await Worker.create({
    connection: place.connection,
    namespace: place.engine.namespace,
    taskQueue: place.taskQueue,
    workflowBundle: await workflowBundle(),
    activities: { step: (input: StepInput) => befall(() => step(input), Context.current().info.isLocal, input) },
  })
  ran = worker.run()
}

beforeAll(async () => {
  place = await Place.open()
  await place.rest()
  befall = nothing
  await work()
}, 600_000)
beforeEach(() => {
  befall = nothing
})
afterAll(async () => {
  befall = nothing
  for (const { handle } of place.lives) await handle.terminate().catch(() => {})
  if (worker?.getState() === 'RUNNING') worker.shutdown()
  await ran
  await place.close()
})

const challenge = (): Command => ({ id: randomUUID(), by: asManager, type: 'log_challenge', text: randomUUID() })

/** A partnership that has begun, and whose first steps are over. */
async function begun(): Promise<EngineLife> {
  const life = await EngineLife.open(place, rules, { on: '2027-01-04' })
  await ask(place.client, life.partnership, challenge())
  return life
}

/** Three commands at once; their answers in the order of their events. */
async function askThree(life: EngineLife): Promise<CommandResult[]> {
  const answers = await Promise.all([1, 2, 3].map(() => askPatiently(life, challenge())))
  return answers.sort((a, b) => a.first - b.first)
}

/** As whoever calls the API does: repeated under its id while the answer is 503. */
async function askPatiently(life: EngineLife, command: Command): Promise<CommandResult> {
  return until(
    'the command is answered',
    () => ask(place.client, life.partnership, command).catch(() => undefined),
    100,
  )
}

async function expectWholeAfter(life: EngineLife, answers: CommandResult[]): Promise<void> {
  const journal = await life.journal()
  expect(journal.map(({ number }) => number)).toEqual(journal.map((_, index) => index + 1))
  // One from the beginning, and one for each command.
  expect(journal.filter(({ type }) => type === 'challenge_logged')).toHaveLength(1 + answers.length)
  expect(new Set(answers.map(({ first }) => first)).size).toBe(answers.length)
  for (const { first, last } of answers)
    expect(journal[first - 1]).toMatchObject({ type: 'challenge_logged', number: last })
  expect({ ...fold(journal), ended: nothingEnded }).toEqual(await life.state())
  const letters = await place.orm.em.fork().find(Letter, { partnership: life.partnership })
  expect(new Set(letters.map(({ key }) => key)).size).toBe(letters.length)
  expect((await life.handle.describe()).status.name).toBe('RUNNING')
}

test('an attempt commits and fails before the engine hears of it', async () => {
  const life = await begun()
  let failed = 0
  befall = async (take, isLocal) => {
    const taken = await take()
    if (!isLocal) return taken
    failed += 1
    throw new Error('committed, but nobody heard')
  }
  await expectWholeAfter(life, await askThree(life))
  expect(failed).toBeGreaterThan(0)
}, 120_000)

test('an attempt that was given up commits late, after the one that took its place', async () => {
  const life = await begun()
  const { pass, open } = door()
  const late: Promise<StepResult>[] = []
  befall = async (take, isLocal) => {
    if (!isLocal) return take()
    await pass()
    const zombie = take()
    late.push(zombie)
    return zombie
  }
  const answers = await askThree(life)
  open()
  await until('the late attempt is over', () => late.length > 0 && Promise.allSettled(late))
  befall = nothing
  await expectWholeAfter(life, [...answers, await askPatiently(life, challenge())])
}, 120_000)

test('the attempt where the workflow is, and the one that the engine schedules, run at once', async () => {
  const life = await begun()
  const both = door()
  const outcomes: Promise<StepResult>[] = []
  befall = async (take, isLocal) => {
    if (isLocal) await both.pass()
    else both.open()
    const outcome = take()
    outcomes.push(outcome)
    return outcome
  }
  const answers = await askThree(life)
  await Promise.allSettled(outcomes)
  befall = nothing
  await expectWholeAfter(life, answers)
}, 120_000)

test.each([
  ['the local attempt', (isLocal: boolean) => isLocal],
  ['both', () => true],
])(
  'the connection to PostgreSQL is cut in %s',
  async (_, isCut) => {
    const life = await begun()
    let cuts = 0
    befall = async (take, isLocal) => {
      if (!isCut(isLocal) || cuts >= 4) return take()
      cuts += 1
      const taken = take()
      await cutConnections()
      return taken
    }
    await expectWholeAfter(life, await askThree(life))
    expect(cuts).toBeGreaterThan(0)
  },
  120_000,
)

/** As an administrator would end them, or a restart of PostgreSQL. */
const cutConnections = () =>
  place.orm.em.fork().execute(
    `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state like '%transaction%'`,
  )

test('somebody else writes into the journal: the step waits where operations see it, and writes nothing', async () => {
  const life = await begun()
  const { number } = await life.state()
  const em = place.orm.em.fork()
  const foreign = { partnership: life.partnership, number: number + 1 }
  await em.insert(JournalEntry, { ...foreign, day: '2027-01-04', type: 'challenge_logged', data: { text: 'foreign' } })
  const asked = askPatiently(life, challenge())
  const failure = await until('it is seen', async () => {
    const { raw } = await life.handle.describe()
    return raw.pendingActivities?.find(({ activityType }) => activityType?.name === 'step')?.lastFailure?.message
  })
  expect(failure).toContain(`event ${number + 1} is in the journal already`)
  expect((await life.state()).number).toBe(number)
  await em.execute('alter table "event" disable trigger "immutable"')
  await em.nativeDelete(JournalEntry, foreign)
  await em.execute('alter table "event" enable trigger "immutable"')
  await expectWholeAfter(life, [await asked])
}, 120_000)

test('a worker is killed between its commit and the engine', async () => {
  const life = await begun()
  worker.shutdown()
  await ran
  const folder = mkdtempSync(join(tmpdir(), 'dying-'))
  const file = join(folder, 'settings.json')
  const { codePath } = await workflowBundle()
  writeFileSync(
    file,
    JSON.stringify({ url: place.database.url, ...place.engine, taskQueue: place.taskQueue, codePath }),
  )
  const dying = spawn(process.execPath, ['--import', './typescript.js', 'test/engine/dying-worker.ts', file], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const killed = once(dying, 'exit')
  const asked = askThree(life)
  expect(await killed).toEqual([null, 'SIGKILL'])
  rmSync(folder, { recursive: true })
  await work()
  await expectWholeAfter(life, await asked)
}, 180_000)
