import { Injectable } from '@nestjs/common'
import { type EntityManager, MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import { Partnership } from '../../database/entities/partnership.js'
import { readJournal } from '../../database/journal.js'
import { openPartnership } from '../../database/opening.js'
import { modelLoader } from '../../database/models.js'
import type { Day } from '../../lifecycle/day.js'
import type { Event, EventOf, ModelRef } from '../../lifecycle/event.js'
import { evolve, fold } from '../../lifecycle/evolve.js'
import type { Model } from '../../lifecycle/model.js'
import { open } from '../../lifecycle/open.js'
import type { Actor, VendorTeam } from '../../lifecycle/people.js'
import type { State } from '../../lifecycle/state.js'
import { calendarFor, yearNeeded } from '../calendars/newest.js'
import { Problem, notFound } from '../edge/problem.js'
import { invalid } from '../edge/validation.js'
import { personId } from '../people/named.js'
import { codesFor } from './code.js'
import { type Known, type KnownContact, knownFor } from './known.js'
import type { Opening } from './opening.js'
import { refuseFigures } from './past.js'

type Opened = Event & EventOf<'partnership_opened'>

/**
 * Opens partnerships: the row and its first event in one transaction, from which any process can start the workflow.
 */
@Injectable()
export class Openings {
  private readonly models: (ref: ModelRef) => Promise<Model>

  constructor(private readonly orm: MikroORM) {
    this.models = modelLoader(orm)
  }

  /** Asked twice with one id it opens once. */
  async open(id: string, asked: Opening, by: Actor): Promise<{ state: State; code: string }> {
    const em = this.orm.em.fork()
    const known = await knownFor(em, id, asked, yearNeeded())
    if (known.openedAs) return { state: fold(await readJournal(em, id)), code: known.openedAs }
    const { partner, contacts } = known
    if (!partner) throw notFound('partner', asked.partner)
    if (partner.mergedInto)
      throw new Problem(409, 'merged', 'This partner was merged into another; open the partnership with that one.')
    if (known.running && !asked.another) throw alreadyOpen(known.running, asked.model)
    if (asked.code && !(by.side === 'vendor' && by.admin))
      throw new Problem(403, 'needs_admin', 'Only an admin may choose a code.')
    const ref = modelRef(asked, known)
    const [model, calendar, team] = await Promise.all([
      this.models(ref),
      calendarFor(em, partner, known.calendarVersion),
      teamFor(em, asked, by, known),
    ])
    const today = dayIn(partner.zone)
    refuseFigures(asked, today)
    const event = open(
      {
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
      },
      model,
      today,
    )
    if (Array.isArray(event))
      throw invalid(event.map(({ path, message }) => ({ path: path.replace(/^terms/, 'agreement'), message })))
    const opened = { ...event, by } as Opened
    const code = await commit(em, asked, opened, partner.name)
    return code
      ? { state: evolve(undefined, opened), code }
      : { state: fold(await readJournal(em, id)), code: (await em.findOneOrFail(Partnership, id)).code }
  }
}

/** The code under which it was committed; none if the same request came twice at once and the other was faster. */
async function commit(
  em: EntityManager,
  { partner, code: chosen }: Opening,
  opened: Opened,
  company: string,
): Promise<string | undefined> {
  for (const code of chosen ? [chosen] : codesFor(company, opened.partnership)) {
    try {
      await openPartnership(em, partner, opened, code)
      return code
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error
      if ((error as { constraint?: string }).constraint !== 'partnership_code_unique') return undefined
    }
  }
  throw new Problem(409, 'already_exists', 'Another partnership has this code; choose another, or leave it out.', [
    { path: 'code', message: 'is taken' },
  ])
}

const alreadyOpen = (id: string, model: string) =>
  new Problem(
    409,
    'already_open',
    `This partner has a partnership under ${model} already: ${id}. Go on with that one, or send `
      + '"another": true to open a second on purpose.',
    [],
    { location: `/partnerships/${id}` },
  )

function modelRef({ model: name, version: asked }: Opening, { modelVersion: version }: Known): ModelRef {
  if (version === null)
    throw invalid([
      {
        path: asked ? 'version' : 'model',
        message: `there is no published model ${name}${asked ? ` in version ${asked}` : ''}; GET /models lists them`,
      },
    ])
  return { name, version }
}

function mainContactOf(contacts: KnownContact[], asked?: string): KnownContact {
  const main = asked
    ? contacts.find(({ id }) => id === asked)
    : (contacts.find(({ roles }) => roles.includes('partner_lead')) ?? contacts[0])
  if (main) return main
  throw invalid([
    asked
      ? { path: 'mainContact', message: 'is no contact of this partner' }
      : { path: 'partner', message: 'has no contact yet; add one at POST /partners/:partner/contacts' },
  ])
}

/** A role that nobody names falls to the vendor's usual person; the sponsor is an admin then (M4). */
async function teamFor(
  em: EntityManager,
  asked: Opening,
  by: Actor,
  { team: usual, admin }: Known,
): Promise<VendorTeam> {
  const named = async (role: 'manager' | 'sponsor' | 'technical' | 'legal' | 'finance') =>
    asked[role] ? personId(em, asked[role], role) : usual[role]
  const manager = (await named('manager')) ?? by.id
  const sponsor = (await named('sponsor')) ?? admin
  const others = { technical: await named('technical'), legal: await named('legal'), finance: await named('finance') }
  return { manager, sponsor, ...Object.fromEntries(Object.entries(others).filter(([, person]) => person)) }
}

/**
 * The one instant that this API turns into a day: the first, when there is no workflow yet whose clock could say it.
 */
function dayIn(zone: string): Day {
  return Temporal.Now.plainDateISO(zone).toString()
}
