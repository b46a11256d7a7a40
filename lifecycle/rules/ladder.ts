import { onBusinessDay } from '../calendar.js'
import { addDays, type Day, daysBetween } from '../day.js'
import type { LaidTask, MovedPlay, MovedTask, Rung } from '../event.js'
import type { TaskTemplate } from '../model.js'
import type { PlayRun, State, Task } from '../state.js'
import type { Aggregate } from './aggregate.js'

/**
 * The rungs of a task that is open from `from` on: told at once (unless it was), then reminders and escalations after
 * that day.
 */
export function ladderOf(
  aggregate: Aggregate,
  run: PlayRun,
  template: TaskTemplate,
  days: { opens: Day; due?: Day },
  from: Day,
  told = false,
): Rung[] {
  const rungs: Rung[] = []
  const on = onBusinessDay(aggregate.rules.calendar, from, 'forwards')
  if (!told && template.letter !== 'none')
    rungs.push({ on, to: 'owner', kind: 'asked', letter: template.letter, rung: 'asked' })
  if (!told && template.invites)
    rungs.push({ on, to: template.invites.to, kind: 'invited', letter: template.invites.letter, rung: 'invited' })
  if (days.due !== undefined) rungs.push(...rungsOf(aggregate, template.ladder, aggregate.scope(run, days), from))
  return rungs
}

/** A ladder's rungs strictly after the day; what would have been earlier is not made up for. */
export function rungsOf(
  aggregate: Aggregate,
  ladder: string,
  scope: ReturnType<Aggregate['scope']>,
  from: Day,
): Rung[] {
  const rungs: Rung[] = []
  for (const step of aggregate.rules.model.ladders[ladder] ?? []) {
    const on = aggregate.dayOf(step.on, scope)
    if (on !== undefined && on > from)
      rungs.push({ on, to: step.to, kind: step.kind, letter: step.letter, rung: step.on })
  }
  return rungs
}

/** The template that a laid task came from, for what is not laid: its answers, silence, form. */
export function templateOf(aggregate: Pick<Aggregate, 'rules'>, task: Pick<LaidTask, 'play' | 'name'>): TaskTemplate {
  const template = aggregate.rules.model.plays[task.play]?.tasks.find(candidate => candidate.name === task.name)
  if (!template) throw new Error(`Model ${aggregate.rules.model.name} has no task ${task.play}.${task.name}`)
  return template
}

export function runOf(state: State, id: string): PlayRun {
  const run = state.runs.find(candidate => candidate.id === id)
  if (!run) throw new Error(`No open play ${id}`)
  return run
}

/**
 * A task on a new due day: a new ladder, its last day as far from the due day as before. The rungs already called for
 * the old day are gone.
 */
export function onNewDue(aggregate: Aggregate, task: Task, due: Day, told = task.status !== 'planned'): MovedTask {
  const template = templateOf(aggregate, task)
  const run = runOf(aggregate.state, task.run)
  const opens = task.opens
  const closes = template.close
    ? aggregate.dayOf(template.close, aggregate.scope(run, { opens, due }), true)
    : task.closes
  const from = opens > aggregate.day ? opens : aggregate.day
  return {
    task: task.id,
    opens,
    due,
    ladder: [...(told ? pendingTold(task) : []), ...ladderOf(aggregate, run, template, { opens, due }, from, told)],
    closes,
  }
}

/** Announcements that have not gone yet stay. */
const pendingTold = (task: Task) => task.ladder.filter(rung => rung.rung === 'asked' || rung.rung === 'invited')

const fromDue = (rung: string) => /^due\b/.test(rung)

/** A day moved by whole days, kept on a business day: stop-clocks, pauses, withdrawals. */
export function shifted(aggregate: Aggregate, day: Day, days: number): Day {
  return onBusinessDay(aggregate.rules.calendar, addDays(day, days), 'forwards')
}

/** A task with every day still to come moved by that many days; what is counted from the due day is counted anew. */
export function shiftedTask(aggregate: Aggregate, task: Task, days: number): MovedTask {
  const due = task.due && shifted(aggregate, task.due, days)
  const actual = task.due && due ? daysBetween(task.due, due) : days
  const later = (rung: Rung) => ({ ...rung, on: shifted(aggregate, rung.on, days) })
  const from = task.opens > aggregate.day ? task.opens : aggregate.day
  const anew = (on: Day) =>
    rungsOf(aggregate, templateOf(aggregate, task).ladder, aggregate.scope(undefined, { due: on }), from).filter(rung =>
      fromDue(rung.rung),
    )
  return {
    task: task.id,
    opens: task.status === 'planned' || task.opens > aggregate.day ? shifted(aggregate, task.opens, days) : task.opens,
    due,
    ladder:
      due && task.status !== 'handed_in'
        ? [...task.ladder.filter(rung => !fromDue(rung.rung)).map(later), ...anew(due)]
        : task.ladder.map(later),
    closes: task.closes && addDays(task.closes, actual),
  }
}

/** A play's own days moved; contract days and period ends stay (they are not a play's own, or named here). */
export function shiftedPlay(aggregate: Aggregate, run: PlayRun, days: number, names: string[]): MovedPlay {
  return {
    run: run.id,
    days: Object.fromEntries(
      Object.entries(run.days).map(([name, day]) => [name, names.includes(name) ? shifted(aggregate, day, days) : day]),
    ),
  }
}
