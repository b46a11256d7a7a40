import type { Course } from './course.js'
import { startPlay } from './plays.js'

/**
 * Tells the model's table that something happened; the first stage that names one of the conditions follows. While vows
 * run beside the loop the table moves the stage beneath them (W3). A table that names none of them stays where it is.
 */
export function signal(course: Course, ...conditions: string[]): void {
  const from = course.state.beneath ?? course.state.stage
  for (const [stage, reasons] of Object.entries(course.rules.model.stages[from]?.next ?? {})) {
    const why = reasons.find(reason => conditions.includes(reason))
    if (why) return enter(course, stage, why)
  }
}

function enter(course: Course, stage: string, why: string): void {
  const { state, rules } = course
  const first = !(stage in state.visited)
  const from = state.beneath ?? state.stage
  course.emit({
    type: 'stage_entered',
    stage: state.beneath === undefined ? stage : state.stage,
    from,
    why,
    ...(state.beneath !== undefined && { beneath: stage }),
  })
  if (!first || stage === 'ended') return
  for (const play of rules.model.stages[stage]?.plays ?? []) startPlay(course, play)
}

/** Recruiting has no exit: what does not come to an agreement is closed (A2). Nothing follows. */
export function closePartnership(course: Course, reason: string, detail: { text?: string; until?: string } = {}): void {
  signal(course, 'closed')
  course.emit({ type: 'partnership_closed', reason, ...detail })
}

export function endPartnership(course: Course, reason: string): void {
  signal(course, 'nothing left')
  course.emit({ type: 'partnership_ended', reason })
}

/** The first day in the stage where reviews begin; before it there is no growth, no silence and no review. */
export function growthSince(course: Course): string | undefined {
  return course.state.visited[course.rules.model.reviews.begin]
}
