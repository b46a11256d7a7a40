import { setTimeout as delay } from 'node:timers/promises'
import { ApplicationFailure, type Client, ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client'
import type { Command, RefusalCode } from '../../lifecycle/command.js'
import { type CommandResult, commandUpdate, movingFailure, workflowId } from '../../workflows/contract.js'
import { engineAway, refusal } from '../edge/problem.js'

/** How long a caller waits for the journal before hearing "may still happen". */
const patience = 10_000

/** A run that gives way to the next one refuses, or drops what it had accepted; the next run answers the same id. */
const givesWay = new Set([movingFailure, 'AcceptedUpdateCompletedWorkflow'])

/** Asks a partnership's workflow and waits until the command's events are in the journal. A missing workflow stays `WorkflowNotFoundError`. */
export async function ask(client: Client, partnership: string, command: Command): Promise<CommandResult> {
  const handle = client.workflow.getHandle(workflowId(partnership))
  const deadline = Date.now() + patience
  for (let wait = 50; ; wait = Math.min(wait * 2, 500)) {
    try {
      return await client.withDeadline(deadline, () => handle.executeUpdate<CommandResult, [Command]>(commandUpdate, { args: [command], updateId: command.id }))
    } catch (error) {
      const code = refusalWithin(error)
      if (!code) throw error instanceof WorkflowNotFoundError ? error : isEngineAway(error) ? engineAway() : error
      if (!givesWay.has(code.type)) throw refusal(code.type as RefusalCode, code.message)
      if (Date.now() + wait > deadline) throw engineAway()
      await delay(wait)
    }
  }
}

function refusalWithin(error: unknown): { type: string; message: string } | undefined {
  if (!(error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)) return undefined
  return { type: error.cause.type ?? 'invalid', message: error.cause.message }
}

/** The engine is down, unreachable, overloaded, or no worker polls. */
export function isEngineAway(error: unknown): boolean {
  return error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || error instanceof ServiceError || (error instanceof Error && /Failed to connect before the deadline/.test(error.message))
}
