import type { Day } from '../../lifecycle/day.js'
import type { Exit as Open } from '../../lifecycle/state.js'
import { Exit } from '../entities/exit.js'
import { type Row, type Table, fresh, maybe } from './table.js'

const exitRow = (exit: Open, end?: { as: 'withdrawn' | 'ended'; on: Day }): Row => ({
  number: exit.number,
  status: end?.as ?? 'running',
  reason: exit.reason,
  clause: exit.clause,
  notice: exit.notice,
  last: exit.last,
  transition: exit.transition,
  from: exit.from,
  beneath: exit.beneath ?? null,
  silent: exit.silent ?? false,
  text: exit.text ?? null,
  customers: exit.customers ?? null,
  lastDayReached: exit.lastDayReached ?? false,
  endedOn: end?.on ?? null,
})

export const exitTable: Table = {
  entity: Exit,
  key: ['number'],
  rows: ({ before, after: { ended, exit, closed } }) => [
    ...ended.exits.map(withdrawn => exitRow(withdrawn, { as: 'withdrawn', on: withdrawn.withdrawn })),
    ...fresh(maybe(before?.exit), maybe(exit)).map(open => exitRow(open, closed && { as: 'ended', on: closed.day })),
  ],
}
