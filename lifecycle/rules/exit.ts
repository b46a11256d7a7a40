import { addDays, addMonths, type Day, daysBetween, earlier, later } from '../day.js'
import type { ExitClause, ExitReason, LaidTask, MovedTask } from '../event.js'
import type { Exit, PlayRun, State } from '../state.js'
import { renewInsteadOfExit } from './agreement.js'
import { Course, Refused } from './course.js'
import { shiftedPlay, shiftedTask, templateOf } from './ladder.js'
import { addTasks, daysInOrder, layTask, startPlay } from './plays.js'
import { planAudit, planReview } from './reviews.js'
import { signal } from './stages.js'

export interface ExitStart {
  reason: ExitReason
  clause?: ExitClause | undefined
  last?: Day | undefined
  text?: string
  /** Brought about by silence. */
  silent?: boolean
  /** Out of the renewal's decision: the agreement's end is the last day (W2). */
  decision?: boolean
}

/** X2: the exit stops everything else; X3: exits are numbered; X5: its first event carries the reason. */
export function startExit(course: Course, start: ExitStart): void {
  const { state } = course
  const agreement = state.agreement
  if (start.last) requireLastDay(course, start.last)
  const clause = start.clause ?? (start.decision ? 'end_of_term' : (start.silent && agreement?.clause) || 'any_time')
  const last =
    start.last
    ?? (start.silent && start.decision && agreement ? later(agreement.end, course.day) : lastDay(course, clause))
  const number = state.exits + 1
  cancelReview(course, 'exit')
  const transition = later(last, course.businessDays(course.day, course.number('transition')))
  course.emit({
    type: 'exit_started',
    exit: number,
    run: `exit-${number}`,
    reason: start.reason,
    clause,
    notice: course.day,
    last,
    transition,
    text: start.text,
    silent: start.silent || undefined,
  })
  signal(course, 'exit begins')
  const run = startPlay(course, 'exit', { run: `exit-${number}` })
  const reversals = course.state.grants
    .filter(grant => grant.status === 'given')
    .map(grant => reversal(course, run, grant.name))
  if (reversals.length > 0) course.emit({ type: 'tasks_laid', run, tasks: reversals })
}

/** X1: what was given ends on the last day, moved back, never before the notice day. */
function reversal(course: Course, run: string, grant: string): LaidTask {
  const open = course.state.runs.find(candidate => candidate.id === run)
  const template = templateOf(course, { play: 'exit', name: 'reversal' })
  if (!open) throw new Error(`No open play ${run}`)
  return layTask(course, open, template, {
    subject: grant,
    who: course.rules.model.grants.find(known => known.name === grant)?.reversal?.who ?? 'vendor.manager',
  })
}

/** X4. Never moved to a business day; a fixed term never goes on beyond its end, and nothing ends before the notice. */
export function lastDay(course: Course, clause: ExitClause): Day {
  const agreement = course.state.agreement
  const notice = course.state.exit?.notice ?? course.day
  if (clause === 'for_cause') return notice
  if (!agreement) return addDays(notice, course.number('noticePeriod'))
  if (clause === 'any_time')
    return withinTerm(course, addDays(notice, agreement.noticeDays || course.number('noticePeriod')))
  if (!agreement.autoRenew) return withinTerm(course, agreement.end)
  let end = agreement.end
  for (let times = agreement.renewals + 1; addDays(end, -agreement.noticeDays) < notice; times += 1)
    end = addMonths(agreement.firstEnd, times * agreement.termMonths)
  return end
}

/** X4: the last day that the agreement allows for one that is wished. */
function withinTerm(course: Course, wished: Day): Day {
  const { agreement, exit } = course.state
  return agreement && !agreement.autoRenew ? later(earlier(wished, agreement.end), exit?.notice ?? course.day) : wished
}

/** A last day that a person names. */
export function requireLastDay(course: Course, last: Day): void {
  if (last < course.day) throw new Refused('day_in_the_past', `The last day must be ${course.day} or later.`)
  const latest = withinTerm(course, last)
  if (last > latest)
    throw new Refused('day_too_late', `The agreement has a fixed term: the last day is ${latest} at the latest.`)
}

function cancelReview(course: Course, why: string): void {
  const planned = course.state.reviews.planned
  if (!planned) return
  const date = course.state.tasks.find(task => task.run === planned.run && task.meeting)
  const invited =
    planned.meeting < course.day
      ? false
      : date
        ? !date.ladder.some(rung => rung.kind === 'invited')
        : planned.begun === true
  course.emit({
    type: 'review_cancelled',
    review: planned.review,
    run: planned.run,
    why,
    sequence: (date?.sequence ?? 0) + 1,
    meeting: planned.meeting,
    invited,
  })
}

