import type { Course } from './course.js'
import { startPlay, stopPlay } from './plays.js'

/** S5: a plan of 60 days with check-ins; `days` lets a person choose 30 to 90. */
export function startImprovement(course: Course, why: string, days?: number): void {
  const goal =
    days === undefined ? undefined : course.dayOf(`entry + ${days} d`, course.scope(undefined, { entry: course.day }))
  const run = startPlay(course, 'improve', { cause: why, ...(goal && { days: { goal } }) })
  course.emit({
    type: 'improvement_opened',
    run,
    why,
    goal: course.state.runs.find(open => open.id === run)?.days.goal ?? course.day,
  })
}

/** S2: runs of ratings begin anew afterwards. */
export function closeImprovement(course: Course, run: string, verdict: 'recovered' | 'failed'): void {
  course.emit({ type: 'improvement_closed', run, verdict })
  stopPlay(course, run, verdict)
}
