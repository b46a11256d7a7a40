import { setTimeout as wait } from 'node:timers/promises'
import { ApplicationFailure, type Client, isGrpcServiceError, ServiceError, WorkflowUpdateFailedError } from '@temporalio/client'
import type { Command } from '../lifecycle/command.js'
import { type CommandResult, commandUpdate, movingFailure, workflowId } from '../workflows/contract.js'

const patience = 10_000
/** A run that gives way to the next refuses, or drops what it had accepted. */
const givesWay = new Set<string | undefined>([movingFailure, 'AcceptedUpdateCompletedWorkflow'])
/** gRPC's FAILED_PRECONDITION: a workflow task that carried the update was given up, for instance because a signal came as it moved on. */
const taskGivenUp = 9

/**
 * Asks a partnership for something and waits until it is in the journal. A run that is moving on is asked again under the same update id,
 * so that the command is carried out once whichever run takes it.
 */
export async function ask(client: Client, partnership: string, command: Command): Promise<CommandResult> {
  const handle = client.workflow.getHandle(workflowId(partnership))
  for (const until = Date.now() + patience; ; ) {
    try {
      return await handle.executeUpdate<CommandResult, [Command]>(commandUpdate, { updateId: command.id, args: [command] })
    } catch (error) {
      if (!mayAskAgain(error) || Date.now() > until) throw error
      await wait(50)
    }
  }
}

function mayAskAgain(error: unknown): boolean {
  if (error instanceof ServiceError) return isGrpcServiceError(error.cause) && error.cause.code === taskGivenUp
  return givesWay.has(refusalCode(error))
}

/** The code with which a partnership refused, if that is what went wrong. */
export function refusalCode(error: unknown): string | undefined {
  return error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure ? (error.cause.type ?? undefined) : undefined
}
