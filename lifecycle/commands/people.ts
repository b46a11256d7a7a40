import type { Decisions } from '../decide.js'
import type { Contact } from '../people.js'
import { type Course, Refused, requireAdmin } from '../rules/course.js'

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

function current(course: Course, id: string): Contact {
  const contact = course.state.contacts.find(known => known.id === id)
  if (!contact || contact.left) throw new Refused('unknown_contact', 'No current contact of the partner has that id.')
  return contact
}

export const peopleCommands: People = {
  add_contact(course, { contact, roles }) {
    if (course.state.contacts.some(known => known.id === contact))
      throw new Refused('already_so', 'That contact is known.')
    course.emit({ type: 'contact_added', contact: { id: contact, roles } })
  },

  /** Somebody else must be the main contact before, or with, the main contact's leaving. */
  contact_left(course, { contact, mainContact }) {
    current(course, contact)
    if (mainContact) current(course, mainContact)
    if (mainContact === contact) throw new Refused('invalid', 'The main contact must be somebody who stays.')
    if (contact === course.state.mainContact && !mainContact)
      throw new Refused('invalid', 'The main contact leaves: name the next in "mainContact".')
    course.emit({ type: 'contact_left', contact, mainContact })
  },

  contact_bounced(course, { contact }) {
    if (current(course, contact).bounced) throw new Refused('already_so', 'That contact’s address is flagged already.')
    course.emit({ type: 'contact_bounced', contact })
  },

  contact_mended(course, { contact }) {
    if (!current(course, contact).bounced) throw new Refused('already_so', 'That contact’s address is not flagged.')
    course.emit({ type: 'contact_mended', contact })
  },

  change_contact_roles(course, { contact, roles }) {
    current(course, contact)
    course.emit({ type: 'contact_roles_changed', contact, roles })
  },

  change_main_contact(course, { contact }) {
    current(course, contact)
    if (course.state.mainContact === contact)
      throw new Refused('already_so', 'That contact is the main contact already.')
    course.emit({ type: 'main_contact_changed', contact })
  },

  change_team(course, { role, person }) {
    const from = course.state.team[role]
    if (from === person) throw new Refused('already_so', `That person is the ${role} already.`)
    course.emit({ type: 'team_changed', role, person, from })
  },

  change_partner_type(course, { to }) {
    if (course.state.partnerType === to) throw new Refused('already_so', `The partner is a ${to} already.`)
    course.emit({ type: 'partner_type_changed', to })
  },

  /** C1: a zone moved west stays on the later day; C2: no day that a letter has named moves. */
  change_place: (course, { country, zone, calendar }) =>
    course.emit({ type: 'place_changed', country, zone, calendar }),

  change_calendar(course, { calendar }) {
    if (course.state.calendar.name === calendar.name && course.state.calendar.version === calendar.version)
      throw new Refused('already_so', 'That calendar is in use.')
    course.emit({ type: 'calendar_changed', calendar })
  },

  merge_partner(course, { into }, by) {
    requireAdmin(by, 'merge partners')
    course.emit({ type: 'partner_merged', into })
  },
}
