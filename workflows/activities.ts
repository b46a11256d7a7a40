import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { Activities, MailActivities, StepInput, StepResult } from './contract.js'

/**
 * A step is tried once where the workflow is: an activity of its own would cost the history five events more and the
 * caller a third of the time. No back-off, because a task that waits writes heartbeats.
 */
const here = proxyLocalActivities<Activities>({ startToCloseTimeout: '2s', retry: { maximumAttempts: 1 } })

/** Tried until it succeeds, and seen by operations while it does not: the database is away, or the rules are broken. */
const untilDone = proxyActivities<Activities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '500ms', maximumInterval: '30s' },
})

/** The same step either way, so whichever attempt comes first has carried it out. */
export function takeStep(input: StepInput, summary: string): Promise<StepResult> {
  return here.step
    .executeWithOptions({ summary }, [input])
    .catch(() => untilDone.step.executeWithOptions({ summary }, [input]))
    .catch(failTask)
}

/** RFC 5321 lets a mail server take ten minutes after the final dot; a shorter limit would manufacture duplicates. */
export const { deliver } = proxyActivities<MailActivities>({
  startToCloseTimeout: '20m',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '15s', backoffCoefficient: 3, maximumInterval: '20m' },
})

/**
 * A failed activity that left the workflow would end it for good; a plain error fails the task only, which is tried
 * again until it is mended.
 */
function failTask(error: unknown): never {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  throw new Error(`waits to be mended: ${String(cause)}`)
}
