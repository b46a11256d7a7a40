import type { Calendar } from '../lifecycle/calendar.js'
import type { Command } from '../lifecycle/command.js'
import { addDays, type Day, later } from '../lifecycle/day.js'
import type { CalendarRef, Event, ModelRef } from '../lifecycle/event.js'
import type { Letter } from '../lifecycle/letter.js'
import type { PersonId } from '../lifecycle/people.js'
import type { State } from '../lifecycle/state.js'
import { letterKey } from '../database/letters.js'
import type { CommandAnswer, LetterJob, Standing } from '../workflows/contract.js'
import { line } from '../workflows/wording.js'
import { civilDay, instantOf, morningTime, officeTime, stepTime } from './clock.js'

export interface DecideInput {
  state: State
  /** The partnership's civil day at its last step: its today never goes back (C1). */
  since: Day
  /** The workflow's clock, ISO instant. */
  now: string
  commands: Command[]
}

export interface Decision {
  state: State
  events: Event[]
  /** By command id: either what it brought about or why it was refused. */
  answers: Record<string, CommandAnswer>
  /** Every letter that the events call for, the withheld ones included (they become rows, not jobs). */
  letters: Letter[]
  jobs: LetterJob[]
  /** The partnership's today, in the partner's time zone. */
  today: Day
  standing: Standing
}

/** The rules of the core, as `decide` calls them: `lifecycle/step.ts`, `elapse.ts` and `standing.ts`. */
export interface Rulebook<Model> {
  step(
    state: State,
    rules: Rules<Model>,
    today: Day,
    commands: Command[],
  ): {
    state: State
    events: Event[]
    answers: Record<string, CommandAnswer>
    letters: Letter[]
    broken?: { what: string; error: unknown }[]
  }
  nextDay(state: State, rules: Rules<Model>): Day | undefined
  standing(
    state: State,
    rules: Rules<Model>,
  ): { stage: string; awaiting: string; overdue: number; nextDue?: Day; details: string }
}
interface Rules<Model> {
  model: Model
  calendar: Calendar
}

/**
 * What has to be loaded before the rules can be asked. Published versions never change, so the loaders may remember
 * them for good.
 */
export interface DecideSources<Model> {
  model(ref: ModelRef): Promise<Model>
  calendar(ref: CalendarRef): Promise<Calendar>
  /** Time zones of readers by id; those left out go by the partner's clock. */
  zones(recipients: PersonId[]): Promise<Record<PersonId, string>>
  /** Told of what the rules could not carry out, for the log: ids and types only. */
  broken?(partnership: string, what: string, error: unknown): void
}

const END_OF_DAY = 23 * 60 + 59

/** Decides a partnership's step, in days; the one place that turns an instant into a day and a day into an instant. */
export function decider<Model>(rulebook: Rulebook<Model>, sources: DecideSources<Model>) {
  return {
    async decide({ state, since, now, commands }: DecideInput): Promise<Decision> {
      const rules = { model: await sources.model(state.model), calendar: await sources.calendar(state.calendar) }
      const instant = new Date(now)
      const today = later(civilDay(instant, state.zone), since)
      const stepped = rulebook.step(state, rules, today, commands)
      for (const { what, error } of stepped.broken ?? []) sources.broken?.(state.partnership, what, error)
      // A command may have moved the partnership to another model or calendar: what comes next goes by those.
      const after = {
        model: await sources.model(stepped.state.model),
        calendar: await sources.calendar(stepped.state.calendar),
      }
      return {
        state: stepped.state,
        events: stepped.events,
        answers: stepped.answers,
        letters: stepped.letters,
        jobs: await jobsFor(stepped.letters, stepped.state, after.calendar, instant, sources),
        today: later(today, stepped.state.today),
        standing: standingOf(rulebook, stepped.state, after, today),
      }
    },
  }
}

async function jobsFor<Model>(
  letters: Letter[],
  state: State,
  calendar: Calendar,
  now: Date,
  sources: DecideSources<Model>,
): Promise<LetterJob[]> {
  const going = letters.filter(letter => !letter.withheld)
  const recipients = [...new Set(going.map(({ to }) => to.id))]
  const zones = recipients.length > 0 ? await sources.zones(recipients) : {}
  return going.map(letter => {
    const zone = zones[letter.to.id] ?? state.zone
    const reader = { zone, calendar, partnership: state.partnership }
    return {
      key: letterKey(state.partnership, letter),
      letter: letter.letter,
      role: letter.to.role,
      side: letter.to.side,
      reason: letter.reason,
      sendAt: sendTime(letter, now, reader).toISOString(),
    }
  })
}

function sendTime(letter: Letter, now: Date, reader: Parameters<typeof morningTime>[2]): Date {
  if (letter.window === 'now') return now
  return letter.window === 'office' ? officeTime(now, letter.day, reader) : morningTime(now, letter.day, reader)
}

function standingOf<Model>(rulebook: Rulebook<Model>, state: State, rules: Rules<Model>, today: Day): Standing {
  const { stage, awaiting, overdue, nextDue, details } = rulebook.standing(state, rules)
  const over = state.closed !== undefined
  const next = over ? undefined : rulebook.nextDay(state, rules)
  // Today has elapsed already: a day that the rules name twice must not keep the workflow turning without a pause.
  const wakeOn = next === undefined ? undefined : later(next, addDays(today, 1))
  return {
    stage,
    awaiting: line(awaiting),
    overdue,
    details,
    over,
    ...(wakeOn !== undefined && { wakeOn, wakeAt: stepTime(wakeOn, state.zone, state.partnership).toISOString() }),
    ...(nextDue !== undefined && { nextDeadline: instantOf(nextDue, END_OF_DAY, state.zone).toISOString() }),
  }
}
