import type { EntityManager } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { Contact } from '../../database/entities/contact.js'
import { Partnership } from '../../database/entities/partnership.js'
import { partnerRoles } from '../../lifecycle/people.js'
import { rowId } from '../commands/asked.js'
import { unknownPartnership } from '../commands/commands.js'
import { type Prepare, endpoint } from '../commands/endpoint.js'
import { id } from '../edge/fields.js'
import { invalid } from '../edge/validation.js'
import { contactId } from '../people/named.js'
import { newContact } from './partner.js'

const contacts = '/partnerships/:partnership/contacts' as const

const fields = {
  ...newContact.partial().shape,
  contact: id.optional().describe('a contact who is stored already, instead of name and address'),
  roles: z.array(z.enum(partnerRoles)),
}

/** Name and address become a row; an address that the partner has already is that contact. */
const storedContact: Prepare = async ({ contact, roles, ...person }, asked, em) => {
  if (contact !== undefined)
    return { contact: await contactId(em, asked.partnership, String(contact), 'contact'), roles }
  const told = newContact.safeParse(person)
  if (!told.success)
    throw invalid([{ path: 'contact', message: 'name a stored contact, or give name and email of a new one' }])
  const partnership = await em.findOne(Partnership, asked.partnership, { populate: ['partner'] })
  if (!partnership) throw unknownPartnership(asked.partnership)
  const known = await em.findOne(Contact, { partner: partnership.partner, email: told.data.email })
  if (known) return { contact: known.id, roles }
  return { contact: await newRow(em, rowId(asked, 'contact'), partnership, told.data), roles }
}

/** Without roles as yet: those follow the journal. */
async function newRow(
  em: EntityManager,
  id: string,
  { partner }: Partnership,
  { roles: _later, language, ...person }: z.output<typeof newContact>,
) {
  em.create(Contact, { id, partner, ...person, language: language ?? partner.language })
  await em.flush()
  return id
}

export const contactEndpoints = {
  add_contact: endpoint(`POST ${contacts}`, 'Bring a contact into the partnership, new or stored', {
    fields,
    prepare: storedContact,
  }),
  change_contact_roles: endpoint(`PUT ${contacts}/:contact/roles`, 'Change what a contact does'),
  contact_left: endpoint(
    `POST ${contacts}/:contact/departure`,
    'Say that a contact left; name a new main contact where it was that one',
  ),
  contact_bounced: endpoint(`POST ${contacts}/:contact/bounce`, 'Say that a contact’s address does not take letters'),
  contact_mended: endpoint(`DELETE ${contacts}/:contact/bounce`, 'Say that a contact’s address takes letters again'),
  change_main_contact: endpoint('PUT /partnerships/:partnership/main-contact', 'Name another main contact'),
}
