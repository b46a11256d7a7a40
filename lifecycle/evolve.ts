import type { Day } from './day.js'
import type { Event, EventOf, EventType } from './event.js'
import { agreed, agreementEvents } from './evolve/agreement.js'
import { allOver } from './evolve/ended.js'
import { exitEvents } from './evolve/exit.js'
import { moved } from './evolve/moved.js'
import { peopleEvents } from './evolve/people.js'
import { reviewEvents } from './evolve/reviews.js'
import { taskEvents } from './evolve/tasks.js'
import { tierEvents } from './evolve/tiers.js'
import { withEntry } from './evolve/with-entry.js'
import { nothingEnded, type State } from './state.js'

/** How each event changes the state; the compiler names what is missing. `day` is the event's. */
export type Evolution = { [T in EventType]: (state: State, event: EventOf<T>, day: Day) => Partial<State> }

const nothing = () => ({})

const evolution: Evolution = {
  partnership_opened: nothing, // the first event makes the state, below
  stage_entered: (state, event, day) => {
    const reached = event.beneath ?? event.stage
    return {
      stage: event.stage,
      beneath: event.beneath,
      visited: reached in state.visited ? state.visited : withEntry(state.visited, reached, day),
    }
  },
  partnership_closed: (state, event, day) => ({
    closed: { day, reason: event.reason, until: event.until },
    ...allOver(state, day, event.reason),
  }),
  partnership_ended: (state, event, day) => ({
    closed: { day, reason: event.reason },
    ...allOver(state, day, event.reason),
  }),
  paused: (_, event, day) => ({ paused: { since: day, until: event.until } }),
  resumed: (state, event, day) => ({ paused: undefined, ...moved(state, event, day) }),
  health_changed: (_, event) => ({ health: event.to }),
  challenge_logged: nothing,
  rules_failed: (state, { what, tries, retry }) => ({ failed: withEntry(state.failed ?? {}, what, { tries, retry }) }),
  rules_mended: (state, { what }) => ({ failed: onlyFailed(state.failed, name => name !== what) }),
  ...peopleEvents,
  ...taskEvents,
  ...agreementEvents,
  ...reviewEvents,
  ...tierEvents,
  ...exitEvents,
}

/** The state after the event. Takes nothing but the two, because events carry every day and number that they set. */
export function evolve(state: State | undefined, event: Event): State {
  if (event.type === 'partnership_opened') return opened(event)
  if (!state) throw new Error(`The journal begins with ${event.type} where partnership_opened belongs`)
  const change = (evolution[event.type] as (state: State, event: Event, day: Day) => Partial<State>)(
    state,
    event,
    event.day,
  )
  const next: State = { ...state, ...change, number: event.number, today: event.day }
  if (next.failed) next.failed = stillFailed(next.failed, event)
  // S5: a contact's answer ends the silence.
  if (event.by?.side === 'partner') next.heardFrom = event.day
  return next
}

type Failed = NonNullable<State['failed']>

function onlyFailed(failed: Failed = {}, which: (what: string, retry: Day) => boolean): Failed | undefined {
  const left = Object.entries(failed).filter(([what, { retry }]) => which(what, retry))
  return left.length > 0 ? Object.fromEntries(left) : undefined
}

/**
 * What a person did may have mended any of it, so all is due at once; what was not tried again on its day is nothing
 * that falls due any more.
 */
function stillFailed(failed: Failed, { by, day }: Event): Failed | undefined {
  const left = onlyFailed(failed, (_, retry) => retry >= day)
  return left && by
    ? Object.fromEntries(Object.entries(left).map(([what, { tries }]) => [what, { tries, retry: day }]))
    : left
}

/** The state that a journal, in order, leaves, with everything that is over in it. */
export function fold(events: Iterable<Event>, state?: State): State {
  for (const event of events) state = evolve(state, event)
  if (!state) throw new Error('An empty journal has no state')
  return state
}

/**
 * Names every field, the absent ones too: states that all have one shape are copied and read several times faster.
 * Tasks and runs are laid so as well.
 */
function opened(event: Event & EventOf<'partnership_opened'>): State {
  return {
    schemaVersion: 1,
    partnership: event.partnership,
    number: event.number,
    today: event.day,
    model: event.model,
    calendar: event.calendar,
    calendarTold: undefined,
    entry: event.entry,
    entered: event.day,
    partnerType: event.partnerType,
    country: event.country,
    zone: event.zone,
    contacts: event.contacts,
    mainContact: event.mainContact,
    team: event.team,
    bounced: undefined,
    standIn: undefined,
    stage: event.stage,
    beneath: undefined,
    visited: {},
    runs: [],
    runCounts: {},
    tasks: [],
    invitation: undefined,
    qualification: {},
    businessCase: undefined,
    agreement: event.agreement && agreed(event.agreement),
    reviews: { past: [], exceeds: 0, below: 0, missed: 0 },
    tier: event.tier,
    grace: undefined,
    grants: event.grants.map(grant => ({
      name: grant,
      since: event.day,
      why: 'held at entry',
      status: 'given' as const,
      revoked: undefined,
    })),
    initiatives: [],
    targets: [],
    heardFrom: undefined,
    asked: { on: undefined, whom: [] },
    health: 'healthy',
    exits: 0,
    exit: undefined,
    paused: undefined,
    closed: undefined,
    failed: undefined,
    ended: nothingEnded,
  }
}
