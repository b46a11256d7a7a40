import type { Event, LetterKind } from './event.js'
import type { Letter, LetterFacts } from './letter.js'
import type { Recipient } from './people.js'
import { type Call, calls } from './letters/calls.js'
import { reminderLetter } from './letters/reminder.js'
import type { Rules } from './rules/aggregate.js'
import { peopleFor, reachable } from './rules/roles.js'
import type { State } from './state.js'

/** What a letter says, whoever reads it. */
type Wording = Omit<Letter, 'to' | 'occurrence' | 'window' | 'day'>

/**
 * A letter with the rung's kind that called for it; what no ladder called for has none and is neither superseded nor
 * overtaken.
 */
interface Called {
  letter: Letter
  kind?: LetterKind | undefined
}

/**
 * The e-mails that a step's events call for, the withheld ones with their reason. `asked`: index of the first event
 * that a command brought about; what days brought about goes in the morning, what a command brought about in office
 * hours, and to who acted at once (C9). `failed` hears of an event whose letters cannot be called.
 */
export function letters(
  state: State,
  events: readonly Event[],
  asked: number,
  rules: Rules,
  failed: (event: Event, error: unknown) => void,
): Letter[] {
  const found: Called[] = []
  events.forEach((event, index) => {
    const window = index < asked ? 'morning' : 'office'
    const add = (
      to: Recipient,
      { letter, reason, about, facts, actions, meeting, withheld }: Wording,
      kind?: LetterKind,
    ) => {
      if (
        found.some(
          ({ letter: other }) => other.occurrence === event.number && other.letter === letter && other.to.id === to.id,
        )
      )
        return
      const acted = event.by?.id === to.id
      found.push({
        kind,
        letter: {
          letter,
          reason,
          about,
          facts,
          actions,
          meeting,
          to,
          occurrence: event.number,
          day: event.day,
          window: acted ? 'now' : window,
          withheld: reachable(state, to) ? withheld : 'nobody to write to',
        },
      })
    }
    try {
      if (event.type === 'reminded') add(event.to, reminderLetter(state, rules, event), event.kind)
      else
        for (const call of callsFor(event, state, events, index)) {
          const wording = wordingOf(call, event)
          for (const to of recipients(state, call.to)) add(to, wording)
        }
    } catch (error) {
      failed(event, error)
    }
  })
  supersede(found)
  overtake(state, found, events)
  return found.map(({ letter }) => letter)
}

const none: Call[] = []
const callOf = new Map(Object.entries(calls))

const callsFor = (event: Event, state: State, events: readonly Event[], index: number): Call[] =>
  (
    callOf.get(event.type) as
      ((event: Event, context: { state: State; events: readonly Event[]; index: number }) => Call[]) | undefined
  )?.(event, { state, events, index }) ?? none

function recipients(state: State, to: Call['to']): Recipient[] {
  const found: Recipient[] = []
  for (const who of to)
    for (const person of typeof who === 'string' ? peopleFor(state, who) : [who])
      if (!found.some(other => other.id === person.id)) found.push(person)
  return found
}

/** What the event tells, without its stamp, and what the call adds. */
const wordingOf = (call: Call, event: Event): Wording => ({
  letter: call.letter,
  reason: call.reason,
  about: call.about ?? `${event.type} ${event.number}`,
  facts: { ...(event as unknown as LetterFacts), number: undefined, by: undefined, type: undefined, ...call.facts },
  actions: call.actions ?? [],
  meeting: call.meeting,
})

const isReminder = (kind: LetterKind | undefined) => kind === 'due' || kind === 'overdue' || kind === 'escalated'

/**
 * M2: of reminders about one task to one person that fall due in one step (an outage of days), only the last is sent.
 */
function supersede(found: readonly Called[]): void {
  if (found.length < 2) return
  const later = new Set<string>()
  for (const { letter, kind } of found.toReversed()) {
    if (!isReminder(kind) || letter.withheld || !letter.facts.tasks?.length) continue
    const tasks = letter.facts.tasks.map(({ task }) => `${task} ${letter.to.id}`)
    if (tasks.every(task => later.has(task))) letter.withheld = 'superseded'
    for (const task of tasks) later.add(task)
  }
}

/**
 * What the same step has made pointless: its tasks are over, were handed in after it was called, or more time was asked
 * for them.
 */
function overtake(state: State, found: readonly Called[], events: readonly Event[]): void {
  const isOver = (task: string) =>
    !state.tasks.some(open => open.id === task)
    || events.some(event => event.type === 'task_done' && event.task === task)
  const isAnswered = ({ letter, kind }: Called, task: string) =>
    events.some(
      event =>
        (event.type === 'task_handed_in' || (event.type === 'extension_asked' && isReminder(kind)))
        && event.task === task
        && event.number > letter.occurrence,
    )
  for (const called of found) {
    const { letter, kind } = called
    if (
      kind
      && !letter.withheld
      && letter.facts.tasks?.length
      && letter.facts.tasks.every(({ task }) => isOver(task) || isAnswered(called, task))
    )
      letter.withheld = 'overtaken'
  }
}
