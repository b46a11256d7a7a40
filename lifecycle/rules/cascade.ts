import { later } from '../day.js'
import type { Event } from '../event.js'
import type { PlayRun, Task } from '../state.js'
import type { Aggregate } from './aggregate.js'
import { judgeHealth } from './health.js'
import { ladderOf, runOf, templateOf } from './ladder.js'
import { layTurn } from './plays.js'
import { completeVows } from './renewal.js'
import { missReview, planReview } from './reviews.js'
import { endPartnership, advanceStage } from './stages.js'

/**
 * What follows at once from what just happened, until nothing more does: tasks whose predecessors are done open, plays
 * whose required tasks are done complete, the loop's first review is laid, and the standing (at risk, health, calendar)
 * is told when it changes.
 */
export function cascade(aggregate: Aggregate, from = 0): void {
  for (let before = -1; before !== aggregate.state.number && !aggregate.state.closed;) {
    before = aggregate.state.number
    for (const task of aggregate.state.tasks)
      if (task.status === 'waiting' && mayOpen(aggregate, task)) openTask(aggregate, task)
    const done = aggregate.state.runs.find(run => isComplete(aggregate, run))
    if (done) complete(aggregate, done)
    if (!aggregate.state.closed) {
      planReview(aggregate)
      for (const run of aggregate.state.runs)
        if (
          run.days.hardStop
          && !run.atRisk
          && aggregate.state.tasks.some(task => task.run === run.id && task.escalated)
        )
          aggregate.emit({ type: 'at_risk', run: run.id, why: 'escalation open' })
      judgeHealth(aggregate)
    }
  }
  tellCalendar(aggregate, from)
}

export function mayOpen(aggregate: Aggregate, task: Task): boolean {
  const run = aggregate.state.runs.find(open => open.id === task.run)
  return run !== undefined && task.opens <= aggregate.day && task.after.every(name => run.done[name] !== undefined)
}

/**
 * Planned until its day, or waiting for others until now: its ladder begins here, its due day may be counted from what
 * was done.
 */
export function openTask(aggregate: Aggregate, task: Task): void {
  const template = templateOf(aggregate, task)
  const run = runOf(aggregate.state, task.run)
  const counted =
    task.due ?? (template.due && aggregate.dayOf(template.due, aggregate.scope(run, { opens: aggregate.day })))
  const due = counted && later(counted, aggregate.day)
  const closes =
    task.closes
    ?? (template.close
      ? aggregate.dayOf(template.close, aggregate.scope(run, { opens: task.opens, due }), true)
      : undefined)
  const isTold = task.status !== 'planned' && task.due !== undefined && !task.ladder.some(rung => rung.rung === 'asked')
  // Opened after its due day, it is due today, with a ladder that counts from there.
  const ladder =
    due === task.due && (isTold || task.status === 'planned')
      ? task.ladder.filter(rung => rung.on >= aggregate.day)
      : ladderOf(aggregate, run, template, { opens: aggregate.day, due }, aggregate.day, isTold)
  aggregate.emit({ type: 'task_opened', task: task.id, due, ladder, closes: closes && later(closes, aggregate.day) })
  if (template.every) layTurn(aggregate, run, template)
}

/**
 * Its required tasks are over; what was optional is not waited for. An exit ends on its last day at the earliest (X4).
 */
function isComplete(aggregate: Aggregate, run: PlayRun): boolean {
  if (run.play === 'exit' && !aggregate.state.exit?.lastDayReached) return false
  for (const task of aggregate.state.tasks) if (task.run === run.id && !task.optional) return false
  return true
}

function complete(aggregate: Aggregate, run: PlayRun): void {
  // R1: nothing is left of a review that has no outcome, because an admin waived it.
  if (aggregate.state.reviews.planned?.run === run.id) return missReview(aggregate)
  aggregate.emit({ type: 'play_completed', run: run.id })
  if (run.play === 'exit') return endPartnership(aggregate, aggregate.state.exit?.reason ?? 'exit')
  completeVows(aggregate, run)
  advanceStage(aggregate, `${run.play} complete`)
}

/**
 * C2: no data, or a day beyond the calendar's end, is said once for each calendar version; never silently "no
 * holidays".
 */
function tellCalendar(aggregate: Aggregate, from: number): void {
  const { calendar } = aggregate.rules
  if (aggregate.state.calendarTold || aggregate.state.closed || aggregate.events.length === 0) return
  const needed = calendar.missing ? undefined : laterThan(calendar.until, aggregate.events, from)
  if (calendar.missing || needed)
    aggregate.emit({ type: 'calendar_missing', calendar: aggregate.state.calendar, needed })
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
