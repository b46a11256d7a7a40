import type { CommandData } from '../command.js'
import type { Course } from './course.js'
import { startPlay, stopPlay } from './plays.js'
import { signal } from './stages.js'

/** E1: opened by a person or out of a proposal, which it answers. */
export function openInitiative(
  course: Course,
  { initiative, kind, goal, owner, target, everyDays = 30, text }: CommandData<'open_initiative'>,
): void {
  const proposal = course.state.tasks.find(task => task.play === 'propose-expansion')
  if (proposal) course.emit({ type: 'task_done', task: proposal.id, answer: 'opened', late: 0 })
  const run = startPlay(course, 'expand', { subject: initiative, days: { goal }, everyDays })
  course.emit({ type: 'initiative_opened', initiative, run, kind, goal, owner, everyDays, target, text })
  signal(course, 'initiative opened')
}

export function closeInitiative(course: Course, run: string, result: 'succeeded' | 'dropped' | 'folded_in'): void {
  const initiative = course.state.initiatives.find(open => open.run === run)
  if (!initiative) return
  course.emit({ type: 'initiative_closed', initiative: initiative.id, result })
  stopPlay(course, run, result)
  if (course.state.initiatives.length === 0) signal(course, 'initiatives closed')
}
