import type { Activities, LetterJob, MailActivities, RecordInput } from '../../workflows/contract.js'
import type { Event } from '../../lifecycle/event.js'

/**
 * Stands in for PostgreSQL and the mail server where the shell alone is tried: refuses a journal with a gap or with two
 * stories.
 */
export class Journal {
  readonly events: Event[] = []
  readonly records: RecordInput[] = []
  readonly delivered: LetterJob[] = []
  /** How many attempts were made for each letter's key. */
  readonly attempts = new Map<string, number>()
  /** Called before each attempt; throws or waits to play an outage. */
  beforeRecord: () => Promise<void> | void = () => {}
  beforeDeliver: (job: LetterJob) => Promise<void> | void = () => {}
  conflicts: string[] = []

  constructor(first: Event) {
    this.events.push(first)
  }

  readonly activities: Pick<Activities, 'record'> = {
    record: async input => {
      await this.beforeRecord()
      this.records.push(input)
      for (const event of input.events) {
        const present = this.events[event.number - 1]
        if (present && JSON.stringify(present) !== JSON.stringify(event))
          this.conflicts.push(`event ${event.number} has two stories`)
        if (!present && event.number !== this.events.length + 1)
          this.conflicts.push(`event ${event.number} after ${this.events.length}`)
        this.events[event.number - 1] = event
      }
    },
  }

  readonly mail: MailActivities = {
    deliver: async job => {
      this.attempts.set(job.key, (this.attempts.get(job.key) ?? 0) + 1)
      await this.beforeDeliver(job)
      this.delivered.push(job)
      return 'sent'
    },
  }
}

/** A door that holds back whoever comes until it is opened. */
export function door() {
  let open!: () => void
  let came!: () => void
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  const reached = new Promise<void>(resolve => {
    came = resolve
  })
  return {
    open,
    reached,
    pass: () => {
      came()
      return opened
    },
  }
}
