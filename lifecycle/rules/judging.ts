import type { Rating } from '../event.js'
import type { Aggregate } from './aggregate.js'
import { apply } from './effects.js'
import { stopPlay } from './plays.js'
import { demote, moveBack } from './tiers.js'

/** S3: what a held, scored review does to the tier. Grace lasts until the outcome of the next scored review. */
export function judgeTier(aggregate: Aggregate, review: number, rating: Rating): void {
  if (aggregate.state.grace) {
    for (const run of aggregate.state.runs.filter(open => open.play === 'decide-tier'))
      stopPlay(aggregate, run.id, `review ${rating}`)
    if (rating === 'below') return demote(aggregate, review)
    aggregate.emit({ type: 'warning_cleared', tier: aggregate.state.tier, why: `review ${rating}` })
  }
  for (const trigger of aggregate.rules.model.triggers) {
    if (!('card' in trigger.when) || trigger.when.card !== rating) continue
    const running = aggregate.state.reviews[rating]
    if (running > 0 && running % trigger.when.running === 0)
      apply(aggregate, trigger.then, { review, why: `reviews ${rating}` })
  }
}

/**
 * A person changed what a review had decided: a tier that it had moved moves back; the new rating is judged if no later
 * review was rated; and a warning whose run of weak reviews is no more is lifted.
 */
export function judgeAgain(aggregate: Aggregate, review: number, rating: Rating): void {
  const { past, tierChange } = aggregate.state.reviews
  const enough = aggregate.rules.model.triggers.flatMap(({ when }) =>
    'card' in when && when.card === 'below' ? [when.running] : [],
  )
  if (tierChange?.review === review && tierChange.to === aggregate.state.tier) moveBack(aggregate, tierChange)
  else if (past.filter(known => known.rating).at(-1)?.review === review) judgeTier(aggregate, review, rating)
  else if (aggregate.state.grace && aggregate.state.reviews.below < Math.min(...enough))
    aggregate.emit({ type: 'warning_cleared', tier: aggregate.state.tier, why: `review ${review} ${rating}` })
}
