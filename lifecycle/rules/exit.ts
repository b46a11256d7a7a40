import { addDays, addMonths, type Day, daysBetween, earlier, later } from '../day.js'
import type { ExitClause, ExitReason, LaidTask, MovedTask } from '../event.js'
import type { Exit, PlayRun, State } from '../state.js'
import { renewInsteadOfExit } from './agreement.js'
import { Aggregate, Refused, requireBy } from './aggregate.js'
import { templateOf } from './ladder.js'
import { tellMeetings } from './meeting.js'
import { addTasks, daysInOrder, layTask, startPlay } from './plays.js'
import { planAudit, planReview } from './reviews.js'
import { recount, shift } from './shift.js'
import { advanceStage } from './stages.js'

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
export function startExit(aggregate: Aggregate, start: ExitStart): void {
  const { state } = aggregate
  const agreement = state.agreement
  if (start.last) requireLastDay(aggregate, start.last)
  const clause = start.clause ?? (start.decision ? 'end_of_term' : (start.silent && agreement?.clause) || 'any_time')
  const last =
    start.last
    ?? (start.silent && start.decision && agreement ? later(agreement.end, aggregate.day) : lastDay(aggregate, clause))
  const number = state.exits + 1
  cancelReview(aggregate, 'exit')
  const transition = later(last, aggregate.businessDays(aggregate.day, aggregate.number('transition')))
  aggregate.emit({
    type: 'exit_started',
    exit: number,
    run: `exit-${number}`,
    reason: start.reason,
    clause,
    notice: aggregate.day,
    last,
    transition,
    text: start.text,
    silent: start.silent || undefined,
  })
  advanceStage(aggregate, 'exit begins')
  const run = startPlay(aggregate, 'exit', { run: `exit-${number}` })
  const reversals = aggregate.state.grants
    .filter(grant => grant.status === 'given')
    .map(grant => reversal(aggregate, run, grant.name))
  if (reversals.length > 0) aggregate.emit({ type: 'tasks_laid', run, tasks: reversals })
}

/** X1: what was given ends on the last day, moved back, never before the notice day. */
function reversal(aggregate: Aggregate, run: string, grant: string): LaidTask {
  const open = aggregate.state.runs.find(candidate => candidate.id === run)
  const template = templateOf(aggregate, { play: 'exit', name: 'reversal' })
  if (!open) throw new Error(`No open play ${run}`)
  return layTask(aggregate, open, template, {
    subject: grant,
    who: aggregate.rules.model.grants.find(known => known.name === grant)?.reversal?.who ?? 'vendor.manager',
  })
}

/** X4. Never moved to a business day; a fixed term never goes on beyond its end, and nothing ends before the notice. */
export function lastDay(aggregate: Aggregate, clause: ExitClause): Day {
  const agreement = aggregate.state.agreement
  const notice = aggregate.state.exit?.notice ?? aggregate.day
  if (clause === 'for_cause') return notice
  if (!agreement) return addDays(notice, aggregate.number('noticePeriod'))
  if (clause === 'any_time')
    return withinTerm(aggregate, addDays(notice, agreement.noticeDays || aggregate.number('noticePeriod')))
  if (!agreement.autoRenew) return withinTerm(aggregate, agreement.end)
  let end = agreement.end
  for (let times = agreement.renewals + 1; addDays(end, -agreement.noticeDays) < notice; times += 1)
    end = addMonths(agreement.firstEnd, times * agreement.termMonths)
  return end
}

/** X4: the last day that the agreement allows for one that is wished. */
function withinTerm(aggregate: Aggregate, wished: Day): Day {
  const { agreement, exit } = aggregate.state
  return agreement && !agreement.autoRenew
    ? later(earlier(wished, agreement.end), exit?.notice ?? aggregate.day)
    : wished
}

/** How far off a last day may be that a person names, in months from today. */
const furthest = 60

/** A last day that a person names. */
export function requireLastDay(aggregate: Aggregate, last: Day): void {
  if (last < aggregate.day) throw new Refused('day_in_the_past', `The last day must be ${aggregate.day} or later.`)
  requireBy('The last day', last, addMonths(aggregate.day, furthest))
  const latest = withinTerm(aggregate, last)
  if (last > latest)
    throw new Refused('day_too_late', `The agreement has a fixed term: the last day is ${latest} at the latest.`)
}

export function cancelReview(aggregate: Aggregate, why: string): void {
  const planned = aggregate.state.reviews.planned
  if (!planned) return
  const date = aggregate.state.tasks.find(task => task.run === planned.run && task.meeting)
  const invited =
    planned.meeting < aggregate.day
      ? false
      : date
        ? !date.ladder.some(rung => rung.kind === 'invited')
        : planned.begun === true
  aggregate.emit({
    type: 'review_cancelled',
    review: planned.review,
    run: planned.run,
    why,
    sequence: planned.sequence + 1,
    meeting: planned.meeting,
    invited,
  })
}

