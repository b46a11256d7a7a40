import { randomUUID } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Client } from '@temporalio/client'
import { PublishedCalendar } from '../database/entities/calendar.js'
import { Contact } from '../database/entities/contact.js'
import { Partner } from '../database/entities/partner.js'
import { Text } from '../database/entities/text.js'
import { Vendor } from '../database/entities/vendor.js'
import { VendorPerson } from '../database/entities/vendor-person.js'
import { openPartnership } from '../database/opening.js'
import { publishModel } from '../database/models.js'
import { fastForwardTo } from '../embedded/time-skipping.js'
import type { Day } from '../lifecycle/day.js'
import type { Life } from '../test/lifecycle/life.js'
import { people, plainCalendar } from '../test/lifecycle/life.js'
import { ask } from '../workflows/ask.js'
import { instantOf } from '../workers/clock.js'
import { type Carried, partnershipWorkflow, workflowId } from '../workflows/contract.js'
import { type Move, text } from './reseller.js'

const noon = 12 * 60
const taskQueue = 'handfast'

/** A life that the pure core has lived, lived again by our processes on the real engine, time skipped. */
export class EngineLife {
  private asked = 0
  private constructor(
    readonly client: Client,
    readonly partnership: string,
    private readonly zone: string,
  ) {}

  static async open(orm: MikroORM, client: Client, { events: [first], rules }: Life): Promise<EngineLife> {
    if (first?.type !== 'partnership_opened') throw new Error('a life begins with its opening')
    const partner = await rows(orm)
    const { version } = await publishModel(orm.em.fork(), rules.model.name, rules.model)
    const partnership = randomUUID()
    const opened = { ...first, partnership, model: { name: rules.model.name, version } }
    await openPartnership(orm.em, partner, opened, partnership)
    const carried: Carried = { schemaVersion: 1, partnership, number: 1, letters: [] }
    await client.workflow.start(partnershipWorkflow, {
      workflowId: workflowId(partnership),
      taskQueue,
      args: [carried],
    })
    const life = new EngineLife(client, partnership, first.zone)
    await life.to(first.day)
    return life
  }

  get workflowId(): string {
    return workflowId(this.partnership)
  }

  /** Noon of the day, when its step is done and its letters are gone. */
  async to(day: Day): Promise<void> {
    await fastForwardTo(this.client, this.workflowId, instantOf(day, noon, this.zone), 300)
  }

  async make(move: Move): Promise<void> {
    await this.to(move.day)
    this.asked += 1
    await ask(this.client, this.partnership, { id: `${this.partnership}-${this.asked}`, by: move.by, ...move.ask })
  }
}

/** Everybody whom the life names, under the ids that it names them by. */
async function rows({ em: shared }: MikroORM): Promise<string> {
  const em = shared.fork()
  const zone = 'Europe/Berlin'
  await em.upsert(Vendor, { id: 1, name: 'Kestrel Analytics', replyTo: 'partners@vendor.example', zone, country: 'DE' })
  const vendorPeople = [
    ['manager', 'partner_manager'],
    ['boss', 'admin'],
    ['engineer', 'partner_manager'],
  ] as const
  for (const [who, access] of vendorPeople)
    em.create(VendorPerson, { id: people[who], name: who, email: `${who}@vendor.example`, zone, access })
  const partner = em.create(Partner, { id: randomUUID(), name: 'Nordwind', type: 'reseller', country: 'DE', zone })
  for (const who of ['main', 'sponsor', 'sales', 'technical'] as const)
    em.create(Contact, { id: people[who], partner, name: who, email: `${who}@partner.example` })
  const { name, version, ...data } = plainCalendar
  em.create(PublishedCalendar, { name, version, data, digest: name.padEnd(64, '0'), firstYear: 2020, lastYear: 2099 })
  em.create(Text, { id: text, kind: 'action', body: 'Call the five districts that asked for a quotation.' })
  await em.flush()
  return partner.id
}
