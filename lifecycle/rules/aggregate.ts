import type { Calendar } from '../calendar.js'
import { addBusinessDays } from '../calendar.js'
import type { RefusalCode } from '../command.js'
import type { Day } from '../day.js'
import type { Event, EventBody } from '../event.js'
import { evolve } from '../evolve.js'
import { type Scope, dayOf, parseDay } from '../expression.js'
import type { Model, NumberName } from '../model.js'
import type { Actor } from '../people.js'
import type { PlayRun, State } from '../state.js'

/** What a partnership goes by: its model and its calendar, in the versions that its state names. */
export interface Rules {
  model: Model
  calendar: Calendar
}

/** Thrown while deciding; `decide` turns it into a Refusal and drops what the command had begun. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message)
  }
}

/** A day that a person names has a last day that it may be: 2207 is a slip of the pen for 2027. */
export function requireBy(name: string, day: Day | undefined, limit: Day): void {
  if (day !== undefined && day > limit) throw new Refused('day_too_late', `${name} must be ${limit} at the latest.`)
}

/** Rules for admins check the role of the person who acts. */
export function requireAdmin(by: Actor, what: string): void {
  if (by.side !== 'vendor' || !by.admin) throw new Refused('needs_admin', `Only an admin may ${what}.`)
}

/**
 * A partnership on one day, and the events that happen to it: each is numbered and folded into the state as it is
 * emitted, so that the next rule sees it.
 */
export class Aggregate {
  readonly events: Event[] = []

  constructor(
    public state: State,
    readonly rules: Rules,
    public day: Day,
    public by?: Actor,
  ) {}

  emit(body: EventBody): void {
    const event = { number: this.state.number + 1, day: this.day, by: this.by, ...body }
    this.state = evolve(this.state, event)
    this.events.push(event)
  }

  /** All of it or nothing: work that throws leaves no event behind. */
  attempt(work: () => void): void {
    const { state, events } = this
    const before = events.length
    try {
      work()
    } catch (error) {
      this.state = state
      events.length = before
      throw error
    }
  }

  /** A number of the model, for this partner's type or tier where the model has one. */
  number(name: NumberName): number {
    return numberOf(this.rules.model, this.state, name)
  }

  businessDays(from: Day, count: number): Day {
    return addBusinessDays(this.rules.calendar, from, count)
  }

  /** The days that a play's expressions count from; `local` are a task's own (`due`, `opens`). */
  scope(run?: CountedFrom, local: LocalDays = {}): Scope {
    return new PlayScope(this.rules, this.state, run, local)
  }

  dayOf(expression: string, scope: Scope, exact = false): Day | undefined {
    return dayOf(parseDay(expression), scope, exact)
  }
}

type CountedFrom = Pick<PlayRun, 'opened' | 'countsFrom' | 'days' | 'done'>
type LocalDays = Record<string, Day | undefined>

class PlayScope implements Scope {
  constructor(
    private readonly rules: Rules,
    private readonly state: State,
    private readonly run: CountedFrom | undefined,
    private readonly local: LocalDays,
  ) {}

  get calendar(): Calendar {
    return this.rules.calendar
  }

  number(name: string): number {
    return numberOf(this.rules.model, this.state, name)
  }

  day(name: string): Day | undefined {
    return this.local[name] ?? (this.run && dayOfRun(this.run, name)) ?? partnershipDay(this.state, name)
  }
}

function dayOfRun({ opened, countsFrom, days, done }: CountedFrom, name: string): Day | undefined {
  if (name === 'opened') return countsFrom ?? opened
  return days[name] ?? (name.endsWith('.done') ? done[name.slice(0, -'.done'.length)] : undefined)
}

export function numberOf(model: Model, state: State, name: string): number {
  const numbers = model.numbers[name]
  if (!numbers) throw new Error(`Model ${model.name} has no number ${name}`)
  return numbers[state.partnerType] ?? numbers[state.tier] ?? numbers.else
}

/** Days that every play may count from. The check knows the same names (check.ts). */
function partnershipDay(state: State, name: string): Day | undefined {
  switch (name) {
    case 'entry':
      return state.entered
    case 'agreement.start':
      return state.agreement?.start
    case 'agreement.end':
      return state.agreement?.end
    case 'decisionDay':
      return state.agreement?.decision
    case 'exit.notice':
      return state.exit?.notice
    case 'exit.last':
      return state.exit?.last
    case 'exit.transition':
      return state.exit?.transition
    default:
      return undefined
  }
}

export const partnershipDays = [
  'entry',
  'agreement.start',
  'agreement.end',
  'decisionDay',
  'exit.notice',
  'exit.last',
  'exit.transition',
]
