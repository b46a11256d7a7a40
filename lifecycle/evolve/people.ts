import type { EventOf } from '../event.js'
import type { Evolution } from '../evolve.js'
import { moved } from './moved.js'
import type { Contact, ContactId, PersonId } from '../people.js'
import type { Initiative, State, Task } from '../state.js'

type Events =
  | 'contact_added'
  | 'contact_left'
  | 'contact_bounced'
  | 'contact_mended'
  | 'contact_roles_changed'
  | 'main_contact_changed'
  | 'team_changed'
  | 'person_left'
  | 'person_bounced'
  | 'person_mended'
  | 'asked_anew'
  | 'partner_type_changed'
  | 'place_changed'
  | 'calendar_changed'
  | 'calendar_missing'
  | 'partner_merged'

const change = (state: State, id: ContactId, fields: Partial<Contact>) => ({
  contacts: state.contacts.map(contact => (contact.id === id ? { ...contact, ...fields } : contact)),
})

/** What was the person's is the successor's; without one it falls back to its role, an initiative to the manager. */
function handedOver(state: State, { person, successor, team }: EventOf<'person_left'>): Partial<State> {
  const assignee = successor ? { side: 'vendor' as const, id: successor } : undefined
  const tasks = (all: Task[]) => all.map(task => (task.assignee?.id === person ? { ...task, assignee } : task))
  const initiatives = (all: Initiative[]) =>
    all.map(one => (one.owner === person ? { ...one, owner: successor ?? team.manager } : one))
  const { exit } = state
  return {
    tasks: tasks(state.tasks),
    initiatives: initiatives(state.initiatives),
    ...(exit && {
      exit: {
        ...exit,
        stopped: {
          ...exit.stopped,
          tasks: tasks(exit.stopped.tasks),
          initiatives: initiatives(exit.stopped.initiatives),
        },
      },
    }),
  }
}

const without = (bounced: State['bounced'], person: PersonId) => {
  const left = bounced?.filter(one => one !== person)
  return left?.length ? left : undefined
}

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
  person_left: (state, event) => ({
    team: event.team,
    standIn: event.standIn ?? state.standIn,
    bounced: without(state.bounced, event.person),
    ...handedOver(state, event),
  }),
  person_bounced: (state, event) => ({
    bounced: [...(state.bounced ?? []), event.person],
    standIn: event.standIn ?? state.standIn,
  }),
  person_mended: (state, event) => ({ bounced: without(state.bounced, event.person) }),
  asked_anew: (state, { tasks }, day) => moved(state, { tasks, plays: [] }, day),
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
