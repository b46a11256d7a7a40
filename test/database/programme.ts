import { randomUUID } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import { publishCalendar } from '../../database/calendars.js'
import { openDatabase } from '../../database/config.js'
import { Contact } from '../../database/entities/contact.js'
import { Partner } from '../../database/entities/partner.js'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { openPartnership } from '../../database/opening.js'
import { publishModel } from '../../database/models.js'
import type { Event, EventOf } from '../../lifecycle/event.js'
import { type Written, append, lockState } from '../../database/journal.js'
import { letterKey } from '../../database/letters.js'
import { fold } from '../../lifecycle/evolve.js'
import { nothingEnded } from '../../lifecycle/state.js'
import type { Standing } from '../../workflows/contract.js'
import { freshDatabase } from '../support/stack.js'

/** A database with one vendor's people, one partner and its contacts: what a partnership's first event refers to. */
export interface Programme {
  orm: MikroORM
  url: string
  manager: string
  sponsor: string
  partner: string
  lead: string
  sales: string
  close(): Promise<void>
}

export async function openProgramme(): Promise<Programme> {
  const database = await freshDatabase()
  const orm = await openDatabase(database.url)
  const em = orm.em.fork()
  const [manager, sponsor, partner, lead, sales] = Array.from({ length: 5 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  em.create(VendorPerson, {
    id: manager,
    name: 'Mara Manager',
    email: 'mara@vendor.example',
    zone: 'Europe/Berlin',
    access: 'partner_manager',
    roles: ['manager'],
  })
  em.create(VendorPerson, {
    id: sponsor,
    name: 'Sven Sponsor',
    email: 'sven@vendor.example',
    zone: 'America/New_York',
    access: 'admin',
    roles: ['sponsor'],
  })
  const company = em.create(Partner, {
    id: partner,
    name: 'Nordwind',
    type: 'reseller',
    country: 'DE',
    zone: 'Europe/Berlin',
  })
  em.create(Contact, {
    id: lead,
    partner: company,
    name: 'Lea Lead',
    email: 'lea@nordwind.example',
    roles: ['partner_lead'],
  })
  em.create(Contact, { id: sales, partner: company, name: 'Sam Sales', email: 'sam@nordwind.example' })
  await em.flush()
  await publishModel(orm.em, 'six-stage', { name: 'six-stage' })
  await publishCalendar(orm.em, 'DE', { first: 2026, last: 2032 })
  return {
    orm,
    url: database.url,
    manager,
    sponsor,
    partner,
    lead,
    sales,
    async close() {
      await orm.close(true)
      await database.drop()
    },
  }
}

export function openedEvent(
  programme: Programme,
  partnership: string = randomUUID(),
): Event & EventOf<'partnership_opened'> {
  const { manager, sponsor, lead, sales } = programme
  return {
    number: 1,
    day: '2027-01-11',
    by: { side: 'vendor', id: manager, admin: false },
    type: 'partnership_opened',
    partnership,
    model: { name: 'six-stage', version: 1 },
    calendar: { name: 'DE', version: 1 },
    entry: 'new',
    stage: 'recruiting',
    partnerType: 'reseller',
    country: 'DE',
    zone: 'Europe/Berlin',
    contacts: [
      { id: lead, roles: ['partner_lead'] },
      { id: sales, roles: ['sales'] },
    ],
    mainContact: lead,
    team: { manager, sponsor },
    tier: 'registered',
    grants: [],
  }
}

/** A partnership with its row and event 1; its code is its id. */
export async function open(programme: Programme): Promise<string> {
  const event = openedEvent(programme)
  await openPartnership(programme.orm.em, programme.partner, event, event.partnership)
  return event.partnership
}

export const standing: Standing = {
  stage: 'recruiting',
  awaiting: 'an answer from partner_lead',
  wakeAt: '2027-01-18T05:12:00.000Z',
  wakeOn: '2027-01-18',
  nextDeadline: '2027-02-10T22:59:00.000Z',
  overdue: 0,
  details: '',
  over: false,
}

/** Appends events as a step would, in a transaction of its own; letters that are to be sent leave at one time. */
export async function write(
  orm: Pick<MikroORM, 'em'>,
  partnership: string,
  events: Event[],
  more: Partial<Written> = {},
): Promise<void> {
  await orm.em.fork().transactional(async tx => {
    const { state: before } = await lockState(tx, partnership)
    const sendAt = new Map(
      (more.letters ?? []).map(letter => [letterKey(partnership, letter), '2027-01-19T08:07:00.000Z']),
    )
    await append(tx, {
      before,
      after: fold(events, { ...before, ended: nothingEnded }),
      events,
      sendAt,
      standing,
      ...more,
    })
  })
}