/** X4: another last day; what has not been reached is laid again. */
export function setLastDay(course: Course, last: Day, clause?: ExitClause): void {
  const exit = course.state.exit
  if (!exit) throw new Refused('exit_not_open', 'No exit is open.')
  requireLastDay(course, last)
  const transition = later(last, course.businessDays(exit.notice, course.number('transition')))
  const moves = movesFor({ ...course.state, exit: { ...exit, last, transition } }, course)
  course.emit({ type: 'last_day_set', exit: exit.number, last, transition, clause, tasks: moves })
}

/**
 * The open tasks that count from the last day, on the days that another one gives them; what has been told keeps its
 * telling.
 */
function movesFor(state: State, course: Course): MovedTask[] {
  const exit = state.exit
  const run = state.runs.find(open => open.id === exit?.run)
  if (!exit || !run) return []
  const trial = new Course(state, course.rules, course.day)
  const days = daysInOrder(trial, run)
  return state.tasks
    .filter(task => task.run === run.id && (task.due === undefined || task.due > course.day))
    .flatMap(task => {
      const template = templateOf(course, task)
      const again = layTask(trial, run, template, {
        who: task.who,
        subject: task.subject,
        ...(days.has(task.name) && { due: days.get(task.name) as Day }),
      })
      if (again.due === task.due && again.opens <= task.opens) return []
      const told = task.status !== 'planned'
      const telling = told ? task.ladder : again.ladder
      return [
        {
          task: task.id,
          opens: told ? task.opens : again.opens,
          due: again.due,
          ladder: [
            ...telling.filter(rung => rung.rung === 'asked'),
            ...again.ladder.filter(rung => rung.rung !== 'asked'),
          ],
          closes: again.closes,
        },
      ]
    })
}

/** Plays that a withdrawal does not reopen: the grid and the contract days lay reviews and the renewal again. */
const laidAnew = ['review', 'renewal', 'audit']

/**
 * X2: until the last day; what was stopped is open again, its days moved by the length of the exit, and what was taken
 * comes back as tasks.
 */
export function withdrawExit(course: Course, text?: string): void {
  const exit = course.state.exit
  if (!exit) throw new Refused('exit_not_open', 'No exit is open.')
  if (course.day > exit.last)
    throw new Refused('day_too_late', `An exit can be withdrawn until its last day, ${exit.last}.`)
  const days = daysBetween(exit.notice, course.day)
  const runs = exit.stopped.runs.filter(run => !laidAnew.includes(run.play))
  const trial = new Course({ ...course.state, runs, tasks: exit.stopped.tasks }, course.rules, course.day)
  const tasks = exit.stopped.tasks
    .filter(task => runs.some(run => run.id === task.run))
    .map(task => shiftedTask(trial, task, days))
  const revoked = exit.stopped.grants.filter(name =>
    course.state.grants.some(grant => grant.name === name && grant.status === 'revoked'),
  )
  course.emit({
    type: 'exit_withdrawn',
    exit: exit.number,
    days,
    stage: exit.from,
    tasks,
    plays: runs.map(run => shiftedPlay(trial, run, days, Object.keys(run.days))),
    ...(course.state.grace && { grace: addDays(course.state.grace.decideBy, days) }),
    text,
  })
  restore(course, revoked)
  for (const run of runs) askAgain(course, run, exit)
  if (course.state.agreement && course.state.agreement.decision < course.day)
    renewInsteadOfExit(course, exit.silent === true)
  planReview(course, days)
  const audit = course.rules.model.stages[exit.from]?.entry.existing
  if (audit && exit.stopped.runs.some(run => run.play === audit)) planAudit(course, audit)
}

/**
 * A5: a question beside other tasks, such as the hard stop's, that had brought the exit about stands again for the play
 * that goes on.
 */
function askAgain(course: Course, run: PlayRun, { number, notice }: Exit): void {
  const asked = (name: string) =>
    Object.entries(run.done).some(([task, day]) => day === notice && (task === name || task.startsWith(`${name}.`)))
  for (const { name, answers, optional } of course.rules.model.plays[run.play]?.tasks ?? [])
    if (answers && optional && asked(name)) addTasks(course, run.id, name, [{ subject: `after-exit-${number}` }])
}

function restore(course: Course, grants: string[]): void {
  if (grants.length === 0) return
  const run = startPlay(course, 'restore')
  const open = course.state.runs.find(candidate => candidate.id === run)
  if (!open) return
  const template = templateOf(course, { play: 'restore', name: 'regrant' })
  course.emit({
    type: 'tasks_laid',
    run,
    tasks: grants.map(grant =>
      layTask(course, open, template, {
        subject: grant,
        who: course.rules.model.grants.find(known => known.name === grant)?.reversal?.who ?? 'vendor.manager',
      }),
    ),
  })
}
