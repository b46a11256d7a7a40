import { addDays } from '../day.js'
import type { EventOf } from '../event.js'
import type { Aggregate } from './aggregate.js'
import { startPlay } from './plays.js'

const place = (aggregate: Aggregate) =>
  aggregate.rules.model.tiers.findIndex(tier => tier.name === aggregate.state.tier)

export function promote(aggregate: Aggregate, review?: number): void {
  const tier = aggregate.rules.model.tiers[place(aggregate) + 1]
  if (!tier) return
  aggregate.emit({ type: 'promoted', from: aggregate.state.tier, to: tier.name, review, why: 'review' })
  for (const grant of tier.grants) give(aggregate, grant, `tier ${tier.name}`)
}

export function warn(aggregate: Aggregate, review?: number): void {
  if (aggregate.state.grace) return
  aggregate.emit({
    type: 'warned',
    tier: aggregate.state.tier,
    decideBy: addDays(aggregate.day, aggregate.number('grace')),
    review,
    lower: aggregate.rules.model.tiers[place(aggregate) - 1]?.name,
  })
}

/** S3: grace ran out without a scored review. */
export function endGrace(aggregate: Aggregate): void {
  aggregate.emit({ type: 'grace_ended', tier: aggregate.state.tier })
  startPlay(aggregate, 'decide-tier')
}

/** The lowest tier has none below it: the grace ends and the tier stays; health and the improvement plan go on. */
export function demote(aggregate: Aggregate, review?: number): void {
  const at = place(aggregate)
  const lower = aggregate.rules.model.tiers[at - 1]
  if (!lower) return keepTier(aggregate, 'lowest tier', review)
  const lost = (aggregate.rules.model.tiers[at]?.grants ?? []).filter(grant => !lower.grants.includes(grant))
  const why = review === undefined ? 'decided' : 'review'
  aggregate.emit({ type: 'demoted', from: aggregate.state.tier, to: lower.name, review, why })
  for (const grant of lost) revoke(aggregate, grant, `tier ${lower.name}`)
}

export function keepTier(aggregate: Aggregate, why: EventOf<'tier_kept'>['why'], review?: number): void {
  aggregate.emit({ type: 'tier_kept', tier: aggregate.state.tier, why, review })
}

/** A tier that a review had moved, moved back, with what it grants. */
export function moveBack(
  aggregate: Aggregate,
  { review, from, to }: { review: number; from: string; to: string },
): void {
  const rank = (name: string) => aggregate.rules.model.tiers.findIndex(tier => tier.name === name)
  const grants = (name: string) => aggregate.rules.model.tiers[rank(name)]?.grants ?? []
  aggregate.emit({ type: rank(from) > rank(to) ? 'promoted' : 'demoted', from: to, to: from, review, why: 'corrected' })
  for (const grant of grants(to)) if (!grants(from).includes(grant)) revoke(aggregate, grant, `tier ${from}`)
  for (const grant of grants(from)) give(aggregate, grant, `tier ${from}`)
}

export const holds = (aggregate: Aggregate, grant: string) =>
  aggregate.state.grants.some(held => held.name === grant && held.status === 'given')

export function give(aggregate: Aggregate, grant: string, why: string, again = false): void {
  if (!holds(aggregate, grant)) aggregate.emit({ type: 'granted', grant, why, again: again || undefined })
}

export function revoke(aggregate: Aggregate, grant: string, why: string): void {
  if (holds(aggregate, grant)) aggregate.emit({ type: 'revoked', grant, why })
}
