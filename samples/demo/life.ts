import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import { fastForwardTo } from '../../embedded/time-skipping.js'
import type { Api } from '../api.js'
import { manager, type Opened, zone } from './opening.js'

export interface Task {
  id: string
  name: string
  play: string
  subject: string | null
  who: string
  status: 'planned' | 'waiting' | 'open' | 'handed_in' | 'stopped'
  opens: string
  due: string | null
  handedInOn: string | null
  extensions: number
  extensionUntil: string | null
}
export interface Review {
  number: number
  from: string
  to: string
  meeting: string
  status: string
}
export interface Standing {
  stage: string
  today: string
  nextDay: string | null
  closedOn: string | null
  tasks: Task[]
  reviews: Review[]
}

/** The partnership as its manager sees and steers it, and its clock. */
export class Life {
  private asked = 0
  private reached = ''

  constructor(
    private readonly api: Api,
    private readonly client: Client,
    private readonly opened: Opened,
  ) {}

  /** A day on which nothing fell due leaves no trace in the partnership, so the story counts its own. */
  async look(): Promise<Standing> {
    for (;;) {
      const standing = await this.api.get<Standing>(`/partnerships/${this.opened.id}`)
      // Its first step follows the opening by a moment.
      if (standing.nextDay || standing.closedOn)
        return { ...standing, today: standing.today > this.reached ? standing.today : this.reached }
      await wait(100)
    }
  }

  /** What a vendor person asks for, by path below the partnership. */
  async ask(request: string, body: unknown = {}, as = manager): Promise<void> {
    const [verb = '', path = ''] = request.split(' ')
    await this.api.ask(verb, `/partnerships/${this.opened.id}${path}`, body, {
      as,
      key: `demo-${this.opened.id}-${++this.asked}`,
    })
  }

  /** Lets time go by to that day's noon, when the morning's step and letters are done. */
  async until(day: string): Promise<void> {
    await fastForwardTo(this.client, this.opened.workflow, noon(day))
    this.reached = day
  }
}

/** Noon in Denver: after the morning's letters, before the next day's. */
function noon(day: string): Date {
  return new Date(Temporal.PlainDateTime.from(`${day}T12:00`).toZonedDateTime(zone).epochMilliseconds)
}
