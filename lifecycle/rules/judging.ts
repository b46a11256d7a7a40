import type { Rating } from '../event.js'
import type { Course } from './course.js'
import { apply } from './effects.js'
import { stopPlay } from './plays.js'
import { demote, moveBack } from './tiers.js'

/** S3: what a held, scored review does to the tier. Grace lasts until the outcome of the next scored review. */
export function judgeTier(course: Course, review: number, rating: Rating): void {
  if (course.state.grace) {
    for (const run of course.state.runs.filter(open => open.play === 'decide-tier'))
      stopPlay(course, run.id, `review ${rating}`)
    if (rating === 'below') return demote(course, review)
    course.emit({ type: 'warning_cleared', tier: course.state.tier, why: `review ${rating}` })
  }
  for (const trigger of course.rules.model.triggers) {
    if (!('card' in trigger.when) || trigger.when.card !== rating) continue
    const running = course.state.reviews[rating]
    if (running > 0 && running % trigger.when.running === 0)
      apply(course, trigger.then, { review, why: `reviews ${rating}` })
  }
}

/**
 * A person changed what a review had decided: a tier that it had moved moves back; the new rating is judged if no later
 * review was rated; and a warning whose run of weak reviews is no more is lifted.
 */
export function judgeAgain(course: Course, review: number, rating: Rating): void {
  const { past, tierChange } = course.state.reviews
  const enough = course.rules.model.triggers.flatMap(({ when }) =>
    'card' in when && when.card === 'below' ? [when.running] : [],
  )
  if (tierChange?.review === review && tierChange.to === course.state.tier) moveBack(course, tierChange)
  else if (past.filter(known => known.rating).at(-1)?.review === review) judgeTier(course, review, rating)
  else if (course.state.grace && course.state.reviews.below < Math.min(...enough))
    course.emit({ type: 'warning_cleared', tier: course.state.tier, why: `review ${review} ${rating}` })
}
