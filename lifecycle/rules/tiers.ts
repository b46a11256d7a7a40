import { addDays } from '../day.js'
import type { Course } from './course.js'

const place = (course: Course) => course.rules.model.tiers.findIndex(tier => tier.name === course.state.tier)

export function promote(course: Course, review?: number): void {
  const tier = course.rules.model.tiers[place(course) + 1]
  if (!tier) return
  course.emit({ type: 'promoted', from: course.state.tier, to: tier.name, review })
  for (const grant of tier.grants) give(course, grant, `tier ${tier.name}`)
}

export function warn(course: Course, review?: number): void {
  if (course.state.grace) return
  course.emit({
    type: 'warned',
    tier: course.state.tier,
    decideBy: addDays(course.day, course.number('grace')),
    review,
  })
}

/** The lowest tier has none below it: the warning ends and the tier stays; health and the improvement plan go on. */
export function demote(course: Course, review?: number): void {
  const at = place(course)
  const lower = course.rules.model.tiers[at - 1]
  if (!lower) return course.emit({ type: 'warning_cleared', tier: course.state.tier, why: 'lowest tier' })
  const lost = (course.rules.model.tiers[at]?.grants ?? []).filter(grant => !lower.grants.includes(grant))
  course.emit({ type: 'demoted', from: course.state.tier, to: lower.name, review })
  for (const grant of lost) revoke(course, grant, `tier ${lower.name}`)
}

export function keepTier(course: Course): void {
  course.emit({ type: 'warning_cleared', tier: course.state.tier, why: 'kept' })
}

/** A tier that a review had moved, moved back, with what it grants. */
export function moveBack(course: Course, { review, from, to }: { review: number; from: string; to: string }): void {
  const rank = (name: string) => course.rules.model.tiers.findIndex(tier => tier.name === name)
  const grants = (name: string) => course.rules.model.tiers[rank(name)]?.grants ?? []
  course.emit({ type: rank(from) > rank(to) ? 'promoted' : 'demoted', from: to, to: from, review })
  for (const grant of grants(to)) if (!grants(from).includes(grant)) revoke(course, grant, `tier ${from}`)
  for (const grant of grants(from)) give(course, grant, `tier ${from}`)
}

export const holds = (course: Course, grant: string) =>
  course.state.grants.some(held => held.name === grant && held.status === 'given')

export function give(course: Course, grant: string, why: string, again = false): void {
  if (!holds(course, grant)) course.emit({ type: 'granted', grant, why, again: again || undefined })
}

export function revoke(course: Course, grant: string, why: string): void {
  if (holds(course, grant)) course.emit({ type: 'revoked', grant, why })
}
