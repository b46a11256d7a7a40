import { randomUUID } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import { Client, Connection } from '@temporalio/client'
import { NativeConnection, type Worker } from '@temporalio/worker'
import { openDatabase } from '../../database/config.js'
import { PublishedCalendar } from '../../database/entities/calendar.js'
import { Contact } from '../../database/entities/contact.js'
import { Partner } from '../../database/entities/partner.js'
import { Vendor } from '../../database/entities/vendor.js'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { openPartnership, readJournal } from '../../database/journal.js'
import { publishModel } from '../../database/models.js'
import { fastForwardTo, workflowNow } from '../../embedded/time-skipping.js'
import type { Command } from '../../lifecycle/command.js'
import type { Day } from '../../lifecycle/day.js'
import type { Event, EventOf } from '../../lifecycle/event.js'
import { evolve } from '../../lifecycle/evolve.js'
import { open, type Opening } from '../../lifecycle/open.js'
import type { Actor } from '../../lifecycle/people.js'
import type { Rules } from '../../lifecycle/rules/course.js'
import type { State } from '../../lifecycle/state.js'
import { ask, refusalCode } from '../../workers/ask.js'
import { civilDay, instantOf } from '../../workers/clock.js'
import { mailWorker } from '../../workers/mail.js'
import { partnershipWorker } from '../../workers/partnership.js'
import { Post } from '../../workers/post.js'
import { type Carried, partnershipWorkflow, stateQuery, workflowId } from '../../workflows/contract.js'
import { type Ask, people } from '../lifecycle/life.js'
import { engine, freshDatabase, type Mail, type MailServer, startMailServer, type TestDatabase, unique, workflowBundle } from '../support/stack.js'
import { fromEngine, toEngine } from './century.js'

const noon = 12 * 60

/** Names that the letters of these tests are read by: who got it, told from the address. */
export const addresses: Record<string, string> = {
  [people.main]: 'lead@partner.example', [people.sponsor]: 'executive@partner.example', [people.sales]: 'sales@partner.example', [people.technical]: 'technical@partner.example',
  [people.manager]: 'manager@vendor.example', [people.boss]: 'sponsor@vendor.example', [people.engineer]: 'engineer@vendor.example',
}

/** Everything that partnerships need beside themselves, all of it real: engine, PostgreSQL, SMTP and both workers. */
export class Place {
  private workers: { worker: Worker; ran: Promise<void> }[] = []
  private constructor(readonly database: TestDatabase, readonly orm: MikroORM, readonly connection: NativeConnection, readonly client: Client, readonly mail: MailServer, readonly namespace: string, readonly taskQueue: string) {}

  static async open(): Promise<Place> {
    const [{ address, namespace }, database, mail] = await Promise.all([engine(), freshDatabase(), startMailServer()])
    const connection = await NativeConnection.connect({ address })
    const client = new Client({ connection: await Connection.connect({ address }), namespace })
    const place = new Place(database, await openDatabase(database.url), connection, client, mail, namespace, unique('lives'))
    await place.work()
    return place
  }

  async work(): Promise<void> {
    const { orm: database, connection, client, namespace, taskQueue } = this
    const post = new Post({ url: this.mail.url })
    const workers = await Promise.all([
      partnershipWorker({ database, connection, client, namespace, taskQueue, bundle: await workflowBundle() }),
      mailWorker({ database, connection, client, namespace, taskQueue, post, from: 'Handfast <programme@vendor.example>', publicUrl: 'http://127.0.0.1:1', linkSecret: 'a secret of the test that is long enough', perSecond: 200 }),
    ])
    this.workers = workers.map((worker) => ({ worker, ran: worker.run() }))
    this.workers[1]!.ran = this.workers[1]!.ran.finally(() => post.close())
  }

  /** As a deploy or a crash would: nothing serves the queues until `work`. */
  async rest(): Promise<void> {
    for (const { worker } of this.workers) worker.shutdown()
    await Promise.all(this.workers.map(({ ran }) => ran))
    this.workers = []
  }

  async close(): Promise<void> {
    await this.rest()
    await this.client.connection.close()
    await this.connection.close()
    await this.orm.close(true)
    await this.mail.close()
    await this.database.drop()
  }
}

/** One partnership on the real engine, told in the days of its script (see century.ts). */
export class EngineLife {
  private asked = 0
  private constructor(readonly place: Place, readonly partnership: string, readonly zone: string) {}

