import { randomUUID } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import {
  Client,
  Connection,
  WorkflowContinuedAsNewError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import { NativeConnection, type Worker } from '@temporalio/worker'
import { openDatabase } from '../../database/config.js'
import { PublishedCalendar } from '../../database/entities/calendar.js'
import { Contact } from '../../database/entities/contact.js'
import { Letter } from '../../database/entities/letter.js'
import { Partner } from '../../database/entities/partner.js'
import { Partnership } from '../../database/entities/partnership.js'
import { Vendor } from '../../database/entities/vendor.js'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { readJournal } from '../../database/journal.js'
import { openPartnership } from '../../database/opening.js'
import { publishModel } from '../../database/models.js'
import { fastForwardTo, skipFreely, workflowNow } from '../../embedded/time-skipping.js'
import type { Command } from '../../lifecycle/command.js'
import type { Day } from '../../lifecycle/day.js'
import type { Event, EventOf } from '../../lifecycle/event.js'
import { evolve } from '../../lifecycle/evolve.js'
import { open, type Opening } from '../../lifecycle/open.js'
import type { Actor } from '../../lifecycle/people.js'
import type { Rules } from '../../lifecycle/rules/aggregate.js'
import type { State } from '../../lifecycle/state.js'
import { ask, refusalCode } from '../../workflows/ask.js'
import { civilDay, instantOf, minuteOfDay } from '../../workers/clock.js'
import { mailWorker } from '../../workers/mail.js'
import { messageId } from '../../workers/message.js'
import { partnershipWorker } from '../../workers/partnership.js'
import { Post } from '../../workers/post.js'
import { type Carried, nudgeSignal, partnershipWorkflow, workflowId } from '../../workflows/contract.js'
import { type Ask, people } from '../lifecycle/life.js'
import { quietRuntime } from '../support/quiet-runtime.js'
import {
  engine,
  freshDatabase,
  type Mail,
  type MailServer,
  startMailServer,
  type TestDatabase,
  unique,
  workflowBundle,
} from '../support/stack.js'
import { until } from '../support/until.js'
import { fromEngine, toEngine } from './century.js'
import { linkSecret, Pages } from './pages.js'
import type { Script } from './willing.js'

const noon = 12 * 60
const from = 'Handfast <programme@vendor.example>'
export const vendorZone = 'Europe/Berlin'

/** Names that the letters of these tests are read by: who got it, told from the address. */
export const addresses: Record<string, string> = {
  [people.main]: 'lead@partner.example',
  [people.sponsor]: 'executive@partner.example',
  [people.sales]: 'sales@partner.example',
  [people.technical]: 'technical@partner.example',
  [people.manager]: 'manager@vendor.example',
  [people.boss]: 'sponsor@vendor.example',
  [people.engineer]: 'engineer@vendor.example',
}

/** As they sign: what must never stand in a history. */
export const names: Record<string, string> = {
  [people.main]: 'Merle Brandvold',
  [people.sponsor]: 'Ottokar Quist',
  [people.sales]: 'Salome Ferreira',
  [people.technical]: 'Tjark Uhlenhorst',
  [people.manager]: 'Henrike Vossberg',
  [people.boss]: 'Aurelio Zanetti',
  [people.engineer]: 'Ingrid Pettersen',
}

/** Everything that partnerships need beside themselves, all of it real: engine, PostgreSQL, SMTP and both workers. */
export class Place {
  private workers: { worker: Worker; ran: Promise<void> }[] = []
  private provided: Promise<void> = Promise.resolve()
  readonly lives: EngineLife[] = []
  orm!: MikroORM
  connection!: NativeConnection
  client!: Client

  private constructor(
    readonly database: TestDatabase,
    readonly mail: MailServer,
    readonly engine: { address: string; namespace: string },
    readonly taskQueue: string,
    private readonly pages?: Pages,
  ) {}

  /** `pages`: serves what links in letters lead to, for a test that follows them. */
  static async open(
    given: { engine?: Place['engine']; database?: TestDatabase; pages?: boolean } = {},
  ): Promise<Place> {
    quietRuntime()
    const [temporal, database, mail] = await Promise.all([
      given.engine ?? engine(),
      given.database ?? freshDatabase(),
      startMailServer(),
    ])
    const taskQueue = unique('lives')
    const pages = given.pages ? await Pages.serve({ database, mail, engine: temporal, taskQueue }) : undefined
    const place = new Place(database, mail, temporal, taskQueue, pages)
    await place.begin()
    return place
  }

  /**
   * The vendor, its people, the partner, and the rules that a life goes by: one life after the other, because they
   * share most of it.
   */
  provide(rules: Rules): Promise<void> {
    return (this.provided = this.provided.then(() => rows(this.orm, rules)))
  }

  /** Connections of its own, and both workers on them. */
  async begin(): Promise<void> {
    const { address, namespace } = this.engine
    this.orm = await openDatabase(this.database.url)
    this.connection = await NativeConnection.connect({ address })
    this.client = new Client({ connection: await Connection.connect({ address }), namespace })
    await this.work()
  }

  async work(): Promise<void> {
    const {
      orm: database,
      connection,
      client,
      taskQueue,
      engine: { namespace },
    } = this
    const post = new Post({ url: this.mail.url })
    const workers = await Promise.all([
      partnershipWorker({
        database,
        connection,
        client,
        namespace,
        taskQueue,
        retention: keepsAll,
        bundle: await workflowBundle(),
      }),
      mailWorker({
        database,
        connection,
        client,
        namespace,
        taskQueue,
        post,
        from,
        publicUrl: this.pages?.url ?? 'http://127.0.0.1:1',
        linkSecret,
        perSecond: 200,
      }),
    ])
    this.workers = workers.map(worker => ({ worker, ran: worker.run() }))
    this.workers[1]!.ran = this.workers[1]!.ran.finally(() => post.close())
  }

  /** As a deploy would: nothing serves the queues until `work`. */
  async rest(): Promise<void> {
    for (const { worker } of this.workers) worker.shutdown()
    await Promise.all(this.workers.map(({ ran }) => ran))
    this.workers = []
  }

  /** As if our processes were gone: no worker, no connection to engine or database. */
  async end(): Promise<void> {
    await this.rest()
    await this.client.connection.close()
    await this.connection.close()
    await this.orm.close(true)
  }

  async close(): Promise<void> {
    for (const { handle } of this.lives) await handle.terminate().catch(() => {})
    await this.pages?.close()
    await this.end()
    await this.mail.close()
    await this.database.drop()
  }
}

const keepsAll = { letters: 0, links: 0, texts: 0, requestKeys: 0 }

/** One partnership on the real engine, told in the days of its script (see century.ts). */
export class EngineLife {
  private asked = 0
  private constructor(
    readonly place: Place,
    readonly partnership: string,
    readonly zone: string,
  ) {}

  static async open(place: Place, rules: Rules, opening: Partial<Opening> & { on: Day }): Promise<EngineLife> {
    const { life, state } = await EngineLife.commit(place, rules, opening)
    const carried: Carried = { schemaVersion: 1, partnership: state.partnership, number: state.number, letters: [] }
    await place.client.workflow.start(partnershipWorkflow, {
      workflowId: workflowId(life.partnership),
      taskQueue: place.taskQueue,
      args: [carried],
    })
    return life.to(opening.on)
  }

  /** Its row and its first event, and no workflow yet. */
  static async commit(
    place: Place,
    rules: Rules,
    { on, ...given }: Partial<Opening> & { on: Day },
  ): Promise<{ life: EngineLife; state: State }> {
    const partnership = randomUUID()
    await place.provide(rules)
    const event = open(
      {
        partnership,
        model: { name: rules.model.name, version: 1 },
        calendar: { name: rules.calendar.name, version: rules.calendar.version },
        entry: 'new',
        partnerType: 'reseller',
        country: 'DE',
        zone: 'Europe/Berlin',
        contacts: [
          { id: people.main, roles: ['partner_lead'] },
          { id: people.sponsor, roles: ['executive_sponsor'] },
          { id: people.sales, roles: ['sales'] },
          { id: people.technical, roles: ['technical'] },
        ],
        mainContact: people.main,
        team: { manager: people.manager, sponsor: people.boss, technical: people.engineer },
        ...toEngine(given),
      },
      rules.model,
      toEngine(on),
    )
    if (Array.isArray(event)) throw new Error(event.map(({ path, message }) => `${path} ${message}`).join('; '))
    const partner = await place.orm.em.fork().findOneOrFail(Partner, { name: 'Nordwind' })
    await openPartnership(place.orm.em, partner.id, event as Event & EventOf<'partnership_opened'>, partnership)
    const life = new EngineLife(place, partnership, given.zone ?? 'Europe/Berlin')
    place.lives.push(life)
    return { life, state: evolve(undefined, event) }
  }

  get handle() {
    return this.place.client.workflow.getHandle(workflowId(this.partnership))
  }

  /**
   * Noon of the day on the partner's clock, or another minute of it: everything due before it is done, and every letter
   * that was to go by then has gone, those too that the last command called for.
   */
  async to(day: Day, minute = noon): Promise<this> {
    const instant = instantOf(toEngine(day), minute, this.zone)
    if (await this.isOver()) return this
    try {
      await fastForwardTo(this.place.client, workflowId(this.partnership), instant, 300)
    } catch (error) {
      // A life that ends on the way has no clock to reach the day by.
      if (await this.isOver()) return this
      throw error
    }
    await this.untilPosted()
    return this
  }

  private async isOver(): Promise<boolean> {
    return (await this.handle.describe()).status.name === 'COMPLETED'
  }

  /**
   * A command overtakes reminders that have not left yet, rightly; on a busy machine it would overtake those of the
   * morning, or of the command before it, which nobody does who lives these lives.
   */
  private async untilPosted(): Promise<void> {
    const now = await workflowNow(this.place.client, workflowId(this.partnership))
    const waiting = () =>
      this.place.orm.em
        .fork()
        .find(Letter, { partnership: this.partnership, status: ['due', 'sending'], sendAt: { $lte: now } })
    let left = await waiting()
    await until(
      () =>
        `letters due by ${fromEngine(now.toISOString())} have gone; left are ${left.map(({ key }) => key).join(', ')}`,
      async () => (left = await waiting()).length === 0,
      120,
    )
  }

  /**
   * The day's letters are gone, those too that its last command called for; a life that is over has ended its workflow.
   */
  async lettersGone(day: Day): Promise<void> {
    await this.to(day)
    if (!(await this.state()).closed) return void (await this.to(day, noon + 60))
    await skipFreely(this.place.client, workflowId(this.partnership)).catch(() => {})
    await this.handle.result()
  }

  async ask(day: Day, by: Actor, command: Ask, id = `${this.partnership}-${(this.asked += 1)}`): Promise<void> {
    await this.to(day)
    await this.askPatiently({ id, by, ...toEngine(command) })
  }

  /** As whoever calls the API does: on a busy machine a command is repeated under its id until it is answered. */
  private async askPatiently(command: Command): Promise<void> {
    for (let times = 1; ; times += 1) {
      try {
        return void (await ask(this.place.client, this.partnership, command))
      } catch (error) {
        if (!(error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) || times === 6) throw error
      }
    }
  }

  async live(script: Script): Promise<this> {
    for (const { on, by, ask } of script) await this.ask(on, by, ask)
    return this
  }

  /** Looks at its state again; a run that is long enough goes on as a new one. */
  nudge(): Promise<void> {
    return this.handle.signal(nudgeSignal)
  }

  /** As operations do with a long history: nudged, the run is over and the next has begun. */
  async goOnAsNew(): Promise<void> {
    const { runId } = await this.handle.describe()
    await this.nudge()
    const over = await this.place.client.workflow
      .getHandle(workflowId(this.partnership), runId, { followRuns: false })
      .result()
      .catch((error: unknown) => error)
    if (!(over instanceof WorkflowContinuedAsNewError))
      throw new Error(`the run did not go on as a new one: ${String(over)}`)
  }

  /** The runs of this partnership, oldest first: each but the last went on as the next. */
  async runs(): Promise<string[]> {
    const { raw, runId } = await this.handle.describe()
    const runs = [raw.workflowExecutionInfo?.firstRunId ?? '']
    // Of the latest nothing is asked: the engine would wait for its end.
    while (runs.at(-1) !== runId) {
      const { history } = await this.place.client.workflowService.getWorkflowExecutionHistory({
        namespace: this.place.engine.namespace,
        execution: { workflowId: workflowId(this.partnership), runId: runs.at(-1)! },
        historyEventFilterType: 2,
      })
      const next = history?.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId
      if (!next) throw new Error(`run ${runs.at(-1)} did not go on as another`)
      runs.push(next)
    }
    return runs
  }

  /** The code of the refusal, or `done`. */
  async refusal(day: Day, by: Actor, command: Ask): Promise<string> {
    try {
      await this.ask(day, by, command)
      return 'done'
    } catch (error) {
      const code = refusalCode(error)
      if (!code) throw error
      return code
    }
  }

  async now(): Promise<Day> {
    return fromEngine(civilDay(await workflowNow(this.place.client, workflowId(this.partnership)), this.zone))
  }

  async journal(): Promise<Event[]> {
    return fromEngine(await readJournal(this.place.orm.em, this.partnership))
  }

  async state(): Promise<State> {
    const { state } = await this.place.orm.em
      .fork()
      .findOneOrFail(Partnership, this.partnership, { populate: ['state'] })
    return fromEngine(state!)
  }

  /** `day letter reader`, sorted: letters of one day leave in no order that anybody relies on. */
  async post(): Promise<string[]> {
    return (await this.mails()).map(({ day, letter, to }) => `${day} ${letter} ${to}`).sort()
  }

  /**
   * What arrived at the mail server for this partnership, in the days of the script and on the clock of whoever got it.
   */
  async mails(): Promise<ArrivedMail[]> {
    const rows = await this.place.orm.em.fork().find(Letter, { partnership: this.partnership }, { fields: ['key'] })
    const ids = new Set(rows.map(({ key }) => messageId(key, from)))
    return this.place.mail.mails
      .filter(mail => ids.has(mail.messageId ?? ''))
      .map(mail => {
        const zone = mail.recipient.endsWith('@vendor.example') ? vendorZone : this.zone
        const at = mail.date ?? new Date(0)
        return {
          day: fromEngine(civilDay(at, zone)),
          minute: minuteOfDay(at, zone),
          to: mail.recipient.split('@')[0]!,
          mail,
          letter: String(mail.headers.get('x-handfast-letter') ?? ''),
          reason: fromEngine(String(mail.headers.get('x-handfast-reason') ?? '')),
        }
      })
  }
}

export interface ArrivedMail {
  day: Day
  minute: number
  letter: string
  to: string
  reason: string
  mail: Mail
}

/** The vendor, its people, the partner and its contacts, the model and the calendar: once a database. */
async function rows(orm: MikroORM, rules: Rules): Promise<void> {
  const em = orm.em.fork()
  const zone = vendorZone
  if (!(await em.findOne(Vendor, 1))) {
    em.create(Vendor, { id: 1, name: 'Kestrel', replyTo: 'programme@vendor.example', zone, country: 'DE' })
    for (const [id, access] of [
      [people.manager, 'partner_manager'],
      [people.boss, 'admin'],
      [people.engineer, 'partner_manager'],
    ] as const)
      em.create(VendorPerson, { id, name: names[id]!, email: addresses[id]!, zone, access })
    const partner = em.create(Partner, { id: randomUUID(), name: 'Nordwind', type: 'reseller', country: 'DE', zone })
    for (const id of [people.main, people.sponsor, people.sales, people.technical])
      em.create(Contact, { id, partner, name: names[id]!, email: addresses[id]! })
    await em.flush()
  }
  await publishModel(orm.em.fork(), rules.model.name, rules.model)
  const { name, version, ...data } = rules.calendar
  if (!(await em.findOne(PublishedCalendar, { name, version }))) {
    em.create(PublishedCalendar, {
      name,
      version,
      data: toEngine(data),
      digest: name.padEnd(64, '0').slice(0, 64),
      firstYear: 2020,
      lastYear: 2099,
    })
    await em.flush()
  }
}
