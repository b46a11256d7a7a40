import type { Api } from '../api.js'
import type { Opened } from './opening.js'

interface Event {
  number: number
  day: string
  type: string
  words: string
  by: { side: string; name: string | null } | null
  stage?: string
}
interface Letter {
  id: string
  letter: string
  day: string
  sentAt: string | null
  status: string
  outcome: string | null
  reason: string
  to: { side: string; id: string; role: string }
}
interface Page<T> {
  items: T[]
  next: string | number | null
}

/** Left out, because what follows from these is shown anyway: a letter, a task that is done. */
const bookkeeping = new Set(['reminded', 'tasks_laid', 'task_opened', 'play_started', 'play_completed'])
const settled = new Set(['sent', 'rejected', 'unknown', 'withheld', 'cancelled'])

/**
 * Prints a line for everything that happened since it last looked: events of the journal, and letters with why they
 * went or did not.
 */
export class Report {
  private readonly told = new Set<string>()
  private lastEvent = 0
  private settledUntil = ''
  private events = 0
  private sent = 0
  private withheld = 0
  private first = ''
  private last = ''
  private readonly names: Map<string, string>

  constructor(
    private readonly api: Api,
    private readonly opened: Opened,
  ) {
    this.names = new Map([...opened.contacts, ...opened.people].map(({ id, name }) => [id, name]))
  }

  async whatIsNew(): Promise<void> {
    const lines = (await Promise.all([this.newEvents(), this.newLetters()]))
      .flat()
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.order - b.order))
    for (const { day, text } of lines) {
      this.first ||= day
      console.log(`${day === this.last ? ' '.repeat(14) : `${day} ${weekday(day)}`}  ${text}`)
      this.last = day
    }
  }

  summary(): string {
    const years = (Date.parse(this.last) - Date.parse(this.first)) / 86_400_000 / 365.25
    return `${years.toFixed(1)} years, ${this.events} events, ${this.sent} letters sent and ${this.withheld} withheld`
  }

  private async newEvents() {
    const fresh: Event[] = []
    for (;;) {
      const { items, next } = await this.api.get<Page<Event>>(
        `/partnerships/${this.opened.id}/timeline?limit=500&after=${this.lastEvent}`,
      )
      fresh.push(...items)
      this.lastEvent = items.at(-1)?.number ?? this.lastEvent
      if (next === null) break
    }
    this.events += fresh.length
    return fresh
      .filter(({ type }) => !bookkeeping.has(type))
      .map(({ day, number, words, by, type }) => ({
        day,
        order: number,
        text: `${type === 'stage_entered' ? '■' : '·'} ${words}${by?.name ? `  (${by.name})` : ''}`,
      }))
  }

  /** Letters come by day. Pages that are old and settled are not asked for again. */
  private async newLetters() {
    const lines: { day: string; order: number; text: string }[] = []
    for (let cursor = this.settledUntil; ;) {
      const { items, next } = await this.api.get<Page<Letter>>(
        `/partnerships/${this.opened.id}/letters?limit=25${cursor}`,
      )
      for (const letter of items)
        if (settled.has(letter.status) && !this.told.has(letter.id)) lines.push(this.line(letter))
      if (next === null) return lines
      cursor = `&cursor=${next}`
      if (items.every(({ status, day }) => settled.has(status) && day < this.last)) this.settledUntil = cursor
    }
  }

  private line({ id, letter, day, sentAt, status, outcome, reason, to }: Letter) {
    this.told.add(id)
    if (status === 'sent') this.sent += 1
    else this.withheld += 1
    const who = `${this.names.get(to.id) ?? to.role}${to.side === 'partner' ? '' : ', Northlight'}`
    const what =
      status === 'sent' ? `✉ ${letter} to ${who}: ${reason}` : `✗ ${letter} to ${who} ${status}: ${outcome ?? reason}`
    // After the events of its day.
    return { day: sentAt?.slice(0, 10) ?? day, order: 1e9, text: `   ${what.replaceAll(ids, '')}` }
  }
}

/** What an action is about stands in its letter, not in its id. */
const ids = /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const weekday = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' })
