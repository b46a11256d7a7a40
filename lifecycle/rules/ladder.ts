import { onBusinessDay } from '../calendar.js'
import type { Day } from '../day.js'
import type { LaidTask, Rung } from '../event.js'
import type { TaskTemplate } from '../model.js'
import type { PlayRun, State } from '../state.js'
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

/** Whether a rung's day is counted from the task's due day, or from the day by which it is to be validated. */
export const fromDue = ({ rung }: Rung) => /^due\b/.test(rung)
