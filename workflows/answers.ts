import { ApplicationFailure } from '@temporalio/workflow'
import type { Day } from '../lifecycle/day.js'
import type { Carried, CommandAnswer, CommandResult } from './contract.js'

/**
 * Whoever asked waits here: refused as soon as that is decided, answered when what the command brought about is in the
 * journal.
 */
export class Answers {
  private readonly found: Map<string, CommandAnswer>
  private readonly waiting = new Map<string, Waiting>()
  private recorded: number
  private today: Day

  constructor(
    { answered, state: { number, today } }: Carried,
    private readonly partnership: string,
  ) {
    this.found = new Map(answered)
    this.recorded = number
    this.today = today
  }

  has(id: string): boolean {
    return this.found.has(id)
  }

  /** Asked twice under one id, there is one answer. */
  of(id: string): Promise<CommandResult> {
    const waiting = this.waiting.get(id) ?? new Waiting()
    this.waiting.set(id, waiting)
    this.tell(id, waiting)
    return waiting.answer
  }

  decided(answers: Record<string, CommandAnswer>, today: Day): void {
    for (const [id, answer] of Object.entries(answers)) this.found.set(id, answer)
    this.today = today
    this.tellAll()
  }

  /** Up to the number of the last event, if there was any. */
  recordedTo(number = this.recorded): void {
    this.recorded = number
    this.tellAll()
  }

  /** The last of them, for the next run. */
  last(count: number): Carried['answered'] {
    return [...this.found].slice(-count)
  }

  private tellAll(): void {
    for (const [id, waiting] of this.waiting) this.tell(id, waiting)
  }

  private tell(id: string, waiting: Waiting): void {
    const found = this.found.get(id)
    if (!found) return
    if ('refusal' in found) waiting.reject(ApplicationFailure.nonRetryable(found.refusal.message, found.refusal.code))
    else if (found.events.last <= this.recorded)
      waiting.resolve({ partnership: this.partnership, number: this.recorded, ...found.events, today: this.today })
    else return
    this.waiting.delete(id)
  }
}

/** One promise, where a `condition` would make several (see bell.ts). */
class Waiting {
  resolve!: (result: CommandResult) => void
  reject!: (refusal: ApplicationFailure) => void
  readonly answer = new Promise<CommandResult>((resolve, reject) => Object.assign(this, { resolve, reject }))
}
