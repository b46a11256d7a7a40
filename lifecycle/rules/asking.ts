import { onBusinessDay } from '../calendar.js'
import type { MovedTask, Rung } from '../event.js'
import type { State, Task } from '../state.js'
import type { Aggregate } from './aggregate.js'
import { templateOf } from './ladder.js'
import { peopleFor } from './roles.js'

/**
 * M4: a part has passed from one of the vendor's people to another. Whoever holds it now is asked anew for what the
 * other had been told of: no question lapses because the one who knew of it is gone. `before` is the state in which the
 * other still held it.
 */
export function askAnew(aggregate: Aggregate, before: State): void {
  const { state } = aggregate
  const tasks = state.tasks.filter(task => isTold(task) && hasNewOwner(task, before, state))
  if (tasks.length === 0) return
  aggregate.emit({ type: 'asked_anew', tasks: tasks.map(task => withAskingRung(aggregate, task)) })
}

/** Told of, and not about to be told anyway. */
const isTold = ({ status, due, ladder }: Task) =>
  status !== 'planned' && due !== undefined && !ladder.some(rung => rung.kind === 'asked')

const ours = (state: State, task: Task) => peopleFor(state, 'owner', task).filter(({ side }) => side === 'vendor')

function hasNewOwner(task: Task, before: State, after: State): boolean {
  const known = ours(before, before.tasks.find(({ id }) => id === task.id) ?? task).map(({ id }) => id)
  return ours(after, task).some(({ id }) => !known.includes(id))
}

function withAskingRung(aggregate: Aggregate, task: Task): MovedTask {
  const { opens, due, ladder, closes } = task
  const { letter } = templateOf(aggregate, task)
  const asking: Rung = {
    on: onBusinessDay(aggregate.rules.calendar, aggregate.day, 'forwards'),
    // The partner's half of a joint task stays with whoever knows of it.
    to: task.who === 'both' && !task.assignee ? 'vendor.manager' : 'owner',
    kind: 'asked',
    ...(task.status === 'handed_in'
      ? { letter: 'task-to-validate', rung: 'handed in' }
      : { letter: letter === 'none' ? 'tasks-assigned' : letter, rung: 'asked' }),
  }
  return { task: task.id, opens, due, ladder: [asking, ...ladder], closes }
}
