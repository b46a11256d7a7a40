import { addDays, addMonths } from '../days.js'
import type { Life, Standing, Task } from './life.js'
import type { Mailbox } from './mailbox.js'
import type { Opened } from './opening.js'
import { planFor } from './plans.js'

/** When the story does something about a task, and what. */
export interface Plan {
  on: string
  act(stage: Stage): Promise<void>
}

/** What a plan may use: the manager's API, the partner's letters, and who is who. */
export interface Stage {
  life: Life
  /**
   * As a contact, by the link with such a label in the newest letter; as the manager on their behalf where no letter
   * has one.
   */
  reply(role: string, label: RegExp, form: Record<string, string>, otherwise?: () => Promise<void>): Promise<void>
  today: string
}

/** After this many months the story ends the partnership, as agreed by both. */
const together = 33

/** Decides day by day what the people in the story do, from what is open. */
export class Story {
  private readonly done = new Set<string>()
  private began = ''
  private hasEnded = false

  constructor(
    private readonly life: Life,
    private readonly mailbox: Mailbox,
    private readonly opened: Opened,
  ) {}

  /** Does what is planned for the day, and says which day is worth looking at next. */
  async actOn(standing: Standing): Promise<{ next?: string; over: boolean }> {
    this.began ||= standing.today
    let now = standing
    while (await this.actOnce(now)) now = await this.life.look()
    if (now.closedOn) return { over: true }
    // The engine wakes for reminders by itself; the story looks in when somebody has planned something, or something
    // new is asked.
    const ahead = now.tasks
      .map(task => (task.status === 'planned' ? task.opens : this.plan(task, now)?.on))
      .filter((day): day is string => day !== undefined && day > now.today)
    return { next: ahead.reduce((a, b) => (a < b ? a : b), addDays(now.today, 21)), over: false }
  }

  private async actOnce(now: Standing): Promise<boolean> {
    if (!now.closedOn && !this.hasEnded && now.today >= addMonths(this.began, together) && now.stage !== 'exit') {
      this.hasEnded = true
      await this.life.ask('POST /exit', {
        reason: 'goals_achieved',
        clause: 'any_time',
        text: 'We set out to equip every school district in Colorado, and it is done. Thank you; let us part as well as we worked.',
      })
      return true
    }
    for (const task of now.tasks) {
      const plan = this.plan(task, now)
      if (!plan || plan.on > now.today) continue
      this.done.add(keyOf(task))
      await plan.act({ life: this.life, today: now.today, reply: (...asked) => this.reply(...asked) })
      return true
    }
    return false
  }

  private plan(task: Task, now: Standing): Plan | undefined {
    if (task.status !== 'open' && task.status !== 'handed_in') return undefined
    return this.done.has(keyOf(task)) ? undefined : planFor(task, now)
  }

  private async reply(
    role: string,
    label: RegExp,
    form: Record<string, string>,
    otherwise?: () => Promise<void>,
  ): Promise<void> {
    const contact = this.opened.contacts.find(({ roles }) => roles.includes(role))
    if (contact && (await this.mailbox.answer(contact.email, label, form))) return
    await otherwise?.()
  }
}

/** A task that changed its standing is a new occasion: handed in, extended, asked for again. */
const keyOf = ({ id, status, extensions, extensionUntil }: Task) =>
  `${id} ${status} ${extensions} ${extensionUntil ?? ''}`
