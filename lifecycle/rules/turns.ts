import { addDays, daysBetween, earlier } from '../day.js'
import { bindToRenew } from './agreement.js'
import type { Aggregate } from './aggregate.js'
import { shiftedPlay, shiftedTask } from './ladder.js'
import { startPlay } from './plays.js'
import { beginVows } from './renewal.js'
import { planAudit } from './reviews.js'
import { advanceStage } from './stages.js'

/**
 * The first step of a life: the entry stage, and the play that begins there for a new, an existing or a renewed
 * partner.
 */
export function beginLife(aggregate: Aggregate): void {
  const { entry, stage } = aggregate.state
  aggregate.emit({ type: 'stage_entered', stage, from: '', why: `entry: ${entry}` })
  if (aggregate.state.agreement) {
    aggregate.emit({ type: 'agreement_in_force' })
    bindToRenew(aggregate)
  }
  const play = aggregate.rules.model.stages[stage]?.entry[entry]
  if (!play) return
  if (entry === 'renewed') return beginVows(aggregate, 'entry')
  if (entry === 'existing') return planAudit(aggregate, play)
  startPlay(aggregate, play)
}

export function openRenewal(aggregate: Aggregate): void {
  startPlay(aggregate, 'renewal')
  advanceStage(aggregate, 'renewal opens')
}

/** S3: grace ran out without a scored review. */
export function endGrace(aggregate: Aggregate): void {
  aggregate.emit({ type: 'grace_ended', tier: aggregate.state.tier })
  startPlay(aggregate, 'decide-tier')
}

/** Due days move by the length of the pause; contract days and period ends do not. */
export function endPause(aggregate: Aggregate): void {
  const paused = aggregate.state.paused
  if (!paused) return
  const days = daysBetween(paused.since, earlier(aggregate.day, addDays(paused.until, 1)))
  const contract = new Set(['renewal'])
  const runs = aggregate.state.runs.filter(run => !contract.has(run.play))
  aggregate.emit({
    type: 'resumed',
    days,
    tasks: aggregate.state.tasks
      .filter(task => !contract.has(task.play))
      .map(task => shiftedTask(aggregate, task, days)),
    plays: runs.map(run =>
      shiftedPlay(
        aggregate,
        run,
        days,
        Object.keys(run.days).filter(name => name !== 'periodEnd' && name !== 'latest'),
      ),
    ),
  })
}