/** X4: another last day; what has not been reached is laid again. */
export function setLastDay(aggregate: Aggregate, last: Day, clause?: ExitClause): void {
  const exit = aggregate.state.exit
  if (!exit) throw new Refused('exit_not_open', 'No exit is open.')
  requireLastDay(aggregate, last)
  const transition = later(last, aggregate.businessDays(exit.notice, aggregate.number('transition')))
  const tasks = countedFromLastDay({ ...aggregate.state, exit: { ...exit, last, transition } }, aggregate)
  aggregate.emit({ type: 'last_day_set', exit: exit.number, last, transition, clause, tasks, plays: [] })
}

/** The open tasks that count from the last day, on the days that another one gives them; what was told stays told. */
function countedFromLastDay(state: State, { rules, day }: Aggregate): MovedTask[] {
  const run = state.runs.find(open => open.id === state.exit?.run)
  if (!run) return []
  const trial = new Aggregate(state, rules, day)
  const days = daysInOrder(trial, run)
  return state.tasks
    .filter(task => task.run === run.id && (task.due === undefined || task.due > day))
    .flatMap(task => {
      const again = recount(trial, run, task, days.get(task.name))
      return again.due === task.due && again.opens === task.opens ? [] : [again]
    })
}

/** Plays that a withdrawal does not reopen: the grid and the contract days lay reviews and the renewal again. */
const laidAnew = ['review', 'renewal', 'audit']

/**
 * X2: until the last day; what was stopped is open again, its days moved by the length of the exit, and what was taken
 * comes back as tasks.
 */
export function withdrawExit(aggregate: Aggregate, text?: string): void {
  const exit = aggregate.state.exit
  if (!exit) throw new Refused('exit_not_open', 'No exit is open.')
  if (aggregate.day > exit.last)
    throw new Refused('day_too_late', `An exit can be withdrawn until its last day, ${exit.last}.`)
  const { since } = exit.stopped
  const days = daysBetween(since, aggregate.day)
  const runs = exit.stopped.runs.filter(run => !laidAnew.includes(run.play))
  const { grace } = aggregate.state
  const revoked = exit.stopped.grants.filter(name =>
    aggregate.state.grants.some(grant => grant.name === name && grant.status === 'revoked'),
  )
  aggregate.emit({
    type: 'exit_withdrawn',
    exit: exit.number,
    days: daysBetween(exit.notice, aggregate.day),
    stage: exit.from,
    ...shift(aggregate, { tasks: exit.stopped.tasks, runs, grace }, days, since),
    text,
  })
  tellMeetings(aggregate, { ...aggregate.state, tasks: exit.stopped.tasks })
  restore(aggregate, revoked)
  for (const run of runs) askAgain(aggregate, run, exit)
  if (aggregate.state.agreement && aggregate.state.agreement.decision < aggregate.day)
    renewInsteadOfExit(aggregate, exit.silent === true)
  planReview(aggregate, days)
  const audit = aggregate.rules.model.stages[exit.from]?.entry.existing
  if (audit && exit.stopped.runs.some(run => run.play === audit)) planAudit(aggregate, audit)
}

/**
 * A5: a question beside other tasks, such as the hard stop's, that had brought the exit about stands again for the play
 * that goes on.
 */
function askAgain(aggregate: Aggregate, run: PlayRun, { number, notice }: Exit): void {
  const asked = (name: string) =>
    Object.entries(run.done).some(([task, day]) => day === notice && (task === name || task.startsWith(`${name}.`)))
  for (const { name, answers, optional } of aggregate.rules.model.plays[run.play]?.tasks ?? [])
    if (answers && optional && asked(name)) addTasks(aggregate, run.id, name, [{ subject: `after-exit-${number}` }])
}

function restore(aggregate: Aggregate, grants: string[]): void {
  if (grants.length === 0) return
  const run = startPlay(aggregate, 'restore')
  const open = aggregate.state.runs.find(candidate => candidate.id === run)
  if (!open) return
  const template = templateOf(aggregate, { play: 'restore', name: 'regrant' })
  aggregate.emit({
    type: 'tasks_laid',
    run,
    tasks: grants.map(grant =>
      layTask(aggregate, open, template, {
        subject: grant,
        who: aggregate.rules.model.grants.find(known => known.name === grant)?.reversal?.who ?? 'vendor.manager',
      }),
    ),
  })
}
