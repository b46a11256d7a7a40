import type { Decisions } from '../decide.js'
import { type Contact, type PersonId, type VendorRole, vendorRoles, type VendorTeam } from '../people.js'
import { type Aggregate, Refused, requireAdmin } from '../rules/aggregate.js'
import { askAnew } from '../rules/asking.js'
import { inPlaceOf } from '../rules/roles.js'

type People = Pick<
  Decisions,
  | 'add_contact'
  | 'contact_left'
  | 'contact_bounced'
  | 'contact_mended'
  | 'change_contact_roles'
  | 'change_main_contact'
  | 'change_team'
  | 'person_left'
  | 'person_bounced'
  | 'person_mended'
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

/** The roles that one of the vendor's people has here; with no role, task or initiative they have no part in it. */
function partsOf({ state }: Aggregate, person: PersonId): VendorRole[] {
  const { team, exit } = state
  const roles = vendorRoles.filter(role => team[role] === person)
  const tasks = [...state.tasks, ...(exit?.stopped.tasks ?? [])]
  const initiatives = [...state.initiatives, ...(exit?.stopped.initiatives ?? [])]
  if (
    roles.length === 0
    && !tasks.some(task => task.assignee?.id === person)
    && !initiatives.some(one => one.owner === person)
  )
    throw new Refused('unknown_person', 'That person has no part in this partnership.')
  return roles
}

/** The team without the person: manager and sponsor are always somebody, the other roles may be nobody's. */
function teamWithout(team: VendorTeam, person: PersonId, successor?: PersonId, standIn?: PersonId): VendorTeam {
  const next = Object.fromEntries(Object.entries(team).filter(([, id]) => id !== person)) as VendorTeam
  for (const role of vendorRoles.filter(held => team[held] === person)) {
    const isNeeded = role === 'manager' || role === 'sponsor'
    const id = successor ?? (isNeeded ? inPlaceOf(role, team, standIn).find(other => other !== person) : undefined)
    if (id) next[role] = id
    else if (isNeeded)
      throw new Refused('invalid', `Nobody else has a part here: name the next ${role} in "successor".`)
  }
  return next
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
    const before = aggregate.state
    aggregate.emit({ type: 'team_changed', role, person, from })
    askAnew(aggregate, before)
  },

  /** Everything of theirs goes to the successor, or falls back by M4; whoever has it now is asked anew. */
  person_left(aggregate, { person, successor, standIn }, by) {
    requireAdmin(by, 'say that somebody left')
    const before = aggregate.state
    const roles = partsOf(aggregate, person)
    if (successor === person || standIn === person)
      throw new Refused('invalid', 'Whoever takes over must be somebody who stays.')
    const team = teamWithout(before.team, person, successor, standIn ?? before.standIn)
    aggregate.emit({ type: 'person_left', person, successor, standIn, roles, team })
    askAnew(aggregate, before)
  },

  person_bounced(aggregate, { person, standIn }) {
    const before = aggregate.state
    const roles = partsOf(aggregate, person)
    if (before.bounced?.includes(person)) throw new Refused('already_so', 'That person’s address is flagged already.')
    aggregate.emit({ type: 'person_bounced', person, standIn, roles })
    askAnew(aggregate, before)
  },

  person_mended(aggregate, { person }) {
    const before = aggregate.state
    if (!before.bounced?.includes(person)) throw new Refused('already_so', 'That person’s address is not flagged.')
    aggregate.emit({ type: 'person_mended', person })
    askAnew(aggregate, before)
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
