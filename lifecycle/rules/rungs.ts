import { addBusinessDays, onBusinessDay } from '../calendar.js'
import { addMonths, type Day } from '../day.js'
import type { Rung } from '../event.js'
import type { State, Task } from '../state.js'
import { numberOf, type Rules } from './aggregate.js'
import { peopleFor } from './roles.js'

/** Contract days do not stand still in a pause, so a renewal is asked and decided in it. */
export const standsStill = (state: State, { play }: { play: string }) =>
  state.paused !== undefined && play !== 'renewal'

const none: readonly Rung[] = []

/** The rungs that may be called as things stand; while an extension is pending, chases and escalations wait (A7). */
export function rungsDue(state: State, rules: Rules, task: Task): readonly Rung[] {
  if (standsStill(state, task)) return none
  if (task.status !== 'open' && task.status !== 'handed_in')
    return task.status === 'waiting' ? task.ladder.filter(rung => rung.rung === 'asked') : none
  const ladder = task.extension
    ? task.ladder.filter(rung => rung.kind !== 'overdue' && rung.kind !== 'escalated')
    : task.ladder
  if (ladder.length > 0 || task.ladder.length > 0 || task.play !== 'exit' || !task.due || task.extension) return ladder
  const months = (task.chased ?? 0) + numberOf(rules.model, state, 'closingChase')
  return [
    {
      on: onBusinessDay(rules.calendar, addMonths(task.due, months), 'forwards'),
      to: 'owner',
      kind: 'overdue',
      letter: 'exit-chase',
      rung: `due + ${months} m`,
    },
  ]
}

/**
 * A rung that had to wait goes on a business day (C4), the next one when its reader has had a letter of its kind today
 * (M1).
 */
export function rungDay(state: State, rules: Rules, task: Task, rung: Rung): Day {
  const on = rung.on > state.today ? rung.on : onBusinessDay(rules.calendar, state.today, 'forwards')
  if (
    on !== state.asked.on
    || !peopleFor(state, rung.to, task).some(person => state.asked.whom.includes(`${rung.kind} ${person.id}`))
  )
    return on
  return addBusinessDays(rules.calendar, on, 1)
}
