import type { Calendar } from '../lifecycle/calendar.js'
import type { Command } from '../lifecycle/command.js'
import { addDays, type Day, later } from '../lifecycle/day.js'
import type { CalendarRef, Event, ModelRef } from '../lifecycle/event.js'
import type { Letter } from '../lifecycle/letter.js'
import type { PersonId } from '../lifecycle/people.js'
import type { State } from '../lifecycle/state.js'
import type { CommandAnswer, DecideInput, Decision, LetterJob, Standing } from '../workflows/contract.js'
import { line } from '../workflows/wording.js'
import { civilDay, instantOf, morningTime, officeTime, stepTime } from './clock.js'

/** The rules of the core, as `decide` calls them: `lifecycle/step.ts`, `elapse.ts` and `standing.ts`. */
export interface Rulebook<Model> {
  step(
    state: State,
    rules: Rules<Model>,
    today: Day,
    commands: Command[],
  ): { state: State; events: Event[]; answers: Record<string, CommandAnswer>; letters: Letter[] }
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
  /** Told of a command on which the rules broke, for the log: ids and types only. */
  broken?(partnership: string, command: Command, error: unknown): void
}

const END_OF_DAY = 23 * 60 + 59

/**
 * Makes the activity in which a partnership's step is decided: no effect, so it may run as often as the engine likes.
 */
export function decider<Model>(rulebook: Rulebook<Model>, sources: DecideSources<Model>) {
  return {
    async decide({ state, now, commands }: DecideInput): Promise<Decision> {
      const rules = { model: await sources.model(state.model), calendar: await sources.calendar(state.calendar) }
      const instant = new Date(now)
      const today = later(civilDay(instant, state.zone), state.today)
      const stepped = stepOver(rulebook, sources, state, rules, today, commands)
      // A command may have moved the partnership to another model or calendar: what comes next goes by those.
      const after = {
        model: await sources.model(stepped.state.model),
        calendar: await sources.calendar(stepped.state.calendar),
      }
      return {
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

/**
 * A command on which the rules break must not hold up the deadlines and the commands of others: it alone is refused,
 * loudly. Rules that break without a command are an error of the step, which the engine repeats until they are mended.
 */
function stepOver<Model>(
  rulebook: Rulebook<Model>,
  sources: DecideSources<Model>,
  state: State,
  rules: Rules<Model>,
  today: Day,
  commands: Command[],
) {
  if (commands.length === 0) return rulebook.step(state, rules, today, commands)
  try {
    return rulebook.step(state, rules, today, commands)
  } catch {
    const total: ReturnType<Rulebook<Model>['step']> = rulebook.step(state, rules, today, [])
    for (const command of commands) {
      try {
        const one = rulebook.step(total.state, rules, today, [command])
        total.state = one.state
        total.events.push(...one.events)
        total.letters.push(...one.letters)
        Object.assign(total.answers, one.answers)
      } catch (error) {
        sources.broken?.(state.partnership, command, error)
        total.answers[command.id] = {
          refusal: {
            code: 'invalid',
            message: `The rules could not decide ${command.type}; operations have been told. Nothing was changed.`,
          },
        }
      }
    }
    return total
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

/** M6: the key of a letter's row; its Message-ID derives from it. */
export function letterKey(partnership: string, letter: Letter): string {
  return `${partnership}/${letter.occurrence}/${letter.letter}/${letter.to.id}`
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
