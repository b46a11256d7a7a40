import type { EventOf } from '../event.js'
import type { Task } from '../state.js'
import type { Aggregate } from './aggregate.js'
import { templateOf } from './ladder.js'
import { stopClock } from './onboarding.js'
import { sideOf } from './roles.js'
import { clock, lateness } from './shift.js'
import { give, revoke } from './tiers.js'

type Done = Pick<EventOf<'task_done'>, 'answer' | 'text' | 'data'>

/**
 * The task is done: what it gives is given, what it takes back is taken, and a vendor's late work (not its decisions)
 * stops the clock (A6).
 */
export function finish(aggregate: Aggregate, task: Task, done: Partial<Done> = {}): void {
  const on = task.handedIn?.day ?? clock(aggregate)
  const late = lateness(task.due, on)
  aggregate.emit({
    type: 'task_done',
    task: task.id,
    late,
    milestone: task.milestone,
    answer: done.answer,
    text: done.text,
    data: done.data,
  })
  const template = templateOf(aggregate, task)
  for (const grant of template.grants) give(aggregate, grant, task.id)
  if (template.each === 'grant' && task.subject) {
    if (task.play === 'restore') give(aggregate, task.subject, task.id, true)
    else revoke(aggregate, task.subject, task.id)
  }
  if (sideOf(task.who) === 'vendor' && !template.answers && task.due)
    stopClock(aggregate, task, { from: task.due, to: on }, late)
}