  static async open(place: Place, rules: Rules, { on, ...given }: Partial<Opening> & { on: Day }): Promise<EngineLife> {
    const partnership = randomUUID()
    await rows(place.orm, rules)
    const event = open({
      partnership, model: { name: rules.model.name, version: 1 }, calendar: { name: rules.calendar.name, version: rules.calendar.version }, entry: 'new', partnerType: 'reseller', country: 'DE', zone: 'Europe/Berlin',
      contacts: [{ id: people.main, roles: ['partner_lead'] }, { id: people.sponsor, roles: ['executive_sponsor'] }, { id: people.sales, roles: ['sales'] }, { id: people.technical, roles: ['technical'] }],
      mainContact: people.main, team: { manager: people.manager, sponsor: people.boss, technical: people.engineer }, ...toEngine(given),
    }, rules.model, toEngine(on))
    if (Array.isArray(event)) throw new Error(event.map(({ path, message }) => `${path} ${message}`).join('; '))
    const partner = await place.orm.em.fork().findOneOrFail(Partner, { name: 'Nordwind' })
    await openPartnership(place.orm.em, partner.id, event as Event & EventOf<'partnership_opened'>)
    const carried: Carried = { schemaVersion: 1, state: evolve(undefined, event), letters: [], answered: [] }
    await place.client.workflow.start(partnershipWorkflow, { workflowId: workflowId(partnership), taskQueue: place.taskQueue, args: [carried] })
    const life = new EngineLife(place, partnership, given.zone ?? 'Europe/Berlin')
    await life.to(on)
    return life
  }

  get handle() {
    return this.place.client.workflow.getHandle(workflowId(this.partnership))
  }

  /** Noon of the day on the partner's clock, everything due before it done. */
  async to(day: Day): Promise<this> {
    await fastForwardTo(this.place.client, workflowId(this.partnership), instantOf(toEngine(day), noon, this.zone), 300)
    return this
  }

  async ask(day: Day, by: Actor, command: Ask): Promise<void> {
    await this.to(day)
    this.asked += 1
    await ask(this.place.client, this.partnership, { id: `${this.partnership}-${this.asked}`, by, ...toEngine(command) } as Command)
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
    return fromEngine(await this.handle.query<State>(stateQuery))
  }

  /** `day letter reader`, sorted: letters of one day leave in no order that anybody relies on. */
  post(): string[] {
    return this.mails().map(({ day, letter, to }) => `${day} ${letter} ${to}`).sort()
  }

  /** What arrived at the mail server for this partnership, in the days of the script. */
  mails(): { day: Day; letter: string; to: string; reason: string; mail: Mail }[] {
    return this.place.mail.mails.map((mail) => ({
      day: fromEngine(civilDay(mail.date ?? new Date(0), this.zone)),
      letter: String(mail.headers.get('x-handfast-letter') ?? ''),
      to: mail.recipient.split('@')[0]!,
      reason: String(mail.headers.get('x-handfast-reason') ?? ''),
      mail,
    }))
  }
}

/** The vendor, its people, the partner and its contacts, the model and the calendar: once a database. */
async function rows(orm: MikroORM, rules: Rules): Promise<void> {
  const em = orm.em.fork()
  const zone = 'Europe/Berlin'
  if (!(await em.findOne(Vendor, 1))) {
    em.create(Vendor, { id: 1, name: 'Kestrel', replyTo: 'programme@vendor.example', zone, country: 'DE' })
    for (const [id, access] of [[people.manager, 'partner_manager'], [people.boss, 'admin'], [people.engineer, 'partner_manager']] as const) em.create(VendorPerson, { id, name: id.slice(-2), email: addresses[id]!, zone, access })
    const partner = em.create(Partner, { id: randomUUID(), name: 'Nordwind', type: 'reseller', country: 'DE', zone })
    for (const id of [people.main, people.sponsor, people.sales, people.technical]) em.create(Contact, { id, partner, name: `Contact ${id.slice(-2)}`, email: addresses[id]! })
    await em.flush()
  }
  await publishModel(orm.em.fork(), rules.model.name, rules.model)
  const { name, version, ...data } = rules.calendar
  if (!(await em.findOne(PublishedCalendar, { name, version }))) {
    em.create(PublishedCalendar, { name, version, data, digest: name.padEnd(64, '0').slice(0, 64), firstYear: 2020, lastYear: 2099 })
    await em.flush()
  }
}
