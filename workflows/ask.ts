import { setTimeout as wait } from 'node:timers/promises'
import {
  ApplicationFailure,
  type Client,
  isGrpcServiceError,
  ServiceError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import type { Command } from '../lifecycle/command.js'
import { type CommandResult, commandUpdate, movingFailure, workflowId } from './contract.js'

/** How long whoever asks waits for the journal before hearing that it may still happen. */
const patience = 10_000
/** A run that gives way to the next refuses, or drops what it had accepted. */
const givesWay = new Set<string | undefined>([movingFailure, 'AcceptedUpdateCompletedWorkflow'])
/**
 * gRPC's FAILED_PRECONDITION: a workflow task that carried the update was given up, for instance because a signal came
 * as it moved on.
 */
const taskGivenUp = 9

/**
 * Asks a partnership for something and waits until it is in the journal. A run that is moving on is asked again under
 * the same update id, so that the command is carried out once whichever run takes it.
 */
export async function ask(client: Client, code: string, command: Command): Promise<CommandResult> {
  const handle = client.workflow.getHandle(workflowId(code))
  const deadline = Date.now() + patience
  for (let pause = 50; ; pause = Math.min(pause * 2, 500)) {
    try {
      return await client.withDeadline(deadline, () =>
        handle.executeUpdate<CommandResult, [Command]>(commandUpdate, { updateId: command.id, args: [command] }),
      )
    } catch (error) {
      if (!isMoving(error) || Date.now() + pause > deadline) throw error
      await wait(pause)
    }
  }
}

/** Whether the run was giving way to the next one, or its task was given up: the same id may be asked again. */
export function isMoving(error: unknown): boolean {
  if (error instanceof ServiceError) return isGrpcServiceError(error.cause) && error.cause.code === taskGivenUp
  return givesWay.has(refusalCode(error))
}

/** The code with which a partnership refused, if that is what went wrong. */
export function refusalCode(error: unknown): string | undefined {
  return error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure
    ? (error.cause.type ?? undefined)
    : undefined
}
