import type { Evolution } from '../evolve.js'
import type { Contact, ContactId } from '../people.js'
import type { State } from '../state.js'

type Events =
  | 'contact_added'
  | 'contact_left'
  | 'contact_bounced'
  | 'contact_mended'
  | 'contact_roles_changed'
  | 'main_contact_changed'
  | 'team_changed'
  | 'partner_type_changed'
  | 'place_changed'
  | 'calendar_changed'
  | 'calendar_missing'
  | 'partner_merged'

const change = (state: State, id: ContactId, fields: Partial<Contact>) => ({
  contacts: state.contacts.map(contact => (contact.id === id ? { ...contact, ...fields } : contact)),
})

export const peopleEvents: Pick<Evolution, Events> = {
  contact_added: (state, event) => ({ contacts: [...state.contacts, event.contact] }),
  contact_left: (state, event) => ({
    ...change(state, event.contact, { left: true }),
    mainContact: event.mainContact ?? state.mainContact,
  }),
  contact_bounced: (state, event) => change(state, event.contact, { bounced: true }),
  contact_mended: (state, event) => change(state, event.contact, { bounced: undefined }),
  contact_roles_changed: (state, event) => change(state, event.contact, { roles: event.roles }),
  main_contact_changed: (_, event) => ({ mainContact: event.contact }),
  team_changed: (state, event) => ({ team: { ...state.team, [event.role]: event.person } }),
  partner_type_changed: (_, event) => ({ partnerType: event.to }),
  place_changed: (_, event) => ({
    country: event.country,
    zone: event.zone,
    calendar: event.calendar,
    calendarTold: undefined,
  }),
  calendar_changed: (_, event) => ({ calendar: event.calendar, calendarTold: undefined }),
  calendar_missing: () => ({ calendarTold: true }),
  partner_merged: () => ({}),
}
