import { onBusinessDay } from '../calendar.js'
import { addMonths, type Day, later } from '../day.js'
import type { Task } from '../state.js'
import { type Aggregate, Refused, requireBy } from './aggregate.js'
import { runOf } from './ladder.js'
import { onNewDue } from './shift.js'

/** Where there is no hard stop, in months from today. */
const longest = 12

/** A7: up to the hard stop, twice a task, to a business day (C3); chases and escalations wait while it is pending. */
export function askExtension(aggregate: Aggregate, task: Task, until: Day, text?: string): void {
  const { id, due, extension, extensions } = task
  if (task.status !== 'open' || due === undefined) throw new Refused('task_not_open', `${id} is not open.`)
  if (extension) throw new Refused('already_pending', `An extension of ${id} to ${extension.until} is pending.`)
  if (extensions >= aggregate.number('extensions'))
    throw new Refused(
      'too_often',
      `An extension of ${id} was asked ${extensions} times; that is as often as it may be.`,
    )
  if (until <= aggregate.day || until <= due)
    throw new Refused('day_in_the_past', `until must lie after ${later(aggregate.day, due)}.`)
  const { hardStop } = runOf(aggregate.state, task.run).days
  if (hardStop === undefined) requireBy('until', until, addMonths(aggregate.day, longest))
  const day = onBusinessDay(aggregate.rules.calendar, until, 'forwards')
  if (hardStop !== undefined && day > hardStop)
    throw new Refused('day_too_late', `until must be ${hardStop} at the latest, the hard stop.`)
  const answerBy = aggregate.businessDays(aggregate.day, aggregate.number('extensionAnswer'))
  aggregate.emit({ type: 'extension_asked', task: id, until: day, answerBy, text })
}

export function answerExtension(aggregate: Aggregate, id: string, isGranted: boolean, text?: string): void {
  const task = aggregate.state.tasks.find(open => open.id === id)
  if (!task?.extension) throw new Refused('nothing_pending', `No extension of ${id} is pending.`)
  if (isGranted) grant(aggregate, task, task.extension.until)
  else aggregate.emit({ type: 'extension_refused', task: id, text })
}

/** Unanswered, it is granted when it stays within the play's target, else refused. */
export function lapseExtension(aggregate: Aggregate, id: string): void {
  const task = aggregate.state.tasks.find(open => open.id === id)
  if (!task?.extension) return
  const { until } = task.extension
  const { goal } = runOf(aggregate.state, task.run).days
  if (goal !== undefined && until <= goal) grant(aggregate, task, until, true)
  else aggregate.emit({ type: 'extension_refused', task: id, silent: true })
}

/** A granted day starts a new ladder. Where the due day was moved past it meanwhile, the later one holds. */
function grant(aggregate: Aggregate, task: Task, until: Day, silent?: true): void {
  const due = later(later(until, task.due ?? until), aggregate.day)
  const { ladder, closes } = onNewDue(aggregate, task, due)
  aggregate.emit({ type: 'extension_granted', task: task.id, due, ladder, closes, silent })
}
