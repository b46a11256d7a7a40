import type { Command, Refusal } from './command.js'
import { later, type Day } from './day.js'
import { decide } from './decide.js'
import { elapse } from './elapse.js'
import type { Event } from './event.js'
import type { Letter } from './letter.js'
import { letters } from './letters.js'
import { Aggregate, type Rules } from './rules/aggregate.js'
import { nothingEnded, type State } from './state.js'

export type Answer = { events: { first: number; last: number } } | { refusal: Refusal }

export interface Step {
  state: State
  events: Event[]
  answers: Record<string, Answer>
  letters: Letter[]
}

/**
 * One step of a partnership: elapse to today, each command on the state that the one before left, then elapse to today
 * again. Pure.
 * `today` never lies before the state's (C1). A command that changes nothing is answered with the last event's number.
 */
export function step(state: State, rules: Rules, today: Day, commands: readonly Command[] = []): Step {
  const day = later(today, state.today)
  const aggregate = new Aggregate({ ...state, ended: nothingEnded }, rules, day)
  elapse(aggregate, day)
  const asked = aggregate.events.length
  const answers: Record<string, Answer> = {}
  for (const command of commands) {
    const first = aggregate.state.number + 1
    const refusal = decide(aggregate, command)
    if (!refusal) elapse(aggregate, day)
    answers[command.id] = refusal
      ? { refusal }
      : { events: { first: Math.min(first, aggregate.state.number), last: aggregate.state.number } }
  }
  return {
    state: aggregate.state,
    events: aggregate.events,
    answers,
    letters: letters(aggregate.state, aggregate.events, asked, rules),
  }
}
