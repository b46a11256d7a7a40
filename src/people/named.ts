import type { EntityManager } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { Contact } from '../../database/entities/contact.js'
import { Partnership } from '../../database/entities/partnership.js'
import type { Access } from '../../database/entities/vendor-person.js'
import { prepared } from '../../database/prepared.js'
import { email, id } from '../edge/fields.js'
import { invalid } from '../edge/validation.js'
import type { Prepare } from '../commands/endpoint.js'

interface Assignee {
  side: 'partner' | 'vendor'
  id: string
}

/** A vendor person as a caller may name them. */
export const personOrEmail = z
  .union([id, email], { error: 'must be the id or the e-mail address of a vendor person' })
  .meta({ description: 'id or e-mail address of a vendor person' })

interface Person {
  id: string
  access: Access
  /** Of the partnership that is acted on: asked together, because every command waits for both. */
  code: string | null
}

const whose = (column: 'id' | 'email') =>
  prepared<Person>(
    `vendor person by ${column}`,
    `select id, access, (select code from partnership where id = $2) as code from vendor_person where ${column} = $1 and not "left"`,
  )
const byId = whose('id')
const byEmail = whose('email')

const isUuid = (text: string | undefined) => z.uuid().safeParse(text).success

/**
 * Who is at the vendor now under that id or e-mail address, and what the engine calls the partnership, if one is named.
 */
export async function currentPerson(
  em: EntityManager,
  idOrEmail: string,
  partnership?: string,
): Promise<Person | undefined> {
  const ask = isUuid(idOrEmail) ? byId : byEmail
  const [person] = await ask(em, [idOrEmail.toLowerCase(), isUuid(partnership) ? partnership : null])
  return person
}

/** The rules know ids only, so whether somebody is there is checked here. */
export async function personId(em: EntityManager, idOrEmail: string, path: string): Promise<string> {
  const person = await currentPerson(em, idOrEmail)
  if (!person) throw invalid([{ path, message: 'names nobody at the vendor; GET /people lists who is there' }])
  return person.id
}

/** A contact must belong to the partnership's partner: an id of another's contact would send letters to strangers. */
export async function contactId(em: EntityManager, partnership: string, id: string, path: string): Promise<string> {
  const row = await em.findOne(Partnership, partnership)
  if (!row || !(await em.count(Contact, { id, partner: row.partner })))
    throw invalid([{ path, message: 'is no contact of this partner' }])
  return id
}

/** Whoever something is given to, checked by side. */
export async function assigneeId(
  em: EntityManager,
  partnership: string,
  { side, id }: Assignee,
  path: string,
): Promise<Assignee> {
  return { side, id: side === 'vendor' ? await personId(em, id, path) : await contactId(em, partnership, id, path) }
}

export const assignedTo: Prepare = async (data, asked, em) => ({
  ...data,
  to: await assigneeId(em, asked.partnership, data.to as Assignee, 'to.id'),
})
