import {
  ApplicationFailure,
  type Client,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import type { Command, RefusalCode } from '../../lifecycle/command.js'
import { ask as askPartnership, isMoving } from '../../workflows/ask.js'
import type { CommandResult } from '../../workflows/contract.js'
import { engineAway, refusal } from '../edge/problem.js'

/**
 * Asks a partnership's workflow and waits until the command's events are in the journal. A missing workflow stays
 * `WorkflowNotFoundError`.
 */
export async function ask(client: Client, code: string, command: Command): Promise<CommandResult> {
  try {
    return await askPartnership(client, code, command)
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) throw error
    if (isMoving(error) || isEngineAway(error)) throw engineAway()
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
      throw refusal((error.cause.type ?? 'invalid') as RefusalCode, error.cause.message)
    throw error
  }
}

/** The engine is down, unreachable, overloaded, or no worker polls. */
export function isEngineAway(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError
    || error instanceof ServiceError
    || (error instanceof Error && /Failed to connect before the deadline/.test(error.message))
  )
}
