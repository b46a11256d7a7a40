import { addDays, type Day, daysBetween, later } from '../day.js'
import type { MovedPlay, MovedTask, Period } from '../event.js'
import type { PlayRun, Task } from '../state.js'
import { type Aggregate, Refused, requireBy } from './aggregate.js'
import type { Cause } from './effects.js'
import { runOf, templateOf } from './ladder.js'
import { addTasks, startPlay } from './plays.js'
import { recount, shiftRun, shiftTask, waiting } from './shift.js'

/**
 * Days of a play that a stop-clock moves with the tasks that wait (A6): never a period end, a meeting or anything of a
 * contract.
 */
const movable = ['goal', 'hardStop', 'overrun']
const namesMovable = new RegExp(`\\b(${movable.join('|')})\\b`)

/**
 * A6: a vendor task done n days late, or a hand-in that the vendor took n days to validate, moves what waits for it,
 * the target and the hard stop by n days, of which each counts once. Called after the task has left the state.
 */
export function stopClock(aggregate: Aggregate, task: Task, period: Period, late: number): void {
  const run = aggregate.state.runs.find(candidate => candidate.id === task.run)
  if (period.from >= period.to || !run?.days.hardStop) return
  const { days, waited } = waiting(run.waited, period)
  const play = { ...shiftRun(aggregate, run, days, name => movable.includes(name)), waited }
  const tasks = aggregate.state.tasks
    .filter(other => other.run === run.id)
    .flatMap(other => {
      if (countsFromMovable(aggregate, other)) return days > 0 ? [recounted(aggregate, run, play, other)] : []
      if (!waitsFor(aggregate, other, task.name)) return []
      const own = waiting(other.waited, period)
      return own.days > 0 ? [{ ...shiftTask(aggregate, other, own.days), waited: own.waited }] : []
    })
  if (days > 0 || tasks.length > 0)
    aggregate.emit({ type: 'clock_stopped', run: run.id, task: task.id, days, late, tasks, plays: [play] })
}

/** Directly or through other tasks of the play. */
const waitsFor = (aggregate: Aggregate, task: Pick<Task, 'play' | 'after'>, name: string): boolean =>
  task.after.some(
    other =>
      other === name
      || waitsFor(
        aggregate,
        { play: task.play, after: templateOf(aggregate, { play: task.play, name: other }).after },
        name,
      ),
  )

const countsFromMovable = (aggregate: Aggregate, task: Task) => {
  const template = templateOf(aggregate, task)
  return namesMovable.test(`${template.opens ?? ''} ${template.due ?? ''}`)
}

/** What is counted from the target or the hard stop is counted from where they stand now; a day granted stands. */
function recounted(aggregate: Aggregate, run: PlayRun, { days }: MovedPlay, task: Task): MovedTask {
  const moved = { ...run, days }
  const { due } = recount(aggregate, moved, task)
  return recount(aggregate, moved, task, due && task.due ? later(due, task.due) : due)
}

/**
 * A5: once, up to the model's longest extension; target and hard stop move, and the question is asked anew for the new
 * day.
 */
export function extendHardStop(aggregate: Aggregate, { task, answer }: Cause): void {
  if (!task) return
  const run = runOf(aggregate.state, task.run)
  const until = answer?.until
  const hardStop = run.days.hardStop ?? aggregate.day
  if (run.extended) throw new Refused('too_often', 'Onboarding was extended once already; restart it or exit.')
  if (!until) throw new Refused('invalid', 'An extension needs "until", the new hard stop.')
  const longest = addDays(hardStop, aggregate.number('longestExtension'))
  if (until <= aggregate.day || until <= hardStop)
    throw new Refused('day_in_the_past', `until must lie after the hard stop, ${hardStop}.`)
  requireBy('until', until, longest)
  const days = daysBetween(hardStop, until)
  const play = shiftRun(aggregate, run, days, name => movable.includes(name))
  const tasks = aggregate.state.tasks
    .filter(other => other.run === run.id && countsFromMovable(aggregate, other))
    .map(other => recounted(aggregate, run, play, other))
  aggregate.emit({ type: 'hard_stop_extended', run: run.id, days, tasks, plays: [play] })
  addTasks(aggregate, run.id, task.name, [{ subject: 'extended' }])
}

/** A5: once; all tasks anew, from today; grants stay. Called after the answered task has left the state. */
export function restartPlay(aggregate: Aggregate, { task }: Cause): void {
  if (!task) return
  const run = runOf(aggregate.state, task.run)
  if (run.cause === 'restarted')
    throw new Refused('too_often', 'Onboarding was restarted once already; extend it or exit.')
  aggregate.emit({ type: 'play_stopped', run: run.id, why: 'restarted' })
  aggregate.emit({ type: 'run_restarted', run: run.id })
  startPlay(aggregate, run.play, { cause: 'restarted' })
}

/** What a forecast says: the target moved by what is late today. */
export function forecastEnd(run: PlayRun, tasks: Task[], today: Day): Day | undefined {
  if (!run.days.goal) return undefined
  const late = tasks.filter(task => task.run === run.id && task.due !== undefined && task.due < today && !task.optional)
  const behind = late.reduce((most, task) => Math.max(most, daysBetween(task.due as Day, today)), 0)
  return addDays(run.days.goal, behind)
}
