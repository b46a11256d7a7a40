import { onBusinessDay } from '../calendar.js'
import { addDays, type Day, daysBetween, earlier, later } from '../day.js'
import type { Moved, MovedPlay, MovedTask, Period } from '../event.js'
import type { PlayRun, State, Task } from '../state.js'
import type { Aggregate, Rules } from './aggregate.js'
import { fromDue, ladderOf, runOf, templateOf } from './ladder.js'
import { layTask } from './plays.js'

/**
 * Where days move. What stood still (a pause, an exit that was withdrawn) and what waited for the vendor (a stop-clock)
 * is shifted by whole days, all its days alike; what hangs on a day that somebody moved is counted anew from it. Days
 * of the contract, decision days and period ends never move. Shifted by n and then by −n everything is where it was,
 * but for days that were kept on a business day.
 */
type Shifted = Pick<State, 'tasks' | 'runs' | 'grace'>

/** Everything by `days`, after it had stood still since `since`. */
export function shift(aggregate: Aggregate, { tasks, runs, grace }: Shifted, days: number, since: Day): Moved {
  const { state, rules } = aggregate
  const begun = (day: Day) => stoodStill(aggregate, days, day)
  const growth = state.visited[rules.model.reviews.begin]
  const silent = growth && later(growth, state.heardFrom ?? growth)
  return {
    tasks: runs.flatMap(run =>
      tasks
        .filter(task => task.run === run.id)
        .map(task => ({ ...shiftTask(aggregate, task, begun(run.opened)), waited: shiftPeriods(task.waited, days) })),
    ),
    plays: runs.map(run => ({
      ...shiftRun(aggregate, run, begun(run.opened), name => moves(run, name, since)),
      countsFrom: addDays(run.countsFrom ?? run.opened, begun(run.opened)),
      waited: shiftPeriods(run.waited, days),
    })),
    grace: grace && addDays(grace.decideBy, begun(grace.since)),
    heardFrom: silent && addDays(silent, begun(silent)),
  }
}

/** What began while everything stood still has stood still for the rest of it only. */
const stoodStill = (aggregate: Aggregate, days: number, begun: Day) => Math.min(days, daysBetween(begun, aggregate.day))

/** Period ends are the grid's; a meeting that was held by then is over. */
const moves = (run: PlayRun, name: string, since: Day) =>
  name !== 'periodEnd' && !((name === 'meeting' || name === 'card') && (run.days[name] as Day) < since)

/** A task with all its days, those of its hand-in, its extension and its ladder too. */
export function shiftTask(aggregate: Aggregate, task: Task, days: number): MovedTask {
  const { handedIn, extension } = task
  const move = mover(aggregate, task.play, days)
  const begun = (day: Day) => stoodStill(aggregate, days, day)
  const due = task.due && move(task.due)
  const validateBy = handedIn && move(handedIn.validateBy, begun(handedIn.day))
  const [was, is] = handedIn ? [handedIn.validateBy, validateBy] : [task.due, due]
  const end = agreementEnd(aggregate, task.play)
  const closes = task.closes && addDays(task.closes, was && is ? daysBetween(was, is) : days)
  return {
    task: task.id,
    opens: task.status === 'planned' || task.opens > aggregate.day ? move(task.opens) : task.opens,
    due,
    ladder: task.ladder.map(rung => ({
      ...rung,
      on: (is && fromDue(rung) && aggregate.dayOf(rung.rung, aggregate.scope(undefined, { due: is }))) || move(rung.on),
    })),
    closes: closes && (end ? earlier(closes, later(end, task.closes as Day)) : closes),
    assigned: task.assigned && addDays(task.assigned, begun(task.assigned)),
    handedIn: handedIn && validateBy ? { day: addDays(handedIn.day, begun(handedIn.day)), validateBy } : undefined,
    extension: extension && {
      asked: addDays(extension.asked, begun(extension.asked)),
      until: move(extension.until),
      answerBy: move(extension.answerBy, begun(extension.asked)),
    },
  }
}

/** A run with those of its days that move. */
export function shiftRun(
  aggregate: Aggregate,
  run: PlayRun,
  days: number,
  moves: (name: string) => boolean,
): MovedPlay {
  const move = mover(aggregate, run.play, days)
  return {
    run: run.id,
    days: Object.fromEntries(Object.entries(run.days).map(([name, day]) => [name, moves(name) ? move(day) : day])),
  }
}

