import { onBusinessDay } from '../calendar.js'
import { later } from '../day.js'
import type { Rung } from '../event.js'
import type { Actor } from '../people.js'
import type { Task } from '../state.js'
import { type Aggregate, Refused } from './aggregate.js'
import { finish } from './finish.js'
import { rungsOf, runOf, templateOf } from './ladder.js'
import { stopClock } from './onboarding.js'
import { peopleFor } from './roles.js'
import { clock, lateness, onNewDue } from './shift.js'

/**
 * A6: handed in for the other side's validation, which has a ladder of its own; the days until then stop the clock.
 * What silence ends is counted from the validation's day then: a vendor that never validates does not keep the question
 * open for ever.
 */
export function handIn(aggregate: Aggregate, task: Task, text?: string): void {
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

/** Validated, also by the manager who completes what was handed in: the days for which it was held stop the clock. */
export function validate(aggregate: Aggregate, task: Task, by: Actor, text?: string): void {
  requireValidator(aggregate, task, by)
  finish(aggregate, task, { text })
  stopWhileHeld(aggregate, task)
}

/** A rejection gives five business days, and takes none away; the days for which it was held count alike. */
export function reject(aggregate: Aggregate, task: Task, by: Actor, text?: string): void {
  requireValidator(aggregate, task, by)
  const given = aggregate.businessDays(aggregate.day, aggregate.number('rejection'))
  const due = later(given, task.due ?? given)
  const { ladder, closes } = onNewDue(aggregate, { ...task, status: 'open' }, due)
  const days = lateness(task.handedIn?.day, clock(aggregate))
  aggregate.emit({ type: 'task_rejected', task: task.id, due, ladder, days, closes, text })
  stopWhileHeld(aggregate, task)
}

function stopWhileHeld(aggregate: Aggregate, task: Task): void {
  const to = clock(aggregate)
  if (task.handedIn) stopClock(aggregate, task, { from: task.handedIn.day, to }, lateness(task.handedIn.validateBy, to))
}

/** Whether the person may act for the validating side. */
function requireValidator(aggregate: Aggregate, task: Task, by: Actor): void {
  if (task.status !== 'handed_in' || !task.validator)
    throw new Refused('nothing_to_validate', `${task.id} has not been handed in.`)
  if (by.side === 'partner' && !peopleFor(aggregate.state, task.validator).some(person => person.id === by.id))
    throw new Refused('not_the_one_who_answers', `${task.id} is validated by ${task.validator}.`)
}
