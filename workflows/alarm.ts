import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow'

/**
 * The one timer of a partnership. It is kept while the instant and what is awaited stay the same: every timer started
 * and cancelled is written to the history for good, but one whose summary names what is over would mislead whoever
 * reads it.
 */
export class Alarm {
  /** A run begins by looking at its state, as if it had been woken. */
  hasRung = true
  private at: string | undefined
  private summary = ''
  private scope: CancellationScope | undefined

  constructor(private readonly wake: () => void) {}

  /** Wakes at the instant, or never; a timer for another instant, or with another summary, is given up. */
  set(at: string | undefined, summary: string): void {
    this.hasRung = false
    if (at === this.at && summary === this.summary) return
    this.scope?.cancel()
    this.at = at
    this.summary = summary
    this.scope = undefined
    if (at === undefined) return
    const scope = new CancellationScope()
    this.scope = scope
    const ringing = scope.run(() => sleep(Math.max(1, Date.parse(at) - Date.now()), { summary }))
    void ringing.then(() => this.ring(), forgetCancellation)
  }

  private ring(): void {
    this.hasRung = true
    this.at = undefined
    this.scope = undefined
    this.wake()
  }
}

function forgetCancellation(error: unknown): void {
  if (!isCancellation(error)) throw error
}
