import { addDays, type Day, later } from '../day.js'
import type { LetterKind } from '../event.js'
import type { State } from '../state.js'
import { bindToRenew } from './agreement.js'
import { type Course, numberOf, type Rules } from './course.js'
import { apply } from './effects.js'
import { lapse, remind, settleExtension } from './elapsing.js'
import { nextHealthDay } from './health.js'
import { beginVows, renewAsAgreed } from './renewal.js'
import { beginReview, scorePlanned } from './reviews.js'
import { rungDay, rungsDue, standsStill } from './rungs.js'
import { openTask } from './settle.js'
import { signal } from './stages.js'
import { beginLife, endPause, endGrace, openRenewal } from './turns.js'

/** C7: the order within a day; below that, the model's literal order. */
export const ranks = { silence: 1, stage: 2, play: 3, escalated: 4, overdue: 5, due: 6, asked: 6, invited: 6 } as const

/** Something that falls due without anybody asking. */
export interface Due {
  day: Day
  rank: number
  fire(course: Course): void
}

/**
 * Everything that will fall due if nobody acts, each with its day: `elapse` fires what is due, `nextDay` takes the earliest; because both read
 * this one list, no day is announced that does not fire.
 */
export function agenda(state: State, rules: Rules): Due[] {
  if (state.closed) return []
  const found: Due[] = []
  const add = (day: Day | undefined, rank: number, fire: Due['fire']) => {
    if (day !== undefined) found.push({ day: day > state.today ? day : state.today, rank, fire })
  }
  if (Object.keys(state.visited).length === 0) {
    add(state.entered, ranks.play, beginLife)
    return found
  }
  addContract(state, rules, add)
  if (state.paused) add(addDays(state.paused.until, 1), ranks.silence, endPause)
  addTasks(state, rules, add)
  add(nextHealthDay(state, rules), ranks.stage, () => {})
  return found
}

type Add = (day: Day | undefined, rank: number, fire: Due['fire']) => void

function addContract(state: State, rules: Rules, add: Add): void {
  const { agreement, exit, reviews } = state
  if (agreement && !agreement.inForce && !exit) add(later(agreement.signed, agreement.anchor), ranks.stage, (course) => {
    course.emit({ type: 'agreement_in_force' })
    bindToRenew(course)
    signal(course, 'agreement in force')
  })
  if (reviews.planned && !reviews.planned.begun) add(reviews.planned.period, ranks.stage, beginReview)
  if (agreement && !exit) {
    const auditing = state.runs.some((run) => run.play === 'audit')
    const deciding = state.runs.some((run) => run.play === 'renewal')
    if (!auditing && !deciding && !agreement.decided && agreement.inForce) {
      if (state.today <= agreement.decision) add(addDays(agreement.decision, -numberOf(rules.model, state, 'renewalAhead')), ranks.play, openRenewal)
      else add(addDays(agreement.decision, 1), ranks.silence, renewAsAgreed)
    }
    if (agreement.decided === 'renegotiate') add(addDays(agreement.decision, 1), ranks.silence, renewAsAgreed)
    if (agreement.vows) add(agreement.vows, ranks.play, (course) => beginVows(course, 'renewal'))
  }
  if (state.grace && !state.grace.asked && !exit) add(addDays(state.grace.decideBy, 1), ranks.silence, endGrace)
  if (exit && !exit.lastDayReached) add(addDays(exit.last, 1), ranks.stage, (course) => course.emit({ type: 'last_day_reached', exit: exit.number }))
}

function addTasks(state: State, rules: Rules, add: Add): void {
  for (const task of state.tasks) {
    if (standsStill(state, task)) continue
    if (task.closes) add(addDays(task.closes, 1), ranks.silence, (course) => lapse(course, task.id))
    if (task.extension) add(addDays(task.extension.answerBy, 1), ranks.silence, (course) => settleExtension(course, task.id))
    if (task.status === 'planned') add(task.opens, ranks.play, (course) => openTask(course, task))
  }
  for (const run of state.runs) {
    if (standsStill(state, run)) continue
    if (run.days.card && state.reviews.planned?.run === run.id && !state.reviews.planned.card) add(run.days.card, ranks.play, scorePlanned)
    if (run.days.goal && run.days.hardStop && !run.atRisk) add(addDays(run.days.goal, 1), ranks.stage, (course) => course.emit({ type: 'at_risk', run: run.id, why: 'target day passed' }))
    const overrun = rules.model.plays[run.play]?.overrun
    if (overrun && run.days.overrun && !run.overrunTold) add(addDays(run.days.overrun, 1), ranks.silence, (course) => {
      course.emit({ type: 'play_overrun', run: run.id })
      apply(course, overrun)
    })
  }
  addRungs(state, rules, add)
}

/** Rungs of one kind and day make one item: who hears of several tasks gets one letter (M1). */
function addRungs(state: State, rules: Rules, add: Add): void {
  const first: Partial<Record<LetterKind, Day>> = {}
  for (const task of state.tasks) {
    for (const rung of rungsDue(state, rules, task)) {
      const on = rungDay(state, rules, task, rung)
      const known = first[rung.kind]
      if (known === undefined || on < known) first[rung.kind] = on
    }
  }
  for (const [kind, day] of Object.entries(first) as [LetterKind, Day][]) add(day, ranks[kind], (course) => remind(course, kind))
}
