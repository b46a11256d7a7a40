import { onBusinessDay } from '../calendar.js'
import { type Day, earlier, later } from '../day.js'
import type { LaidTask } from '../event.js'
import type { TaskTemplate } from '../model.js'
import type { Who } from '../people.js'
import type { PlayRun } from '../state.js'
import type { Course } from './course.js'
import { ladderOf, rungsOf, runOf } from './ladder.js'

export interface Start {
  /** The run's id where it is not counted: `review-7`, `exit-2`. */
  run?: string
  /** Days given from outside: P of a review, the goal of an initiative. */
  days?: Record<string, Day>
  subject?: string
  cause?: string
  everyDays?: number
}

/** Begins a play today: its days, then its tasks, laid once. Returns the run's id. */
export function startPlay(course: Course, play: string, start: Start = {}): string {
  const template = course.rules.model.plays[play]
  if (!template) throw new Error(`Model ${course.rules.model.name} has no play ${play}`)
  const id = start.run ?? `${play}-${(course.state.runCounts[play] ?? 0) + 1}`
  const run: PlayRun = { id, play, opened: course.day, days: { ...start.days }, done: {} }
  for (const [name, expression] of Object.entries(template.days)) {
    const day = start.days?.[name] ?? course.dayOf(expression, course.scope(run))
    if (day !== undefined) run.days[name] = day
  }
  course.emit({ type: 'play_started', play, run: id, opened: course.day, days: run.days, ...(start.subject && { subject: start.subject }), ...(start.cause && { cause: start.cause }) })
  const applicable = template.tasks.filter((task) => !task.each && (!task.for || task.for.includes(course.state.partnerType)))
  const names = new Set(applicable.map((task) => task.name))
  const tasks = applicable.flatMap((task) => (task.every ? occurrences(course, run, task, start.everyDays) : [layTask(course, run, task, { names })]))
  if (tasks.length > 0) course.emit({ type: 'tasks_laid', run: id, tasks: template.ordered ? inOrder(course, run, tasks) : tasks })
  return id
}

interface Particulars {
  /** Names of the play's tasks that apply to this partner; what is not among them is not waited for. */
  names?: Set<string>
  subject?: string
  who?: Who
  assignee?: LaidTask['assignee']
  opens?: Day
  due?: Day
  text?: string
}

/** One task of an open play, with its days; never before today (U1), so that nothing is overdue when it is laid. */
export function layTask(course: Course, run: PlayRun, template: TaskTemplate, particular: Particulars = {}): LaidTask {
  const scope = course.scope(run)
  const opens = later(particular.opens ?? (template.opens ? (course.dayOf(template.opens, scope) ?? course.day) : course.day), course.day)
  const counted = particular.due ?? (template.due ? course.dayOf(template.due, course.scope(run, { opens })) : undefined)
  const due = counted && later(counted, opens)
  const closing = template.close && course.dayOf(template.close, course.scope(run, { opens, due }), true)
  const after = template.after.filter((name) => !particular.names || particular.names.has(name))
  const who = particular.who ?? template.who ?? 'vendor.manager'
  return {
    id: [run.id, template.name, ...(particular.subject ? [particular.subject] : [])].join('.'),
    name: template.name,
    play: run.play,
    ...(particular.subject && { subject: particular.subject }),
    who,
    ...(particular.assignee && { assignee: particular.assignee }),
    opens,
    ...(due && { due }),
    after,
    ladder: after.length > 0 && due === undefined ? [] : ladderOf(course, run, template, { opens, due }, opens),
    ...(closing && { closes: later(closing, course.day) }),
    ...(template.optional && { optional: true as const }),
    ...(template.milestone && { milestone: true as const }),
    ...(template.validate && { validator: template.validate }),
    ...(template.meeting && { meeting: true as const }),
    ...(particular.text && { text: particular.text }),
    ...(template.letter !== 'tasks-assigned' && { letter: template.letter }),
  }
}

/** A repeated task: one for each turn from today until the day named, each told on its day. */
export function occurrences(course: Course, run: PlayRun, template: TaskTemplate, everyDays?: number, first = 1): LaidTask[] {
  if (!template.every) return []
  const until = run.days[template.every.until] ?? run.opened
  const step = 'days' in template.every ? template.every.days : (everyDays ?? 30)
  const tasks: LaidTask[] = []
  for (let turn = first; ; turn += 1) {
    const opens = course.dayOf(`opened + ${step * turn} d`, course.scope(run)) as Day
    if (opens >= until) return tasks
    if (opens >= course.day) tasks.push(layTask(course, run, template, { subject: String(turn), opens }))
  }
}

/**
 * X1: in the play's order each task is due at the earliest on its predecessor's day and on the first business day after the notice; what
 * belongs before the last day (is due by it) is not later than the transition's end, moved back.
 */
export function inOrder(course: Course, run: PlayRun, tasks: LaidTask[], before?: Day): LaidTask[] {
  const exit = course.state.exit
  if (!exit) return tasks
  const latest = onBusinessDay(course.rules.calendar, exit.transition, 'backwards')
  let floor = later(before ?? exit.notice, course.businessDays(exit.notice, 1))
  return tasks.map((task) => {
    if (task.due === undefined || task.play !== run.play) return task
    const template = course.rules.model.plays[run.play]?.tasks.find((candidate) => candidate.name === task.name)
    if (!template) return task
    const pushed = later(task.due, floor)
    const due = afterLast(template) ? pushed : earlier(pushed, later(latest, course.businessDays(exit.notice, 1)))
    floor = later(floor, due)
    if (due === task.due) return task
    const days = { opens: task.opens, due }
    const told = task.ladder.filter((rung) => rung.rung === 'asked' || rung.rung === 'invited')
    const closes = template.close && course.dayOf(template.close, course.scope(run, days), true)
    return { ...task, due, ladder: [...told, ...rungsOf(course, template.ladder, course.scope(run, days), task.opens)], ...(closes && { closes }) }
  })
}

/** Whether a closing task belongs after the last day, such as settling money 30 days later. */
const afterLast = (template: TaskTemplate) => /^exit\.last \+ [1-9]/.test(template.due ?? '')

/** Adds tasks to an open play: an action, a customer's next home, the reversal of a grant. */
export function addTasks(course: Course, run: string, name: string, particulars: Particulars[]): void {
  const open = runOf(course.state, run)
  const template = course.rules.model.plays[open.play]?.tasks.find((task) => task.name === name)
  if (!template || particulars.length === 0) return
  course.emit({ type: 'tasks_laid', run, tasks: particulars.map((particular) => layTask(course, open, template, particular)) })
}

/** Ends a play early: its open tasks are cancelled with it. */
export function stopPlay(course: Course, run: string, why: string): void {
  if (course.state.runs.some((open) => open.id === run)) course.emit({ type: 'play_stopped', run, why })
}
