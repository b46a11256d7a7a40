import { randomUUID } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import { PublishedCalendar } from '../database/entities/calendar.js'
import { Contact } from '../database/entities/contact.js'
import { Partner } from '../database/entities/partner.js'
import { Text } from '../database/entities/text.js'
import { Vendor } from '../database/entities/vendor.js'
import { VendorPerson } from '../database/entities/vendor-person.js'
import { publishModel } from '../database/models.js'
import { openPartnership } from '../database/opening.js'
import type { Life } from '../test/lifecycle/life.js'
import { people, plainCalendar } from '../test/lifecycle/life.js'
import { text } from './reseller.js'

const partner = 'f0000000-0000-4000-8000-000000000001'

/** A partnership whose row and first event are those of a life that the pure core has lived. */
export async function openedLife(orm: MikroORM, { events: [first], rules }: Life) {
  if (first?.type !== 'partnership_opened') throw new Error('a life begins with its opening')
  await rows(orm)
  const { version } = await publishModel(orm.em.fork(), rules.model.name, rules.model)
  const partnership = randomUUID()
  const opened = { ...first, partnership, model: { name: rules.model.name, version } }
  await openPartnership(orm.em, partner, opened, partnership)
  return opened
}

/** Everybody whom the life names, under the ids that it names them by; a later figure of the same run finds them there. */
async function rows({ em: shared }: MikroORM): Promise<void> {
  const em = shared.fork()
  if (await em.findOne(Partner, partner)) return
  const zone = 'Europe/Berlin'
  await em.upsert(Vendor, { id: 1, name: 'Kestrel Analytics', replyTo: 'partners@vendor.example', zone, country: 'DE' })
  const vendorPeople = [
    ['manager', 'partner_manager'],
    ['boss', 'admin'],
    ['engineer', 'partner_manager'],
  ] as const
  for (const [who, access] of vendorPeople)
    em.create(VendorPerson, { id: people[who], name: who, email: `${who}@vendor.example`, zone, access })
  const company = em.create(Partner, { id: partner, name: 'Nordwind', type: 'reseller', country: 'DE', zone })
  for (const who of ['main', 'sponsor', 'sales', 'technical'] as const)
    em.create(Contact, { id: people[who], partner: company, name: who, email: `${who}@partner.example` })
  const { name, version, ...data } = plainCalendar
  em.create(PublishedCalendar, { name, version, data, digest: name.padEnd(64, '0'), firstYear: 2020, lastYear: 2099 })
  em.create(Text, { id: text, kind: 'action', body: 'Call the five districts that asked for a quotation.' })
  await em.flush()
}
