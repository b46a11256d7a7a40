import { Injectable } from '@nestjs/common'
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { Contact } from '../../database/entities/contact.js'
import { LifecycleModel } from '../../database/entities/lifecycle-model.js'
import { Partner } from '../../database/entities/partner.js'
import { Vendor } from '../../database/entities/vendor.js'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { openPartnership, readJournal } from '../../database/journal.js'
import { modelLoader } from '../../database/models.js'
import type { Day } from '../../lifecycle/day.js'
import type { Event, EventOf, ModelRef } from '../../lifecycle/event.js'
import { evolve, fold } from '../../lifecycle/evolve.js'
import type { Model } from '../../lifecycle/model.js'
import { open } from '../../lifecycle/open.js'
import type { Actor, VendorTeam } from '../../lifecycle/people.js'
import type { State } from '../../lifecycle/state.js'
import { newestCalendar } from '../calendars/newest.js'
import { Problem, notFound } from '../edge/problem.js'
import { invalid } from '../edge/validation.js'
import { personId } from '../people/named.js'
import type { Opening } from './opening.js'

type Opened = Event & EventOf<'partnership_opened'>

/** Opens partnerships: the row and its first event in one transaction, from which any process can start the workflow. */
@Injectable()
export class Openings {
  private readonly models: (ref: ModelRef) => Promise<Model>

  constructor(private readonly orm: MikroORM) {
    this.models = modelLoader(orm)
  }

  /** Asked twice with one id it opens once. */
  async open(id: string, asked: Opening, by: Actor): Promise<State> {
    const em = this.orm.em.fork()
    const [journal, partner, ref, contacts, team] = await Promise.all([
      readJournal(em, id),
      em.fork().findOne(Partner, asked.partner),
      newestModel(em.fork(), asked.model, asked.version),
      em.fork().find(Contact, { partner: asked.partner, left: false }, { orderBy: { name: 'asc' } }),
      teamFor(em.fork(), asked, by),
    ])
    if (journal.length > 0) return fold(journal)
    if (!partner) throw notFound('partner', asked.partner)
    if (partner.mergedInto) throw new Problem(409, 'merged', 'This partner was merged into another; open the partnership with that one.')
    const [model, calendar] = await Promise.all([this.models(ref), newestCalendar(em, partner.country, partner.region)])
    const event = open({
      partnership: id,
      model: ref,
      calendar,
      entry: asked.entry,
      partnerType: asked.type ?? partner.type,
      country: partner.country,
      zone: partner.zone,
      contacts: contacts.map(({ id, roles, bounced }) => ({ id, roles, ...(bounced && { bounced }) })),
      mainContact: mainContactOf(contacts, asked.mainContact).id,
      team,
      ...(asked.tier && { tier: asked.tier }),
      ...(asked.grants && { grants: asked.grants }),
      ...(asked.agreement && { terms: asked.agreement }),
    }, model, dayIn(partner.zone))
    if (Array.isArray(event)) throw invalid(event.map(({ path, message }) => ({ path: path.replace(/^terms/, 'agreement'), message })))
    await openPartnership(em, partner.id, { ...event, by } as Opened)
    return evolve(undefined, { ...event, by })
  }
}

async function newestModel(em: EntityManager, name: string, version?: number): Promise<ModelRef> {
  const model = await em.findOne(LifecycleModel, { name, ...(version && { version }) }, { orderBy: { version: 'desc' }, fields: ['name', 'version'] })
  if (!model) throw invalid([{ path: version ? 'version' : 'model', message: `there is no published model ${name}${version ? ` in version ${version}` : ''}; GET /models lists them` }])
  return { name, version: model.version }
}

function mainContactOf(contacts: Contact[], asked?: string): Contact {
  const main = asked ? contacts.find(({ id }) => id === asked) : (contacts.find(({ roles }) => roles.includes('partner_lead')) ?? contacts[0])
  if (main) return main
  throw invalid([asked ? { path: 'mainContact', message: 'is no contact of this partner' } : { path: 'partner', message: 'has no contact yet; add one at POST /partners/:partner/contacts' }])
}

/** A role that nobody names falls to the vendor's usual person; the sponsor is an admin then (M4). */
async function teamFor(em: EntityManager, asked: Opening, by: Actor): Promise<VendorTeam> {
  const usual = (await em.findOne(Vendor, 1))?.team ?? {}
  const named = async (role: 'manager' | 'sponsor' | 'technical' | 'legal' | 'finance') => (asked[role] ? personId(em, asked[role], role) : usual[role])
  const manager = (await named('manager')) ?? by.id
  const sponsor = (await named('sponsor')) ?? (await em.findOneOrFail(VendorPerson, { access: 'admin', left: false }, { orderBy: { name: 'asc' } })).id
  const others = { technical: await named('technical'), legal: await named('legal'), finance: await named('finance') }
  return { manager, sponsor, ...Object.fromEntries(Object.entries(others).filter(([, person]) => person)) }
}

/** The one instant that this API turns into a day: the first, when there is no workflow yet whose clock could say it. */
function dayIn(zone: string): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date())
}
