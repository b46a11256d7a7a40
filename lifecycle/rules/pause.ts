import { addDays, type Day, daysBetween, earlier } from '../day.js'
import { type Aggregate, Refused, requireBy } from './aggregate.js'
import { tellMeetings } from './meeting.js'
import { shift } from './shift.js'

/**
 * A pause: everything but the contract stands still. Nobody is asked, reminded or escalated, nothing lapses, nobody's
 * silence is held against the partnership; the renewal, the period ends and the agreement's end go on (rungs.ts).
 */
export function beginPause(aggregate: Aggregate, until: Day): void {
  const { paused, exit } = aggregate.state
  if (paused) throw new Refused('already_so', `Paused until ${paused.until} already.`)
  if (exit) throw new Refused('exit_open', 'An exit cannot be paused.')
  if (until <= aggregate.day) throw new Refused('day_in_the_past', `until must lie after ${aggregate.day}.`)
  requireBy('until', until, addDays(aggregate.day, aggregate.number('longestPause')))
  aggregate.emit({ type: 'paused', until })
}

/** Every day moves by its length, reviews' meetings among them. */
export function endPause(aggregate: Aggregate): void {
  const { paused, ...state } = aggregate.state
  if (!paused) throw new Refused('already_so', 'The partnership is not paused.')
  const days = daysBetween(paused.since, earlier(aggregate.day, addDays(paused.until, 1)))
  const runs = state.runs.filter(run => run.play !== 'renewal')
  aggregate.emit({ type: 'resumed', days, ...shift(aggregate, { ...state, runs }, days, paused.since) })
  tellMeetings(aggregate, state)
}
