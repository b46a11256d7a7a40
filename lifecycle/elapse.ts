import { addDays, type Day, later } from './day.js'
import { agenda, type Due, ranks } from './rules/agenda.js'
import type { Aggregate, Rules } from './rules/aggregate.js'
import { cascade } from './rules/cascade.js'
import type { State } from './state.js'

export type { Rules }

/** What the rules could not carry out, for the log: what it was, in codes and ids, and what was thrown. */
export interface Broken {
  what: string
  error: unknown
}

/** More firings on one day than any life has: a model whose plays start each other. */
const tooMany = 10_000

/**
 * Days went by: everything due on or before today, in the order of C7, each with its own due day. What breaks is set
 * aside alone: the rest of the day, and every later one, goes on without it.
 */
export function elapse(aggregate: Aggregate, today: Day, broken: Broken[] = []): void {
  let fired = 0
  for (;;) {
    const next = firstDue(aggregate.state, aggregate.rules)
    if (!next || next.day > today) break
    fired = next.day === aggregate.day ? fired + 1 : 0
    aggregate.day = next.day
    try {
      aggregate.attempt(() => fire(aggregate, next, fired))
    } catch (error) {
      broken.push({ what: next.what(), error })
      setAside(aggregate, next.what(), error)
    }
  }
  aggregate.day = today
}

function fire(aggregate: Aggregate, due: Due, fired: number): void {
  if (fired > tooMany)
    throw new Error(`more than ${tooMany} things fall due on one day: plays of the model start each other`)
  const before = aggregate.events.length
  due.fire(aggregate)
  cascade(aggregate, before)
  const what = aggregate.state.failed && due.what()
  if (what && aggregate.state.failed?.[what]) aggregate.emit({ type: 'rules_mended', what })
}

/**
 * On record, and not fired again before another day: after one day, two, four, up to 32. A command makes it due at once
 * (evolve.ts), because it may have mended the cause.
 */
function setAside(aggregate: Aggregate, what: string, error: unknown): void {
  const tries = (aggregate.state.failed?.[what]?.tries ?? 0) + 1
  const retry = addDays(aggregate.day, 2 ** Math.min(tries - 1, 5))
  aggregate.emit({ type: 'rules_failed', what, why: whyOf(error), tries, retry })
}

/** One short line; the rules know nothing of persons that an error's message could tell. */
export const whyOf = (error: unknown) => String(error).replace(/\s+/g, ' ').slice(0, 200)

let last: (Rules & { state: State; due: Due | undefined }) | undefined

/** A state never changes, and a step's last look is often the next one's first: that one is remembered. */
function firstDue(state: State, { model, calendar }: Rules): Due | undefined {
  if (last?.state !== state || last.model !== model || last.calendar !== calendar)
    last = { state, model, calendar, due: readAgenda(state, { model, calendar }) }
  return last.due
}

/**
 * An agenda that cannot be read is one thing due, which fails: commands are still heard, and it is read again later.
 */
function readAgenda(state: State, rules: Rules): Due | undefined {
  try {
    return agenda(state, rules)
  } catch (error) {
    const what = 'read agenda'
    const throwIt = () => {
      throw error
    }
    return {
      day: later(state.failed?.[what]?.retry ?? state.today, state.today),
      rank: ranks.silence,
      what: () => what,
      fire: throwIt,
    }
  }
}

/** When to look again if nobody acts: the day of the first thing due, or none once nothing is left. */
export function nextDay(state: State, rules: Rules): Day | undefined {
  return firstDue(state, rules)?.day
}
