import type { Day } from './day.js'
import { agenda, type Due } from './rules/agenda.js'
import { Aggregate, type Rules } from './rules/aggregate.js'
import { cascade } from './rules/cascade.js'
import type { State } from './state.js'

export type { Rules }

/** More firings on one day than any life has: a model whose plays start each other. */
const tooMany = 10_000

/** Days went by: everything due on or before today, in the order of C7, each with its own due day. */
export function elapse(aggregate: Aggregate, today: Day): void {
  for (let fired = 0; ; fired += 1) {
    const next = firstDue(aggregate.state, aggregate.rules)
    if (!next || next.day > today) break
    if (fired > tooMany)
      throw new Error(
        `Model ${aggregate.rules.model.name}: more than ${tooMany} things fall due by ${next.day}; its plays start each other`,
      )
    aggregate.day = next.day
    const before = aggregate.events.length
    next.fire(aggregate)
    cascade(aggregate, before)
  }
  aggregate.day = today
}

let last: (Rules & { state: State; due: Due | undefined }) | undefined

/** A state never changes, and a step's last look is often the next one's first: that one is remembered. */
function firstDue(state: State, { model, calendar }: Rules): Due | undefined {
  if (last?.state !== state || last.model !== model || last.calendar !== calendar)
    last = { state, model, calendar, due: agenda(state, { model, calendar }) }
  return last.due
}

/** When to look again if nobody acts: the day of the first thing due, or none once nothing is left. */
export function nextDay(state: State, rules: Rules): Day | undefined {
  return firstDue(state, rules)?.day
}
