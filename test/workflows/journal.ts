import type { Event } from '../../lifecycle/event.js'
import { evolve } from '../../lifecycle/evolve.js'
import type { State } from '../../lifecycle/state.js'
import { type DecideInput, type Decision } from '../../workers/decide.js'
import type {
  Activities,
  CommandAnswer,
  LetterJob,
  MailActivities,
  StepInput,
  StepResult,
} from '../../workflows/contract.js'
import { happened } from '../../workflows/wording.js'

/**
 * Stands in for PostgreSQL and the mail server where the shell alone is tried: what `workers/step.ts` does in a
 * transaction is done here in memory.
 */
export class Journal {
  readonly events: Event[] = []
  state: State
  readonly steps: StepInput[] = []
  private readonly carriedOut = new Map<string, CommandAnswer>()
  private readonly called: { number: number; job: LetterJob }[] = []
  readonly delivered: LetterJob[] = []
  /** How many attempts were made for each letter's key. */
  readonly attempts = new Map<string, number>()
  /** Called before each attempt, and after it has committed; throws or waits to play an outage. */
  beforeStep: (input: StepInput) => Promise<void> | void = () => {}
  afterCommit: () => Promise<void> | void = () => {}
  beforeDeliver: (job: LetterJob) => Promise<void> | void = () => {}

  constructor(
    first: Event,
    private readonly decide: (input: DecideInput) => Promise<Decision>,
  ) {
    this.events.push(first)
    this.state = evolve(undefined, first)
  }

  readonly activities: Activities = {
    step: async input => {
      this.steps.push(input)
      await this.beforeStep(input)
      return this.alone(() => this.take(input))
    },
  }

  /** As the lock on the partnership's row does. */
  private turn: Promise<unknown> = Promise.resolve()
  private alone<T>(take: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(take)
    this.turn = mine.catch(() => undefined)
    return mine
  }

  private async take({ from, now, commands }: StepInput): Promise<StepResult> {
    const missed = this.called.filter(({ number }) => number > from).map(({ job }) => job)
    const fresh = commands.filter(({ id }) => !this.carriedOut.has(id))
    const { state } = this
    const decided = await this.decide({ state, since: state.today, now, commands: fresh })
    this.state = decided.state
    this.events.push(...decided.events)
    for (const [id, answer] of Object.entries(decided.answers)) if ('events' in answer) this.carriedOut.set(id, answer)
    for (const job of decided.jobs) this.called.push({ number: Number(job.key.split('/').at(-3)), job })
    await this.afterCommit()
    const known = commands.flatMap(({ id }) => {
      const answer = this.carriedOut.get(id)
      return answer ? [[id, answer] as const] : []
    })
    return {
      number: decided.state.number,
      happened: happened(decided.events),
      answers: { ...decided.answers, ...Object.fromEntries(known) },
      jobs: [...missed, ...decided.jobs],
      today: decided.today,
      standing: decided.standing,
    }
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
