import { addMonths, type Day } from '../day.js'
import type { State } from '../state.js'
import { type Aggregate, type Rules, Refused, requireBy } from './aggregate.js'
import { startPlay } from './plays.js'

/**
 * Tells the model's table that something happened; the first stage that names one of the conditions follows. While vows
 * run beside the loop the table moves the stage beneath them (W3). A table that names none of them stays where it is.
 */
export function advanceStage(aggregate: Aggregate, ...conditions: string[]): void {
  const from = aggregate.state.beneath ?? aggregate.state.stage
  for (const [stage, reasons] of Object.entries(aggregate.rules.model.stages[from]?.next ?? {})) {
    const why = reasons.find(reason => conditions.includes(reason))
    if (why) return enter(aggregate, stage, why)
  }
}

function enter(aggregate: Aggregate, stage: string, why: string): void {
  const { state, rules } = aggregate
  const first = !(stage in state.visited)
  const from = state.beneath ?? state.stage
  aggregate.emit({
    type: 'stage_entered',
    stage: state.beneath === undefined ? stage : state.stage,
    from,
    why,
    ...(state.beneath !== undefined && { beneath: stage }),
  })
  if (!first || stage === 'ended') return
  for (const play of rules.model.stages[stage]?.plays ?? []) startPlay(aggregate, play)
}

/** How far off the day may be from which on a partner wants to hear of us again, in months from today. */
const latestReturn = 120

/** Recruiting has no exit: what does not come to an agreement is closed (A2). Nothing follows. */
export function closePartnership(
  aggregate: Aggregate,
  reason: string,
  detail: { text?: string; until?: string } = {},
): void {
  if (detail.until && detail.until <= aggregate.day)
    throw new Refused('day_in_the_past', `until must lie after ${aggregate.day}.`)
  requireBy('until', detail.until, addMonths(aggregate.day, latestReturn))
  advanceStage(aggregate, 'closed')
  aggregate.emit({ type: 'partnership_closed', reason, ...detail })
}

export function endPartnership(aggregate: Aggregate, reason: string): void {
  advanceStage(aggregate, 'nothing left')
  aggregate.emit({ type: 'partnership_ended', reason })
}

/**
 * The first day in the stage where reviews begin, or on which an audit was passed, whose vows run beside the loop (R2);
 * before it there is no growth, no silence and no review.
 */
export function growthSince({ state, rules }: { state: State; rules: Rules }): Day | undefined {
  return state.visited[rules.model.reviews.begin] ?? state.reviews.audited
}
