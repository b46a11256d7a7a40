import type { Command, Refusal } from './command.js'
import { later, type Day } from './day.js'
import { decide } from './decide.js'
import { elapse } from './elapse.js'
import type { Event } from './event.js'
import type { Letter } from './letter.js'
import { letters } from './letters.js'
import { Course, type Rules } from './rules/course.js'
import type { State } from './state.js'

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
  const course = new Course(state, rules, day)
  elapse(course, day)
  const asked = course.events.length
  const answers: Record<string, Answer> = {}
  for (const command of commands) {
    const first = course.state.number + 1
    const refusal = decide(course, command)
    if (!refusal) elapse(course, day)
    answers[command.id] = refusal
      ? { refusal }
      : { events: { first: Math.min(first, course.state.number), last: course.state.number } }
  }
  return {
    state: course.state,
    events: course.events,
    answers,
    letters: letters(course.state, course.events, asked, rules),
  }
}
