import { later } from '../day.js'
import type { Event } from '../event.js'
import type { PlayRun, Task } from '../state.js'
import type { Course } from './course.js'
import { judgeHealth } from './health.js'
import { ladderOf, runOf, templateOf } from './ladder.js'
import { completeVows } from './renewal.js'
import { planReview } from './reviews.js'
import { endPartnership, signal } from './stages.js'

/**
 * What follows at once from what just happened, until nothing more does: tasks whose predecessors are done open, plays
 * whose required tasks are done complete, the loop's first review is laid, and the standing (at risk, health, calendar)
 * is told when it changes.
 */
export function settle(course: Course, from = 0): void {
  for (let before = -1; before !== course.state.number && !course.state.closed;) {
    before = course.state.number
    for (const task of course.state.tasks)
      if (task.status === 'waiting' && mayOpen(course, task)) openTask(course, task)
    const done = course.state.runs.find(run => isComplete(course, run))
    if (done) complete(course, done)
    if (!course.state.closed) {
      planReview(course)
      for (const run of course.state.runs)
        if (run.days.hardStop && !run.atRisk && course.state.tasks.some(task => task.run === run.id && task.escalated))
          course.emit({ type: 'at_risk', run: run.id, why: 'escalation open' })
      judgeHealth(course)
    }
  }
  tellCalendar(course, from)
}

export function mayOpen(course: Course, task: Task): boolean {
  const run = course.state.runs.find(open => open.id === task.run)
  return run !== undefined && task.opens <= course.day && task.after.every(name => run.done[name] !== undefined)
}

/**
 * Planned until its day, or waiting for others until now: its ladder begins here, its due day may be counted from what
 * was done.
 */
export function openTask(course: Course, task: Task): void {
  const template = templateOf(course, task)
  const run = runOf(course.state, task.run)
  const counted = task.due ?? (template.due && course.dayOf(template.due, course.scope(run, { opens: course.day })))
  const due = counted && later(counted, course.day)
  const closes =
    task.closes
    ?? (template.close ? course.dayOf(template.close, course.scope(run, { opens: task.opens, due }), true) : undefined)
  const told = task.status === 'planned' || (task.due !== undefined && !task.ladder.some(rung => rung.rung === 'asked'))
  const ladder = told
    ? task.ladder.filter(rung => rung.on >= course.day)
    : ladderOf(course, run, template, { opens: course.day, due }, course.day)
  course.emit({ type: 'task_opened', task: task.id, due, ladder, closes: closes && later(closes, course.day) })
}

/** Its required tasks are over; what was optional is not waited for. */
function isComplete(course: Course, run: PlayRun): boolean {
  for (const task of course.state.tasks) if (task.run === run.id && !task.optional) return false
  return true
}

function complete(course: Course, run: PlayRun): void {
  course.emit({ type: 'play_completed', run: run.id })
  if (run.play === 'exit') return endPartnership(course, course.state.exit?.reason ?? 'exit')
  if (run.cause === 'renewal' || run.cause === 'audit' || run.cause === 'entry') completeVows(course, run.id, run.cause)
  signal(course, `${run.play} complete`)
}

/**
 * C2: no data, or a day beyond the calendar's end, is said once for each calendar version; never silently "no
 * holidays".
 */
function tellCalendar(course: Course, from: number): void {
  const { calendar } = course.rules
  if (course.state.calendarTold || course.state.closed || course.events.length === 0) return
  const needed = calendar.missing ? undefined : laterThan(calendar.until, course.events, from)
  if (calendar.missing || needed) course.emit({ type: 'calendar_missing', calendar: course.state.calendar, needed })
}

/** The first due day or meeting among the events that the calendar does not cover. */
function laterThan(until: string, events: readonly Event[], from: number): string | undefined {
  for (let index = from; index < events.length; index += 1) {
    const event = events[index] as Event
    if (event.type === 'tasks_laid') for (const task of event.tasks) if (task.due && task.due > until) return task.due
    if (event.type === 'review_planned' && event.meeting > until) return event.meeting
    if (event.type === 'task_opened' && event.due && event.due > until) return event.due
  }
  return undefined
}
