import type { Event, EventOf } from '../../lifecycle/event.js'
import type { Contact as Known } from '../../lifecycle/people.js'
import type { Rows } from './rows.js'

type Of<T extends Event['type']> = Event & EventOf<T>

/**
 * The API stores a contact's name and address before any command names them; what the journal says of them is set here.
 */
async function put(rows: Rows, event: Event, { id, roles, bounced, left }: Known) {
  const row = await rows.contacts.get(id, event)
  Object.assign(row, { roles, bounced: bounced ?? false, left: left ?? false })
}

export const contacts = {
  opened: async (rows: Rows, event: Of<'partnership_opened'>) => {
    for (const contact of event.contacts) await put(rows, event, contact)
  },
  added: (rows: Rows, event: Of<'contact_added'>) => put(rows, event, event.contact),
  left: async (rows: Rows, event: Of<'contact_left'>) => {
    const contact = await rows.contacts.get(event.contact, event)
    contact.left = true
  },
  newMain: (rows: Rows, event: Of<'contact_left'>) => {
    if (event.mainContact) rows.set({ mainContact: event.mainContact })
  },
  bounced: async (rows: Rows, event: Of<'contact_bounced' | 'contact_mended'>) => {
    const contact = await rows.contacts.get(event.contact, event)
    contact.bounced = event.type === 'contact_bounced'
  },
  rolesChanged: async (rows: Rows, event: Of<'contact_roles_changed'>) => {
    const contact = await rows.contacts.get(event.contact, event)
    contact.roles = event.roles
  },
}
