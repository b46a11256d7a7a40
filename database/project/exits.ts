import type { Event, EventOf } from '../../lifecycle/event.js'
import { Exit } from '../entities/exit.js'
import type { Rows } from './rows.js'

type Of<T extends Event['type']> = Event & EventOf<T>

async function change(rows: Rows, event: Event & { exit: number }, fields: Partial<Exit>) {
  Object.assign(await rows.exits.get(event.exit, event), fields)
}

export const exits = {
  started: async (
    rows: Rows,
    { exit: number, reason, clause, notice, last, transition, text, silent }: Of<'exit_started'>,
  ) => {
    await rows.exits.put(
      rows.em.create(Exit, {
        partnership: rows.owner,
        number,
        status: 'running',
        reason,
        clause,
        notice,
        last,
        transition,
        from: rows.partnership.stage,
        beneath: rows.partnership.beneath,
        silent: silent ?? false,
        text: text ?? null,
      }),
    )
  },
  lastDaySet: (rows: Rows, event: Of<'last_day_set'>) =>
    change(rows, event, {
      last: event.last,
      transition: event.transition,
      lastDayReached: false,
      ...(event.clause && { clause: event.clause }),
    }),
  customersListed: (rows: Rows, event: Of<'customers_listed'>) => change(rows, event, { customers: event.customers }),
  withdrawn: async (rows: Rows, event: Of<'exit_withdrawn'>) => {
    const exit = await rows.exits.get(event.exit, event)
    Object.assign(exit, { status: 'withdrawn', endedOn: event.day })
    rows.set({ beneath: exit.beneath ?? null })
  },
  lastDayReached: (rows: Rows, event: Of<'last_day_reached'>) => change(rows, event, { lastDayReached: true }),
  ended: async (rows: Rows, event: Of<'partnership_ended'>) => {
    for (const exit of await rows.exits.all())
      if (exit.status === 'running') Object.assign(exit, { status: 'ended', endedOn: event.day })
  },
}
