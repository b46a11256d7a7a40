import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'

/**
 * Skips a workflow's time on an engine that allows it (the embedded one does; production does not): for rehearsals, the
 * demo and tests. While a workflow has nothing to do but wait, its clock jumps to its next timer.
 */
const Result = proto.temporal.api.enums.v1.FastForwardPollingResult

/** More than any life needs; it counts across continue-as-new, and the engine's own limit is 200. */
const skipLimit = 1_000_000

export class CannotSkip extends Error {
  constructor(cause: unknown) {
    super(
      'This engine does not skip time: it needs Temporal server 1.32 with '
        + `frontend.WorkflowTimeSkippingEnabled (${(cause as Error).message})`,
      { cause },
    )
    this.name = 'CannotSkip'
  }
}

/** What the workflow's own clock shows now. */
export async function workflowNow(client: Client, workflowId: string): Promise<Date> {
  const { workflowExtendedInfo } = await client.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution: { workflowId },
  })
  return new Date(optionalTsToMs(workflowExtendedInfo?.timeSkippingInfo?.currentTime) ?? Date.now())
}

/**
 * Lets `milliseconds` of the workflow's time go by, with everything that falls due in them, and returns what its clock
 * shows then. Time goes on at its usual pace afterwards.
 */
export async function fastForward(
  client: Client,
  workflowId: string,
  milliseconds: number,
  patience = 120,
): Promise<Date> {
  if (milliseconds <= 0) return workflowNow(client, workflowId)
  const id = randomUUID()
  await skip(client, workflowId, {
    enabled: true,
    maxSessionSkipCount: skipLimit,
    fastForwardConfig: { id, duration: msToTs(milliseconds) },
  })
  const deadline = Date.now() + patience * 1000
  for (;;) {
    const answer = await client.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace: client.options.namespace,
      workflowExecution: { workflowId },
      fastForwardId: id,
    })
    if (answer.fastForwardPollingResult === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED)
      return workflowNow(client, workflowId)
    if (answer.fastForwardPollingResult !== Result.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT)
      throw new Error(
        `${workflowId} did not reach the day: ${answer.failedReason || Result[answer.fastForwardPollingResult ?? 0]}`,
      )
    if (Date.now() > deadline)
      throw new Error(
        `${workflowId} did not reach the day within ${patience} s: it stands at `
          + `${(await workflowNow(client, workflowId)).toISOString()}, and something in it is not idle`,
      )
  }
}

/** To an instant of the workflow's clock, or a few milliseconds past it: its clock runs while it is asked. */
export async function fastForwardTo(
  client: Client,
  workflowId: string,
  instant: Date,
  patience?: number,
): Promise<Date> {
  return fastForward(
    client,
    workflowId,
    instant.getTime() - (await workflowNow(client, workflowId)).getTime(),
    patience,
  )
}

/** Skips every wait from now on, without an end. */
export function skipFreely(client: Client, workflowId: string): Promise<void> {
  return skip(client, workflowId, { enabled: true, maxSessionSkipCount: skipLimit })
}

async function skip(
  client: Client,
  workflowId: string,
  timeSkippingConfig: proto.temporal.api.common.v1.ITimeSkippingConfig,
): Promise<void> {
  try {
    await client.workflowService.updateWorkflowExecutionOptions({
      namespace: client.options.namespace,
      workflowExecution: { workflowId },
      workflowExecutionOptions: { timeSkippingConfig },
      updateMask: { paths: ['time_skipping_config'] },
    })
  } catch (error) {
    // Unimplemented, or refused because the switch is off.
    const { code, details = '' } = error as { code?: number; details?: string }
    if (
      code === 12
      || (code === 3 && /skipping/i.test(details))
      || (code === 9 && /not enabled|disabled/i.test(details))
    )
      throw new CannotSkip(error)
    throw error
  }
}
