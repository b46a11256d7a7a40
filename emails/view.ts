import type { Day } from '../lifecycle/day.js'
import type { Letter, LetterAction, LetterFacts } from '../lifecycle/letter.js'
import { cleaned, line, lines } from './wording/clean.js'
import { firstDay } from './wording/days.js'
import { taskTitle, word } from './wording/names.js'

/**
 * All that a letter is written from: what the rules called for, and the names, texts and links that its ids stand for.
 */
export interface LetterView {
  letter: Letter
  /** The letter's row; every copy of one letter has the same. */
  key: string
  recipient: { name: string; email: string; language?: string; zone: string }
  vendor: { name: string; replyTo: string; manager: { name: string; email: string }; publicUrl: string }
  /** `zone`: where meetings are held at 10:00; the recipient's when absent. */
  partner: { name: string; zone?: string }
  /** Free texts by id. */
  texts: Record<string, string>
  /** Names by id: contacts, vendor people, joint customers. */
  people: Record<string, string>
  /** URLs by `${purpose}:${subject}`. */
  links: Record<string, string>
  unsubscribe?: string
}

export type TaskFact = NonNullable<LetterFacts['tasks']>[number]

/**
 * What templates read: cleaned of anything that could forge a line, with look-ups that never return an id in place of a
 * name.
 */
export interface View<Facts = object> {
  /** Every fact may be missing: an older journal's event may not have carried it. */
  facts: LetterFacts & Partial<Facts>
  /** By when, or when: the day that the letter turns on. */
  day: Day | undefined
  sent: Day
  toVendor: boolean
  /** The recipient's role, bare: `legal`, `sponsor`. */
  role: string
  name: string
  partner: string
  vendor: string
  manager: string
  url: string
  tasks: TaskFact[]
  /** The free text that a fact names (`text` when nothing else is said), if there is one. */
  said(fact?: string): string | undefined
  textOf(id: string | undefined): string | undefined
  person(id: unknown): string | undefined
  title(task: TaskFact | undefined): string
  /**
   * The link for a purpose, of one subject or of any; with no purpose, the first that is not a request for more time.
   */
  link(purpose?: LetterAction['purpose'], subject?: string): string | undefined
  purposeFor(subject: string): LetterAction['purpose'] | undefined
}

export function viewOf(input: LetterView): View {
  const facts = cleaned(input.letter.facts)
  const links = Object.entries(input.links).filter(([, url]) => /^https?:\/\//.test(url))
  const person = (id: unknown) => (typeof id === 'string' && input.people[id] ? line(input.people[id]) : undefined)
  const textOf = (id: string | undefined) => (id && input.texts[id] ? lines(input.texts[id]) : undefined)
  const tasks = [...(Array.isArray(facts.tasks) ? facts.tasks : [])]
    .filter((task): task is TaskFact => typeof task === 'object' && task !== null)
    .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
  return {
    facts,
    day: firstDay(facts.day, tasks[0]?.due, input.letter.meeting?.day, input.letter.actions[0]?.until),
    sent: input.letter.day,
    toVendor: input.letter.to.side === 'vendor',
    role: input.letter.to.role.replace(/^(partner|vendor)\./, ''),
    name: line(input.recipient.name),
    partner: line(input.partner.name),
    vendor: line(input.vendor.name),
    manager: line(input.vendor.manager.name),
    url: input.vendor.publicUrl,
    tasks,
    said: (fact = 'text') => textOf(facts.texts?.[fact] ?? (typeof facts[fact] === 'string' ? facts[fact] : undefined)),
    textOf,
    person,
    title: task => {
      if (!task) return 'This task'
      // An action agreed in a review has no name of its own, only what was written down.
      const written =
        task.name === 'action'
          ? textOf(task.text)
              ?.split('\n')[0]
              ?.replace(/[\s.]+$/, '')
          : undefined
      if (task.name === 'reversal') return `Taking back ${word(task.subject, 'what was granted')}`
      const subject = person(task.subject)
      return (written ? `“${written}”` : taskTitle(task.name ?? task.task)) + (subject ? `: ${subject}` : '')
    },
    link: (purpose, subject) =>
      links.find(
        ([key]) =>
          (purpose ? key.startsWith(`${purpose}:`) : !key.startsWith('extend:'))
          && (subject === undefined || key.endsWith(`:${subject}`)),
      )?.[1],
    purposeFor: subject =>
      links.map(([key]) => key.split(':')).find(([purpose, of]) => of === subject && purpose !== 'extend')?.[0] as
        LetterAction['purpose'] | undefined,
  }
}
