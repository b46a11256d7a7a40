import { addDays, type Day, later } from '../day.js'
import type { LetterKind } from '../event.js'
import type { PlayRun, State } from '../state.js'
import { bindToRenew } from './agreement.js'
import { type Aggregate, numberOf, type Rules } from './aggregate.js'
import { apply } from './effects.js'
import { lapse, remind } from './elapsing.js'
import { beginLife } from './entry.js'
import { lapseExtension } from './extension.js'
import { nextHealthDay } from './health.js'
import { endPause } from './pause.js'
import { beginVows, openRenewal, renewAsAgreed } from './renewal.js'
import { beginReview, scorePlanned } from './reviews.js'
import { rungDay, rungsDue, standsStill } from './rungs.js'
import { openTask } from './cascade.js'
import { closesWithAgreement } from './shift.js'
import { advanceStage } from './stages.js'
import { endGrace } from './tiers.js'

/** C7: the order within a day; below that, the model's literal order. */
export const ranks = { silence: 1, stage: 2, play: 3, escalated: 4, overdue: 5, due: 6, asked: 6, invited: 6 } as const

/** Something that falls due without anybody asking. */
export interface Due {
  day: Day
  rank: number
  /** `lapse onboard-1.hard-stop`: under this name it is set aside when it breaks. */
  what(): string
  fire(aggregate: Aggregate): void
}

/** What happens on the day, to the task, the run or whatever else is named with it. */
type Fire<Subject> = (aggregate: Aggregate, subject: Subject) => void

/**
 * Of all that will fall due the first: by day, then by rank, then in the order in which it is told (C7). What has
 * passed falls due today.
 */
class Earliest {
  due: Due | undefined

  constructor(
    private readonly today: Day,
    private readonly failed: State['failed'],
  ) {}

  on<Subject>(day: Day, rank: number, fire: Fire<Subject>, subject?: Subject): void {
    const what = () => whatOf(fire.name, subject)
    const retry = this.failed?.[what()]?.retry
    const from = later(retry ? later(day, retry) : day, this.today)
    if (!this.due || from < this.due.day || (from === this.due.day && rank < this.due.rank))
      this.due = { day: from, rank, what, fire: aggregate => fire(aggregate, subject as Subject) }
  }

  /** On the day after the last one; that day is counted only when nothing falls due before it. */
  after<Subject>(last: Day, rank: number, fire: Fire<Subject>, subject?: Subject): void {
    if (!this.due || this.due.day > last) this.on(addDays(last, 1), rank, fire, subject)
  }
}

/** `scorePlanned` → `score planned`; with the id of the task or run that it is about. */
function whatOf(fire: string, subject: unknown): string {
  const words = fire.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
  const about = typeof subject === 'object' && subject && 'id' in subject ? subject.id : subject
  return about === undefined ? words : `${words} ${String(about)}`
}

/**
 * What will fall due first if nobody acts, with its day: `elapse` fires it, `nextDay` takes its day; because both read
 * this one agenda, no day is announced that does not fire.
 */
export function agenda(state: State, rules: Rules): Due | undefined {
  if (state.closed) return undefined
  const first = new Earliest(state.today, state.failed)
  if (Object.keys(state.visited).length === 0) {
    first.on(state.entered, ranks.play, beginLife)
    return first.due
  }
  addContract(state, rules, first)
  if (state.paused) first.after(state.paused.until, ranks.silence, endPause)
  addTasks(state, rules, first)
  addRuns(state, rules, first)
  addRungs(state, rules, first)
  const healthDay = nextHealthDay(state, rules, first.due?.day)
  if (healthDay !== undefined) first.on(healthDay, ranks.stage, judgeSilence)
  return first.due
}

