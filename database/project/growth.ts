import type { Event, EventOf } from '../../lifecycle/event.js'
import { Grant } from '../entities/grant.js'
import { Initiative } from '../entities/initiative.js'
import type { Rows } from './rows.js'

type Of<T extends Event['type']> = Event & EventOf<T>

const held = (since: string, why: string) => ({
  status: 'given' as const,
  since,
  why,
  revokedOn: null,
  revokedWhy: null,
})
export const heldAtEntry = (day: string) => held(day, 'held at entry')

async function give(rows: Rows, name: string, fields: ReturnType<typeof held>) {
  const known = await rows.grants.find(name)
  if (known) Object.assign(known, fields)
  else await rows.grants.put(rows.em.create(Grant, { partnership: rows.owner, name, ...fields }))
}

export const grants = {
  heldAtEntry: async (rows: Rows, event: Of<'partnership_opened'>) => {
    for (const grant of event.grants) await give(rows, grant, heldAtEntry(event.day))
  },
  given: (rows: Rows, event: Of<'granted'>) => give(rows, event.grant, held(event.day, event.why)),
  revoked: async (rows: Rows, event: Of<'revoked'>) =>
    void Object.assign(await rows.grants.get(event.grant, event), {
      status: 'revoked',
      revokedOn: event.day,
      revokedWhy: event.why,
    }),
}

export const initiatives = {
  opened: async (
    rows: Rows,
    { initiative: id, run, kind, goal, owner, target, everyDays, text, day }: Of<'initiative_opened'>,
  ) => {
    await rows.initiatives.put(
      rows.em.create(Initiative, {
        partnership: rows.owner,
        id,
        run,
        kind,
        goal,
        owner,
        target: target ?? null,
        everyDays,
        text: text ?? null,
        opened: day,
        status: 'open',
        checkIns: 0,
      }),
    )
  },
  changed: async (rows: Rows, event: Of<'initiative_changed'>) => {
    const row = await rows.initiatives.get(event.initiative, event)
    const { goal, target, everyDays, text } = event
    Object.assign(row, {
      goal: goal ?? row.goal,
      target: target ?? row.target,
      everyDays: everyDays ?? row.everyDays,
      text: text ?? row.text,
    })
  },
  /** An improvement plan's check-ins are its tasks; only an initiative keeps a tally. */
  checkedIn: async (rows: Rows, event: Of<'checked_in'>) => {
    const row = (await rows.initiatives.all()).find(initiative => initiative.run === event.run)
    if (row)
      Object.assign(row, {
        checkIns: row.checkIns + 1,
        checkedInOn: event.day,
        progress: event.progress ?? row.progress,
        checkInText: event.text ?? row.checkInText,
      })
  },
  handedOver: async (rows: Rows, { person, successor, team }: Of<'person_left'>) => {
    for (const row of await rows.initiatives.all())
      if (row.owner === person && (row.status === 'open' || row.status === 'stopped'))
        row.owner = successor ?? team.manager
  },
  closed: async (rows: Rows, event: Of<'initiative_closed'>) =>
    void Object.assign(await rows.initiatives.get(event.initiative, event), {
      status: event.result,
      closedOn: event.day,
    }),
  stoppedByExit: async (rows: Rows, event: Of<'exit_started'>) => {
    for (const row of await rows.initiatives.all())
      if (row.status === 'open') Object.assign(row, { status: 'stopped', closedOn: event.day, stoppedBy: event.exit })
  },
  reopened: async (rows: Rows, event: Of<'exit_withdrawn'>) => {
    for (const row of await rows.initiatives.all()) {
      const goal = event.plays.find(play => play.run === row.run)?.days.goal ?? row.goal
      if (row.stoppedBy === event.exit) Object.assign(row, { status: 'open', closedOn: null, stoppedBy: null, goal })
    }
  },
}
