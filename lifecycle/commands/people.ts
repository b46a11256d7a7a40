import type { Decisions } from '../decide.js'
import type { Contact } from '../people.js'
import { type Aggregate, Refused, requireAdmin } from '../rules/aggregate.js'

type People = Pick<
  Decisions,
  | 'add_contact'
  | 'contact_left'
  | 'contact_bounced'
  | 'contact_mended'
  | 'change_contact_roles'
  | 'change_main_contact'
  | 'change_team'
  | 'change_partner_type'
  | 'change_place'
  | 'change_calendar'
  | 'merge_partner'
>

function current(aggregate: Aggregate, id: string): Contact {
  const contact = aggregate.state.contacts.find(known => known.id === id)
  if (!contact || contact.left) throw new Refused('unknown_contact', 'No current contact of the partner has that id.')
  return contact
}

export const peopleCommands: People = {
  add_contact(aggregate, { contact, roles }) {
    if (aggregate.state.contacts.some(known => known.id === contact))
      throw new Refused('already_so', 'That contact is known.')
    aggregate.emit({ type: 'contact_added', contact: { id: contact, roles } })
  },

  /** Somebody else must be the main contact before, or with, the main contact's leaving. */
  contact_left(aggregate, { contact, mainContact }) {
    current(aggregate, contact)
    if (mainContact) current(aggregate, mainContact)
    if (mainContact === contact) throw new Refused('invalid', 'The main contact must be somebody who stays.')
    if (contact === aggregate.state.mainContact && !mainContact)
      throw new Refused('invalid', 'The main contact leaves: name the next in "mainContact".')
    aggregate.emit({ type: 'contact_left', contact, mainContact })
  },

  contact_bounced(aggregate, { contact }) {
    if (current(aggregate, contact).bounced)
      throw new Refused('already_so', 'That contact’s address is flagged already.')
    aggregate.emit({ type: 'contact_bounced', contact })
  },

  contact_mended(aggregate, { contact }) {
    if (!current(aggregate, contact).bounced) throw new Refused('already_so', 'That contact’s address is not flagged.')
    aggregate.emit({ type: 'contact_mended', contact })
  },

  change_contact_roles(aggregate, { contact, roles }) {
    current(aggregate, contact)
    aggregate.emit({ type: 'contact_roles_changed', contact, roles })
  },

  change_main_contact(aggregate, { contact }) {
    current(aggregate, contact)
    if (aggregate.state.mainContact === contact)
      throw new Refused('already_so', 'That contact is the main contact already.')
    aggregate.emit({ type: 'main_contact_changed', contact })
  },

  change_team(aggregate, { role, person }) {
    const from = aggregate.state.team[role]
    if (from === person) throw new Refused('already_so', `That person is the ${role} already.`)
    aggregate.emit({ type: 'team_changed', role, person, from })
  },

  change_partner_type(aggregate, { to }) {
    if (aggregate.state.partnerType === to) throw new Refused('already_so', `The partner is a ${to} already.`)
    aggregate.emit({ type: 'partner_type_changed', to })
  },

  /** C1: a zone moved west stays on the later day; C2: no day that a letter has named moves. */
  change_place: (aggregate, { country, zone, calendar }) =>
    aggregate.emit({ type: 'place_changed', country, zone, calendar }),

  change_calendar(aggregate, { calendar }) {
    if (aggregate.state.calendar.name === calendar.name && aggregate.state.calendar.version === calendar.version)
      throw new Refused('already_so', 'That calendar is in use.')
    aggregate.emit({ type: 'calendar_changed', calendar })
  },

  merge_partner(aggregate, { into }, by) {
    requireAdmin(by, 'merge partners')
    aggregate.emit({ type: 'partner_merged', into })
  },
}
