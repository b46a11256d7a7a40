import type { Event, EventOf } from './event.js'
import type { Letter, LetterFacts, Withheld } from './letter.js'
import type { Recipient } from './people.js'
import { type Call, calls } from './letters/calls.js'
import { reminderLetter } from './letters/reminder.js'
import type { Rules } from './rules/course.js'
import { peopleFor, reachable } from './rules/roles.js'
import type { State } from './state.js'

/**
 * The e-mails that a step's events call for, the withheld ones with their reason. `asked`: index of the first event that a command brought
 * about; what days brought about goes in the morning, what a command brought about in office hours, and to who acted at once (C9).
 */
export function letters(state: State, events: readonly Event[], asked: number, rules: Rules): Letter[] {
  const found: Called[] = []
  events.forEach((event, index) => {
    const window = index < asked ? 'morning' : 'office'
    const add = (to: Recipient, letter: Omit<Called, 'to' | 'occurrence' | 'window' | 'day'>) => {
      if (found.some((other) => other.occurrence === event.number && other.letter === letter.letter && other.to.id === to.id)) return
      const acted = event.by?.id === to.id
      found.push({ ...letter, to, occurrence: event.number, day: event.day, window: acted ? 'now' : window, ...(!reachable(state, to) && { withheld: 'nobody to write to' as const }) })
    }
    if (event.type === 'reminded') add(event.to, { ...reminderLetter(state, rules, event), kind: event.kind })
    else for (const call of callsFor(event, state, events, index)) for (const to of recipients(state, call.to)) add(to, letterOf(call, event))
  })
  return overtake(state, supersede(found), events).map(({ kind: _, ...letter }) => letter)
}

const callsFor = (event: Event, state: State, events: readonly Event[], index: number): Call[] =>
  (calls[event.type] as ((event: Event, context: { state: State; events: readonly Event[]; index: number }) => Call[]) | undefined)?.(event, { state, events, index }) ?? []

function recipients(state: State, to: Call['to']): Recipient[] {
  const found: Recipient[] = []
  for (const who of to) for (const person of typeof who === 'string' ? peopleFor(state, who) : [who]) if (!found.some((other) => other.id === person.id)) found.push(person)
  return found
}

function letterOf(call: Call, event: Event): Omit<Letter, 'to' | 'occurrence' | 'window' | 'day'> {
  const { number: _n, day, by: _b, type: _t, ...body } = event as unknown as LetterFacts & { number: number; day: string; by: unknown; type: string }
  return {
    letter: call.letter,
    reason: call.reason,
    about: call.about ?? `${event.type} ${event.number}`,
    facts: { ...body, day, ...call.facts },
    actions: call.actions ?? [],
    ...(call.meeting && { meeting: call.meeting }),
  }
}

const reminders = new Set(['due', 'overdue', 'escalated'])
/** What a ladder called for; other letters have no kind and are neither superseded nor overtaken. */
type Called = Letter & { kind?: string }
const kindOf = (letter: Called) => letter.kind ?? ''

/** M2: of reminders about one task to one person that fall due in one step (an outage of days), only the last is sent. */
function supersede(found: Called[]): Called[] {
  const later = new Set<string>()
  const result: Called[] = []
  for (const letter of [...found].reverse()) {
    const tasks = reminders.has(kindOf(letter)) ? (letter.facts.tasks ?? []).map((task) => `${task.task} ${letter.to.id}`) : []
    const old = tasks.length > 0 && tasks.every((task) => later.has(task))
    result.unshift(old && !letter.withheld ? { ...letter, withheld: 'superseded' } : letter)
    if (!letter.withheld) for (const task of tasks) later.add(task)
  }
  return result
}

/** What the same step has made pointless: its tasks are over. */
function overtake(state: State, found: Called[], events: readonly Event[]): Called[] {
  if (found.length === 0) return found
  const open = new Set(state.tasks.map((task) => task.id))
  const answered = new Set(events.flatMap((event) => ('task' in event && (event as EventOf<'task_done'>).type === 'task_done' ? [event.task] : [])))
  const pointless = (letter: Called): Withheld | undefined => {
    const tasks = letter.facts.tasks
    const asks = reminders.has(kindOf(letter)) || kindOf(letter) === 'asked' || kindOf(letter) === 'invited'
    return asks && tasks && tasks.length > 0 && tasks.every((task) => answered.has(task.task) || !open.has(task.task)) ? 'overtaken' : undefined
  }
  return found.map((letter) => {
    const why = letter.withheld ? undefined : pointless(letter)
    return why ? { ...letter, withheld: why } : letter
  })
}
