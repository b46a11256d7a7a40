import type { Command, Refusal } from './command.js'
import { later, type Day } from './day.js'
import { decide } from './decide.js'
import { type Broken, elapse, whyOf } from './elapse.js'
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
  /** What the rules could not carry out; everything else was. */
  broken: Broken[]
}

/**
 * One step of a partnership: elapse to today, each command on the state that the one before left, then elapse to today
 * again. Pure, and total: rules that break on one thing are put on record, and the rest goes on.
 * `today` never lies before the state's (C1). A command that changes nothing is answered with the last event's number.
 */
export function step(state: State, rules: Rules, today: Day, commands: readonly Command[] = []): Step {
  const day = later(today, state.today)
  const aggregate = new Aggregate({ ...state, ended: nothingEnded }, rules, day)
  const broken: Broken[] = []
  elapse(aggregate, day, broken)
  const asked = aggregate.events.length
  const answers: Record<string, Answer> = {}
  for (const command of commands) {
    const first = aggregate.state.number + 1
    const refusal = decideAlone(aggregate, command, broken)
    if (!refusal) elapse(aggregate, day, broken)
    answers[command.id] = refusal
      ? { refusal }
      : { events: { first: Math.min(first, aggregate.state.number), last: aggregate.state.number } }
  }
  const written = lettersOf(aggregate, asked, broken)
  return { state: aggregate.state, events: aggregate.events, answers, letters: written, broken }
}

/** A command on which the rules break is refused alone: deadlines and the commands of others go on. */
function decideAlone(aggregate: Aggregate, command: Command, broken: Broken[]): Refusal | undefined {
  try {
    return decide(aggregate, command)
  } catch (error) {
    broken.push({ what: `${command.type} ${command.id}`, error })
    return {
      code: 'invalid',
      message: `The rules could not decide ${command.type}; operations have been told. Nothing was changed.`,
    }
  }
}

/** An event whose letters cannot be called is put on record; those of the others go. */
function lettersOf(aggregate: Aggregate, asked: number, broken: Broken[]): Letter[] {
  const { state, events, day, rules } = aggregate
  const failed: Broken[] = []
  const written = letters(state, events, asked, rules, (event, error) =>
    failed.push({ what: `letters of ${event.type} ${event.number}`, error }),
  )
  if (failed.length === 0) return written
  broken.push(...failed)
  for (const { what, error } of failed)
    aggregate.emit({ type: 'rules_failed', what, why: whyOf(error), tries: 1, retry: day })
  return letters(aggregate.state, events, asked, rules, () => {})
}
