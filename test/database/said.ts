import type { MikroORM } from '@mikro-orm/postgresql'
import { Exit } from '../../database/entities/exit.js'
import { Grant } from '../../database/entities/grant.js'
import { Initiative } from '../../database/entities/initiative.js'
import { Partnership } from '../../database/entities/partnership.js'
import { PlayRun } from '../../database/entities/play-run.js'
import { Review } from '../../database/entities/review.js'
import { Task } from '../../database/entities/task.js'
import type { State } from '../../lifecycle/state.js'

const byId = <Row extends { id: string }, Said>(rows: Row[], said: (row: Row) => Said) =>
  Object.fromEntries(rows.map(row => [row.id, said(row)]))

/** What state and rows both know, in words of neither: whatever a life does, the two must be equal. */
export function stateSays(state: State) {
  const {
    agreement,
    reviews: { planned },
    closed,
  } = state
  return {
    number: state.number,
    stage: state.stage,
    beneath: state.beneath ?? null,
    tier: state.tier,
    health: state.health,
    type: state.partnerType,
    team: state.team,
    mainContact: state.mainContact,
    pausedUntil: state.paused?.until ?? null,
    warnedUntil: state.grace?.decideBy ?? null,
    closedOn: closed?.day ?? null,
    agreement: [
      agreement?.start ?? null,
      agreement?.end ?? null,
      agreement?.decision ?? null,
      agreement?.noticeDays ?? null,
      agreement?.renewals ?? 0,
      agreement?.decided ?? null,
      agreement?.inForce ?? false,
    ],
    tasks: byId(state.tasks, task => [
      task.run,
      task.status,
      task.opens,
      task.due ?? null,
      task.closes ?? null,
      task.initiallyDue ?? null,
      task.extensions,
      task.extension?.until ?? null,
      task.handedIn?.validateBy ?? null,
      task.sequence ?? 0,
      task.assignee ?? null,
    ]),
    runs: byId(state.runs, run => [run.play, run.days, run.atRisk !== undefined]),
    grants: Object.fromEntries(state.grants.map(grant => [grant.name, [grant.status, grant.since]])),
    initiatives: byId(state.initiatives, initiative => [initiative.goal, initiative.everyDays, initiative.owner]),
    planned: planned ? [planned.review, planned.meeting, planned.begun ?? false] : null,
    exit: state.exit
      ? [state.exit.number, state.exit.last, state.exit.clause, state.exit.from, state.exit.lastDayReached ?? false]
      : null,
  }
}

export async function rowsSay({ em: shared }: Pick<MikroORM, 'em'>, id: string): Promise<ReturnType<typeof stateSays>> {
  const em = shared.fork()
  const row = await em.findOneOrFail(Partnership, id)
  const [planned] = await em.find(Review, {
    partnership: id,
    status: { $in: ['planned', 'begun'] },
    period: { $ne: null },
  })
  const [exit] = await em.find(Exit, {
    partnership: id,
    status: { $in: row.closedOn ? ['running', 'ended'] : ['running'] },
  })
  return {
    number: row.number,
    stage: row.stage,
    beneath: row.beneath ?? null,
    tier: row.tier,
    health: row.health,
    type: row.type,
    team: row.team,
    mainContact: row.mainContact.id,
    pausedUntil: row.pausedUntil ?? null,
    warnedUntil: row.warnedUntil ?? null,
    closedOn: row.closedOn ?? null,
    agreement: [
      row.agreementStart ?? null,
      row.agreementEnd ?? null,
      row.agreementDecision ?? null,
      row.noticeDays ?? null,
      row.renewals,
      row.renewalChoice ?? null,
      row.agreementInForce,
    ],
    tasks: byId(
      (await em.find(Task, { partnership: id })).filter(task => task.isLive() && task.status !== 'stopped'),
      task => [
        task.run,
        task.status as State['tasks'][number]['status'],
        task.opens,
        task.due ?? null,
        task.closes ?? null,
        task.initiallyDue ?? null,
        task.extensions,
        task.extensionUntil ?? null,
        task.validateBy ?? null,
        task.sequence,
        task.assignee ?? null,
      ],
    ),
    runs: byId(await em.find(PlayRun, { partnership: id, status: 'running' }), run => [run.play, run.days, run.atRisk]),
    grants: Object.fromEntries(
      (await em.find(Grant, { partnership: id })).map(grant => [grant.name, [grant.status, grant.since]]),
    ),
    initiatives: byId(await em.find(Initiative, { partnership: id, status: 'open' }), initiative => [
      initiative.goal,
      initiative.everyDays,
      initiative.owner,
    ]),
    planned: planned ? [planned.number, planned.meeting as string, planned.status === 'begun'] : null,
    exit: exit ? [exit.number, exit.last, exit.clause, exit.from, exit.lastDayReached] : null,
  }
}
