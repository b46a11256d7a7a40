import type { Grant as Held, Initiative as Live, State } from '../../lifecycle/state.js'
import { Grant } from '../entities/grant.js'
import { Initiative } from '../entities/initiative.js'
import { type Row, type Table, fresh } from './table.js'

type End = State['ended']['initiatives'][number]['end']

const initiativeRow = (initiative: Live, end?: End, stoppedBy?: number): Row => ({
  id: initiative.id,
  run: initiative.run,
  kind: initiative.kind,
  status: end?.as ?? 'open',
  opened: initiative.opened,
  goal: initiative.goal,
  owner: initiative.owner,
  target: initiative.target ?? null,
  everyDays: initiative.everyDays,
  text: initiative.text ?? null,
  progress: initiative.lastCheckIn?.progress ?? null,
  checkIns: initiative.checkIns,
  checkedInOn: initiative.lastCheckIn?.on ?? null,
  checkInText: initiative.lastCheckIn?.text ?? null,
  closedOn: end?.on ?? null,
  stoppedBy: stoppedBy ?? null,
})

export const initiativeTable: Table = {
  entity: Initiative,
  key: ['id'],
  rows: ({ before, after }) => [
    ...after.ended.initiatives.map(initiative => initiativeRow(initiative, initiative.end)),
    ...fresh(before?.exit?.stopped.initiatives, after.exit?.stopped.initiatives).map(initiative =>
      initiativeRow(initiative, { as: 'stopped', on: after.exit!.notice }, after.exit!.number),
    ),
    ...fresh(before?.initiatives, after.initiatives).map(initiative => initiativeRow(initiative)),
  ],
}

const grantRow = ({ name, status, since, why, revoked }: Held): Row => ({
  name,
  status,
  since,
  why,
  revokedOn: revoked?.on ?? null,
  revokedWhy: revoked?.why ?? null,
})

export const grantTable: Table = {
  entity: Grant,
  key: ['name'],
  rows: ({ before, after }) => fresh(before?.grants, after.grants).map(grantRow),
}
