import type { CommandData } from '../command.js'
import { onBusinessDay } from '../calendar.js'
import { daysBetween, later } from '../day.js'
import type { EventOf, Rung } from '../event.js'
import type { Actor } from '../people.js'
import { type Aggregate, Refused } from '../rules/aggregate.js'
import { lateness } from '../rules/elapsing.js'
import { rungsOf, runOf, templateOf } from '../rules/ladder.js'
import { isVendors, stopClock } from '../rules/onboarding.js'
import { peopleFor, sideOf } from '../rules/roles.js'
import { give, revoke } from '../rules/tiers.js'
import type { Task } from '../state.js'

/** The task as asked for: open, this person's to act on, not waiting. */
export function taskToActOn(aggregate: Aggregate, id: string, by: Actor): Task {
  const task = aggregate.state.tasks.find(open => open.id === id)
  if (!task) throw new Refused('unknown_task', `No open task ${id}; it may be done, cancelled or never laid.`)
  if (task.status === 'waiting')
    throw new Refused(
      'task_waits',
      `${id} waits for ${task.after.filter(name => runOf(aggregate.state, task.run).done[name] === undefined).join(', ')}.`,
    )
  if (by.side === 'partner' && sideOf(task.who) === 'vendor')
    throw new Refused('not_the_one_who_answers', `${id} is the vendor’s task.`)
  return task
}

type Done = Pick<EventOf<'task_done'>, 'answer' | 'text' | 'data'>

/**
 * The task is done: what it gives is given, what it takes back is taken, and a vendor's late work (not its decisions)
 * stops the clock (A6).
 */
export function finish(aggregate: Aggregate, task: Task, done: Partial<Done> = {}): void {
  const late = lateness(task, task.handedIn?.day ?? aggregate.day)
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
  if (isVendors(task) && !template.answers) stopClock(aggregate, task, late)
}

/**
 * Handed in for the other side's validation, which has a ladder of its own; the days until then count like a stop-clock
 * (A6). What silence ends is counted from the validation's day then: a vendor that never validates does not keep the
 * question open for ever.
 */
export function handIn(aggregate: Aggregate, task: Task, { text }: Partial<CommandData<'complete_task'>>): void {
  if (task.status === 'handed_in') throw new Refused('already_so', `${task.id} is handed in and awaits validation.`)
  const validateBy = aggregate.businessDays(aggregate.day, aggregate.number('validation'))
  const run = runOf(aggregate.state, task.run)
  const ladder = rungsOf(aggregate, 'task', aggregate.scope(run, { due: validateBy }), aggregate.day).filter(
    rung => rung.kind !== 'due',
  )
  const template = templateOf(aggregate, task)
  const closes =
    template.close
    && task.closes
    && later(
      task.closes,
      aggregate.dayOf(template.close, aggregate.scope(run, { opens: task.opens, due: validateBy }), true)
        ?? task.closes,
    )
  const told: Rung = {
    on: onBusinessDay(aggregate.rules.calendar, aggregate.day, 'forwards'),
    to: 'owner',
    kind: 'asked',
    letter: 'task-to-validate',
    rung: 'handed in',
  }
  aggregate.emit({ type: 'task_handed_in', task: task.id, validateBy, ladder: [told, ...ladder], closes, text })
}

/** A6: the days that the vendor held a hand-in. */
export const daysHeld = (aggregate: Aggregate, task: Task) =>
  task.handedIn ? daysBetween(task.handedIn.day, aggregate.day) : 0

/** Whether the person may act for the validating side. */
export function requireValidator(aggregate: Aggregate, task: Task, by: Actor): void {
  if (task.status !== 'handed_in' || !task.validator)
    throw new Refused('nothing_to_validate', `${task.id} has not been handed in.`)
  if (by.side === 'partner' && !peopleFor(aggregate.state, task.validator).some(person => person.id === by.id))
    throw new Refused('not_the_one_who_answers', `${task.id} is validated by ${task.validator}.`)
}
