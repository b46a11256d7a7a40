import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { Activities, MailActivities } from './contract.js'

/**
 * Local: it has no effect, so a task that is tried again may decide again; what counts is the result that the engine
 * recorded.
 */
export const { decide } = proxyLocalActivities<Pick<Activities, 'decide'>>({
  startToCloseTimeout: '1m',
  retry: { maximumAttempts: 3, initialInterval: '200ms' },
})

/** Tried until it succeeds: what was decided is not lost because the database is away. */
export const { record } = proxyActivities<Pick<Activities, 'record'>>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '500ms', maximumInterval: '30s' },
})

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
export function failTask(error: unknown): never {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  throw new Error(`waits to be mended: ${String(cause)}`)
}
