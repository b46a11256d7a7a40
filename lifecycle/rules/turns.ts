import { addDays, daysBetween, earlier } from '../day.js'
import { bindToRenew } from './agreement.js'
import type { Course } from './course.js'
import { shiftedPlay, shiftedTask } from './ladder.js'
import { startPlay } from './plays.js'
import { beginVows } from './renewal.js'
import { planAudit } from './reviews.js'
import { signal } from './stages.js'

/**
 * The first step of a life: the entry stage, and the play that begins there for a new, an existing or a renewed
 * partner.
 */
export function beginLife(course: Course): void {
  const { entry, stage } = course.state
  course.emit({ type: 'stage_entered', stage, from: '', why: `entry: ${entry}` })
  if (course.state.agreement) {
    course.emit({ type: 'agreement_in_force' })
    bindToRenew(course)
  }
  const play = course.rules.model.stages[stage]?.entry[entry]
  if (!play) return
  if (entry === 'renewed') return beginVows(course, 'entry')
  if (entry === 'existing') return planAudit(course, play)
  startPlay(course, play)
}

export function openRenewal(course: Course): void {
  startPlay(course, 'renewal')
  signal(course, 'renewal opens')
}

/** S3: grace ran out without a scored review. */
export function endGrace(course: Course): void {
  course.emit({ type: 'grace_ended', tier: course.state.tier })
  startPlay(course, 'decide-tier')
}

/** Due days move by the length of the pause; contract days and P do not. */
export function endPause(course: Course): void {
  const paused = course.state.paused
  if (!paused) return
  const days = daysBetween(paused.since, earlier(course.day, addDays(paused.until, 1)))
  const contract = new Set(['renewal'])
  const runs = course.state.runs.filter(run => !contract.has(run.play))
  course.emit({
    type: 'resumed',
    days,
    tasks: course.state.tasks.filter(task => !contract.has(task.play)).map(task => shiftedTask(course, task, days)),
    plays: runs.map(run =>
      shiftedPlay(
        course,
        run,
        days,
        Object.keys(run.days).filter(name => name !== 'P' && name !== 'latest'),
      ),
    ),
  })
}
