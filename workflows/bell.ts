/**
 * Wakes the one loop of a partnership. `condition` would do the same, but every step would pay for it: the SDK looks at
 * each condition after each task and makes several promises for it, of each of which the sandbox takes a stack trace.
 */
export class Bell {
  private wake: (() => void) | undefined

  ring(): void {
    this.wake?.()
    this.wake = undefined
  }

  /**
   * Until it is rung; what rang before is not heard, so whoever listens looks first whether there is something to do.
   */
  heard(): Promise<void> {
    return new Promise(resolve => {
      this.wake = resolve
    })
  }
}
