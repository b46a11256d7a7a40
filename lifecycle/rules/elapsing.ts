import type { LetterKind, Rung } from '../event.js'
import type { Recipient } from '../people.js'
import type { Task } from '../state.js'
import type { Aggregate } from './aggregate.js'
import { apply } from './effects.js'
import { templateOf } from './ladder.js'
import { peopleFor } from './roles.js'
import { rungDay, rungsDue } from './rungs.js'

/** Nobody answered by the last day: what the model says of silence follows. */
export function lapse(aggregate: Aggregate, id: string): void {
  const task = aggregate.state.tasks.find(open => open.id === id)
  if (!task) return
  const silent = templateOf(aggregate, task).silent ?? ['nothing']
  aggregate.emit({ type: 'task_lapsed', task: id, silent: silent.join(', ') })
  apply(aggregate, silent, { task })
}

interface Call {
  task: Task
  rung: Rung
  to: Recipient
}

/** M1: one event for each person, listing every task whose rung of that kind has come. */
export function remind(aggregate: Aggregate, kind: LetterKind): void {
  const { state, rules, day } = aggregate
  const people = new Map<string, Call[]>()
  for (const task of state.tasks) {
    for (const rung of rungsDue(state, rules, task)) {
      if (rung.kind !== kind || rung.on > day || rungDay(state, rules, task, rung) > day) continue
      for (const to of peopleFor(state, rung.to, task)) {
        // of two rungs of one task, the last
        const others = people.get(to.id)?.filter(other => other.task !== task) ?? []
        people.set(to.id, [...others, { task, rung, to }])
      }
    }
  }
  for (const own of people.values()) callPerson(aggregate, kind, own)
}

function callPerson(aggregate: Aggregate, kind: LetterKind, calls: Call[]): void {
  const [first] = calls
  if (!first) return
  const just =
    kind === 'due'
    && calls.every(
      ({ task }) =>
        task.assigned !== undefined
        && aggregate.day < aggregate.businessDays(task.assigned, aggregate.number('justAssigned')),
    )
  aggregate.emit({
    type: 'reminded',
    kind,
    letter: calls.every(call => call.rung.letter === first.rung.letter) ? first.rung.letter : joint[kind],
    to: first.to,
    tasks: calls.map(({ task, rung }) => ({
      task: task.id,
      due: task.handedIn?.validateBy ?? task.due ?? aggregate.day,
      rung: rung.rung,
    })),
    withheld: just ? 'just assigned' : undefined,
  })
}

/** What tasks of different letters share when they stand in one. */
const joint: Record<LetterKind, string> = {
  asked: 'tasks-assigned',
  due: 'task-reminder',
  overdue: 'task-overdue',
  escalated: 'task-escalation',
  invited: 'tasks-assigned',
}