const shiftPeriods = (periods: Period[] | undefined, days: number) =>
  periods?.map(({ from, to }) => ({ from: addDays(from, days), to: addDays(to, days) }))

/** A day moved by whole days, kept on a business day. */
export const shiftDay = (aggregate: Aggregate, day: Day, days: number): Day =>
  onBusinessDay(aggregate.rules.calendar, addDays(day, days), 'forwards')

/** Moves days of a play, those of an audit not beyond the agreement's end, which stands (U1). */
function mover(aggregate: Aggregate, play: string, days: number): (day: Day, by?: number) => Day {
  const end = agreementEnd(aggregate, play)
  const last = end && onBusinessDay(aggregate.rules.calendar, end, 'backwards')
  return (day, by = days) => {
    const moved = shiftDay(aggregate, day, by)
    return last ? earlier(moved, later(last, day)) : moved
  }
}

/** Where a question of the play closes with the agreement. */
function agreementEnd({ state, rules }: Pick<Aggregate, 'state' | 'rules'>, play: string): Day | undefined {
  const bound = rules.model.plays[play]?.tasks.some(task => closesWithAgreement(rules, { play, name: task.name }))
  return bound ? state.agreement?.end : undefined
}

export const closesWithAgreement = (rules: Rules, task: Pick<Task, 'play' | 'name'>): boolean =>
  /\bagreement\.end\b/.test(templateOf({ rules }, task).close ?? '')

/**
 * A task on another due day: a ladder anew, its last day as far from it as before. What was called for the old day is
 * gone; an announcement that has not gone yet stays.
 */
export function onNewDue(
  aggregate: Aggregate,
  task: Task,
  due: Day,
  { run = runOf(aggregate.state, task.run), opens = task.opens, told = task.status !== 'planned' } = {},
): MovedTask {
  const template = templateOf(aggregate, task)
  const counted = template.close
    ? aggregate.dayOf(template.close, aggregate.scope(run, { opens, due }), true)
    : task.closes
  const closes = counted && later(counted, aggregate.day)
  const from = later(opens, aggregate.day)
  const pending = told ? task.ladder.filter(rung => rung.rung === 'asked' || rung.rung === 'invited') : []
  const isHeld = task.status === 'handed_in'
  return {
    task: task.id,
    opens,
    due,
    // Who validates it has a ladder of its own.
    ladder: isHeld ? task.ladder : [...pending, ...ladderOf(aggregate, run, template, { opens, due }, from, told)],
    closes: isHeld && closes && task.closes ? later(closes, task.closes) : closes,
  }
}

/** C3: what is counted from a day that has moved is counted anew from where that stands now. */
export function recount(
  aggregate: Aggregate,
  run: PlayRun,
  task: Task,
  due?: Day,
  told = task.status !== 'planned',
): MovedTask {
  const again = layTask(aggregate, run, templateOf(aggregate, task), { who: task.who, subject: task.subject, due })
  if (again.due === undefined) return shiftTask(aggregate, task, 0)
  return onNewDue(aggregate, task, again.due, { run, opens: told ? task.opens : again.opens, told })
}

/**
 * A6: the partner waited from one day to another, and the periods in which it waited already. Only days that were in
 * none of them count: a day on which two things were late, or one was late and another held, moves what waits once.
 */
export function waiting(periods: Period[] = [], { from, to }: Period): { days: number; waited: Period[] } {
  const apart = periods.filter(known => known.to < from || known.from > to)
  const met = periods.filter(known => !apart.includes(known))
  const joined = met.reduce((all, known) => ({ from: earlier(all.from, known.from), to: later(all.to, known.to) }), {
    from,
    to,
  })
  const days = (period: Period) => daysBetween(period.from, period.to)
  return { days: days(joined) - met.reduce((sum, known) => sum + days(known), 0), waited: [...apart, joined] }
}

/** Until when things go on: in a pause they stand still, whatever is done in it. */
export const clock = ({ state, day }: Pick<Aggregate, 'state' | 'day'>): Day =>
  state.paused ? earlier(state.paused.since, day) : day

/** How many days after its due day something happens; 0 when in time. */
export const lateness = (due: Day | undefined, day: Day) => (due !== undefined && due < day ? daysBetween(due, day) : 0)