function addContract(state: State, rules: Rules, first: Earliest): void {
  const { agreement, exit, reviews } = state
  if (agreement && !agreement.inForce && !exit)
    first.on(later(agreement.signed, agreement.anchor), ranks.stage, comeIntoForce)
  if (reviews.planned && !reviews.planned.begun) first.on(reviews.planned.period, ranks.stage, beginReview)
  if (agreement && !exit) {
    if (
      !agreement.decided
      && agreement.inForce
      && !state.runs.some(run => run.play === 'audit' || run.play === 'renewal')
    ) {
      if (state.today <= agreement.decision)
        first.on(addDays(agreement.decision, -numberOf(rules.model, state, 'renewalAhead')), ranks.play, openRenewal)
      else first.after(agreement.decision, ranks.silence, renewAsAgreed)
    }
    if (agreement.decided === 'renegotiate') first.after(agreement.decision, ranks.silence, renewAsAgreed)
    if (agreement.vows) first.on(agreement.vows, ranks.play, beginVows, 'renewal')
  }
  if (state.grace && !state.grace.asked && !exit && !state.paused)
    first.after(state.grace.decideBy, ranks.silence, endGrace)
  if (exit && !exit.lastDayReached) first.after(exit.last, ranks.stage, reachLastDay, exit.number)
}

function addTasks(state: State, rules: Rules, first: Earliest): void {
  for (const task of state.tasks) {
    if (standsStill(state, task)) {
      // U1: the agreement's end does not stand still, nor does a question that closes with it.
      if (task.closes && state.agreement && closesWithAgreement(rules, task))
        first.after(later(task.closes, state.agreement.end), ranks.silence, lapse, task.id)
      continue
    }
    if (task.closes) first.after(task.closes, ranks.silence, lapse, task.id)
    if (task.extension) first.after(task.extension.answerBy, ranks.silence, lapseExtension, task.id)
    if (task.status === 'planned') first.on(task.opens, ranks.play, openTask, task)
  }
}

function addRuns(state: State, rules: Rules, first: Earliest): void {
  const planned = state.reviews.planned
  for (const run of state.runs) {
    if (standsStill(state, run)) continue
    if (run.days.card && planned?.run === run.id && !planned.card) first.on(run.days.card, ranks.play, scorePlanned)
    if (run.days.goal && run.days.hardStop && !run.atRisk)
      first.after(run.days.goal, ranks.stage, tellTargetPassed, run.id)
    if (run.days.overrun && !run.overrunOn && rules.model.plays[run.play]?.overrun)
      first.after(run.days.overrun, ranks.silence, overrun, run)
  }
}

/** Rungs of one kind and day make one item: who hears of several tasks gets one letter (M1). */
function addRungs(state: State, rules: Rules, first: Earliest): void {
  const found: { kind: LetterKind; day: Day }[] = []
  for (const task of state.tasks) {
    for (const rung of rungsDue(state, rules, task)) {
      const known = found.find(({ kind }) => kind === rung.kind)
      if (known && known.day <= rung.on) continue
      const day = rungDay(state, rules, task, rung)
      if (!known) found.push({ kind: rung.kind, day })
      else if (day < known.day) known.day = day
    }
  }
  for (const { kind, day } of found) first.on(day, ranks[kind], remind, kind)
}

/** Health is judged with whatever happens (cascade.ts); here nothing else does. */
const judgeSilence = () => {}

function comeIntoForce(aggregate: Aggregate): void {
  aggregate.emit({ type: 'agreement_in_force' })
  bindToRenew(aggregate)
  advanceStage(aggregate, 'agreement in force')
}

const reachLastDay: Fire<number> = (aggregate, exit) => aggregate.emit({ type: 'last_day_reached', exit })
const tellTargetPassed: Fire<string> = (aggregate, run) =>
  aggregate.emit({ type: 'at_risk', run, why: 'target day passed' })

const overrun: Fire<PlayRun> = (aggregate, run) => {
  aggregate.emit({ type: 'play_overrun', run: run.id })
  apply(aggregate, aggregate.rules.model.plays[run.play]?.overrun ?? [])
}
