import { onBusinessDay } from '../calendar.js'
import { addDays, type Day, daysBetween, earlier, later } from '../day.js'
import type { LaidTask } from '../event.js'
import type { TaskTemplate } from '../model.js'
import type { Who } from '../people.js'
import type { PlayRun } from '../state.js'
import type { Aggregate } from './aggregate.js'
import { ladderOf, runOf } from './ladder.js'

export interface Start {
  /** The run's id where it is not counted: `review-7`, `exit-2`. */
  run?: string
  /** Days given from outside: the period end of a review, the goal of an initiative. */
  days?: Record<string, Day>
  subject?: string
  cause?: string
  everyDays?: number
}

/** Begins a play today: its days, then its tasks, laid once. Returns the run's id. */
export function startPlay(aggregate: Aggregate, play: string, start: Start = {}): string {
  const template = aggregate.rules.model.plays[play]
  if (!template) throw new Error(`Model ${aggregate.rules.model.name} has no play ${play}`)
  const id = start.run ?? `${play}-${(aggregate.state.runCounts[play] ?? 0) + 1}`
  const run: PlayRun = { id, play, opened: aggregate.day, days: { ...start.days }, done: {} }
  for (const [name, expression] of Object.entries(template.days)) {
    const day = start.days?.[name] ?? aggregate.dayOf(expression, aggregate.scope(run), name === 'overrun')
    if (day !== undefined) run.days[name] = day
  }
  aggregate.emit({
    type: 'play_started',
    play,
    run: id,
    opened: aggregate.day,
    days: run.days,
    subject: start.subject,
    cause: start.cause,
  })
  const applicable = template.tasks.filter(
    task => !task.each && (!task.for || task.for.includes(aggregate.state.partnerType)),
  )
  const names = new Set(applicable.map(task => task.name))
  const inOrder = daysInOrder(aggregate, run)
  const tasks: LaidTask[] = []
  for (const task of applicable) {
    if (task.every) tasks.push(...nextTurn(aggregate, run, task, start.everyDays))
    else tasks.push(layTask(aggregate, run, task, { names, due: inOrder.get(task.name) }))
  }
  if (tasks.length > 0) aggregate.emit({ type: 'tasks_laid', run: id, tasks })
  return id
}

interface Particulars {
  /** Names of the play's tasks that apply to this partner; what is not among them is not waited for. */
  names?: Set<string>
  subject?: string
  who?: Who
  assignee?: LaidTask['assignee']
  opens?: Day
  due?: Day | undefined
  text?: string
}

/** One task of an open play, with its days; never before today (U1), so that nothing is overdue when it is laid. */
export function layTask(
  aggregate: Aggregate,
  run: PlayRun,
  template: TaskTemplate,
  particular: Particulars = {},
): LaidTask {
  const scope = aggregate.scope(run)
  const opens = later(
    particular.opens ?? (template.opens ? (aggregate.dayOf(template.opens, scope) ?? aggregate.day) : aggregate.day),
    aggregate.day,
  )
  const counted =
    particular.due ?? (template.due ? aggregate.dayOf(template.due, aggregate.scope(run, { opens })) : undefined)
  const due = counted && later(counted, opens)
  const closing = template.close && aggregate.dayOf(template.close, aggregate.scope(run, { opens, due }), true)
  const after = template.after.filter(name => !particular.names || particular.names.has(name))
  const who = particular.who ?? template.who ?? 'vendor.manager'
  return {
    id: `${run.id}.${template.name}${particular.subject ? `.${particular.subject}` : ''}`,
    name: template.name,
    play: run.play,
    subject: particular.subject,
    who,
    assignee: particular.assignee,
    opens,
    due,
    after,
    ladder: after.length > 0 && due === undefined ? [] : ladderOf(aggregate, run, template, { opens, due }, opens),
    closes: closing && later(closing, aggregate.day),
    optional: template.optional || undefined,
    milestone: template.milestone || undefined,
    validator: template.validate,
    meeting: template.meeting || undefined,
    text: particular.text,
    letter: template.letter === 'tasks-assigned' ? undefined : template.letter,
  }
}

