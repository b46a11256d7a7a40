import {
  type Contact,
  type PartnerRole,
  type PersonId,
  partnerRoles,
  type Recipient,
  type VendorRole,
  type VendorTeam,
  vendorRoles,
  type Who,
} from '../people.js'
import type { State, Task } from '../state.js'

/** Whose task it is: decides whose sponsor hears of a delay (M3) and whose clock stops (A6). */
export function sideOf(who: Who): 'partner' | 'vendor' | 'both' {
  return who === 'both' ? 'both' : who.startsWith('partner.') ? 'partner' : 'vendor'
}

const partnerRoleOf = new Map<Who, PartnerRole>(partnerRoles.map(role => [`partner.${role}`, role]))
const vendorRoleOf = new Map<Who, VendorRole>(vendorRoles.map(role => [`vendor.${role}`, role]))

const active = (contact: Contact) => !contact.left && !contact.bounced

/**
 * The people whom a role means today, each once; a role without a person falls to the main contact or the manager (M4).
 */
export function peopleFor(
  state: State,
  who: Who,
  task?: Pick<Task, 'who' | 'assignee' | 'validator' | 'status'>,
): Recipient[] {
  switch (who) {
    case 'system':
      return []
    case 'owner':
      return task ? ownersOf(state, task) : []
    case 'both':
      return [...peopleFor(state, 'partner.partner_lead'), ...peopleFor(state, 'vendor.manager')]
    case 'sponsor': {
      const side = task ? lateSide(task) : 'vendor'
      return side === 'both'
        ? [...peopleFor(state, 'partner.executive_sponsor'), ...peopleFor(state, 'vendor.sponsor')]
        : peopleFor(state, side === 'partner' ? 'partner.executive_sponsor' : 'vendor.sponsor')
    }
    case 'partner.all': {
      const contacts = state.contacts.filter(active)
      return contacts.length > 0
        ? contacts.map(contact => ({ side: 'partner', id: contact.id, role: contact.roles[0] ?? 'main' }))
        : [mainContact(state)]
    }
    case 'partner.main':
      return [mainContact(state)]
    default: {
      const role = partnerRoleOf.get(who)
      return [role ? contactFor(state, role) : personFor(state, vendorRoleOf.get(who) as VendorRole)]
    }
  }
}

/** Handed in, a task is late by the fault of whoever validates it (M3). */
const lateSide = (task: Pick<Task, 'who' | 'validator' | 'status'>) =>
  sideOf(task.status === 'handed_in' && task.validator ? task.validator : task.who)

function ownersOf(state: State, task: Pick<Task, 'who' | 'assignee' | 'validator' | 'status'>): Recipient[] {
  if (task.status === 'handed_in' && task.validator) return peopleFor(state, task.validator)
  if (!task.assignee || hasBounced(state, task.assignee)) return peopleFor(state, task.who)
  const role = task.who.split('.')[1] ?? task.who
  return [{ side: task.assignee.side, id: task.assignee.id, role }]
}

function contactFor(state: State, role: PartnerRole): Recipient {
  const contact = state.contacts.find(candidate => active(candidate) && candidate.roles.includes(role))
  return contact
    ? { side: 'partner', id: contact.id, role, fallback: undefined }
    : { ...mainContact(state), role, fallback: true }
}

/** The main contact, or whoever else can still be written to. */
function mainContact(state: State): Recipient {
  const main = state.contacts.find(contact => contact.id === state.mainContact)
  if (main && active(main)) return { side: 'partner', id: main.id, role: 'main', fallback: undefined }
  const other = state.contacts.find(active)
  return { side: 'partner', id: other?.id ?? state.mainContact, role: 'main', fallback: other && true }
}

const hasBounced = (state: State, { side, id }: Pick<Recipient, 'side' | 'id'>) =>
  side === 'vendor' && state.bounced?.includes(id) === true

/** M4: whoever has the role and can be written to; else the manager, the sponsor or an admin, in this order. */
function personFor(state: State, role: VendorRole): Recipient {
  const { team, standIn } = state
  const canHave = (id: PersonId | undefined) => id !== undefined && !state.bounced?.includes(id)
  const person = team[role]
  return canHave(person)
    ? { side: 'vendor', id: person as PersonId, role, fallback: undefined }
    : { side: 'vendor', id: inPlaceOf(role, team, standIn).find(canHave) ?? team.manager, role, fallback: true }
}

/** The manager's own part falls to the sponsor; the sponsor's to an admin (M4), so that two people still know. */
export function inPlaceOf(role: VendorRole, { manager, sponsor }: VendorTeam, standIn?: PersonId): PersonId[] {
  const found = role === 'sponsor' ? [standIn, manager] : [manager, sponsor, standIn]
  return found.filter(id => id !== undefined)
}

/** Whether a letter to them can arrive: a contact that left, and whoever bounced, is not written to. */
export function reachable(state: State, to: Recipient): boolean {
  if (to.side === 'vendor') return !hasBounced(state, to)
  const contact = state.contacts.find(candidate => candidate.id === to.id)
  return contact !== undefined && active(contact)
}
