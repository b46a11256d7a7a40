import type { PlayRun as Live, RunEnd } from '../../lifecycle/state.js'
import { PlayRun } from '../entities/play-run.js'
import { type Row, type Table, fresh } from './table.js'

const runRow = (run: Live, end?: RunEnd): Row => ({
  id: run.id,
  play: run.play,
  opened: run.opened,
  days: run.days,
  subject: run.subject ?? null,
  cause: run.cause ?? null,
  status: end?.as ?? 'running',
  endedOn: end?.on ?? null,
  atRisk: run.atRisk !== undefined,
  atRiskWhy: run.atRisk ?? null,
  overrunOn: run.overrunOn ?? null,
  extensions: run.extended ? 1 : 0,
  restarts: end?.why === 'restarted' ? 1 : 0,
  stoppedDays: run.stoppedDays ?? 0,
  verdict: run.verdict ?? null,
})

export const runTable: Table = {
  entity: PlayRun,
  key: ['id'],
  rows: ({ before, after }) => [
    ...after.ended.runs.map(run => runRow(run, run.end)),
    ...fresh(before?.exit?.stopped.runs, after.exit?.stopped.runs).map(run =>
      runRow(run, { as: 'stopped', on: after.exit!.notice }),
    ),
    ...fresh(before?.runs, after.runs).map(run => runRow(run)),
  ],
}