/** The next turn of a repeated task: one is planned at a time, so that no plan is longer than its next step. */
export function layTurn(aggregate: Aggregate, run: PlayRun, template: TaskTemplate): void {
  const initiative = aggregate.state.initiatives.find(open => open.run === run.id)
  const tasks = nextTurn(aggregate, run, template, initiative?.everyDays)
  if (tasks.length > 0) aggregate.emit({ type: 'tasks_laid', run: run.id, tasks })
}

/** On the first day of its own grid after the turn before it, unless the play is to be over by then. */
function nextTurn(aggregate: Aggregate, run: PlayRun, template: TaskTemplate, everyDays = 30): LaidTask[] {
  if (!template.every) return []
  const step = 'days' in template.every ? template.every.days : everyDays
  const until = run.days[template.every.until] ?? run.opened
  const own = aggregate.state.tasks.filter(task => task.run === run.id && task.name === template.name)
  const over = Object.keys(run.done).filter(name => name.startsWith(`${template.name}.`))
  const turns = [...own.map(task => task.subject), ...over.map(name => name.slice(template.name.length + 1))]
  const turn = Math.max(0, ...turns.map(Number)) + 1
  const after = own.reduce((last, { opens }) => later(last, opens), aggregate.day)
  const from = run.countsFrom ?? run.opened
  const opensOn = (count: number) => onBusinessDay(aggregate.rules.calendar, addDays(from, count * step), 'forwards')
  let count = Math.max(1, Math.floor(daysBetween(from, after) / step))
  while (opensOn(count) <= after) count += 1
  const opens = opensOn(count)
  return opens < until ? [layTask(aggregate, run, template, { subject: String(turn), opens })] : []
}

/**
 * X1: the days of an ordered play's tasks by name: each at the earliest on its predecessor's day and on the first
 * business day after the notice; what belongs before the last day (is due by it) is not later than the transition's
 * end, moved back. What was given ends on its own day.
 */
export function daysInOrder(aggregate: Aggregate, run: PlayRun): Map<string, Day> {
  const days = new Map<string, Day>()
  const { exit } = aggregate.state
  const play = aggregate.rules.model.plays[run.play]
  if (!exit || !play?.ordered) return days
  let floor = aggregate.businessDays(exit.notice, 1)
  const latest = later(onBusinessDay(aggregate.rules.calendar, exit.transition, 'backwards'), floor)
  for (const template of play.tasks) {
    const counted =
      template.each === 'grant' || !template.due ? undefined : aggregate.dayOf(template.due, aggregate.scope(run))
    if (counted === undefined) continue
    floor = later(counted, floor)
    if (!afterLast(template)) floor = earlier(floor, latest)
    days.set(template.name, floor)
  }
  return days
}

/** Whether a closing task belongs after the last day, such as settling money 30 days later. */
const afterLast = (template: TaskTemplate) => /^exit\.last \+ [1-9]/.test(template.due ?? '')

/** Adds tasks to an open play: an action, a customer's next home, the reversal of a grant. */
export function addTasks(aggregate: Aggregate, run: string, name: string, particulars: Particulars[]): void {
  const open = runOf(aggregate.state, run)
  const template = aggregate.rules.model.plays[open.play]?.tasks.find(task => task.name === name)
  if (!template || particulars.length === 0) return
  const due = daysInOrder(aggregate, open).get(name)
  aggregate.emit({
    type: 'tasks_laid',
    run,
    tasks: particulars.map(particular => layTask(aggregate, open, template, { due, ...particular })),
  })
}

/** Ends a play early: its open tasks are cancelled with it. */
export function stopPlay(aggregate: Aggregate, run: string, why: string): void {
  if (aggregate.state.runs.some(open => open.id === run)) aggregate.emit({ type: 'play_stopped', run, why })
}
