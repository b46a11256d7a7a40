import type { MikroORM } from '@mikro-orm/postgresql'
import type { Client } from '@temporalio/client'
import { Partnership } from '../database/entities/partnership.js'
import { waitingLetters } from '../database/letters.js'
import { type Carried, partnershipWorkflow, workflowId } from '../workflows/contract.js'
import { jobOf } from './job.js'

/** What starting a workflow from a journal needs. */
export interface Restart {
  database: Pick<MikroORM, 'em'>
  client: Client
  taskQueue: string
}

/** What a lost run would have carried: where the journal stands, and the letters whose delivery has not ended. */
export async function carriedFrom({ em }: Pick<MikroORM, 'em'>, id: string): Promise<Carried> {
  const { number } = await em.fork().findOneOrFail(Partnership, id, { fields: ['number'] })
  const letters = await waitingLetters(em.fork(), id)
  return { schemaVersion: 1, partnership: id, number, letters: letters.map(jobOf) }
}

/**
 * Starts the workflow from the journal and notes that it was started. The engine refuses when one runs or ended well
 * (temporal rule: failed ones only).
 */
export async function startFromJournal(
  { database, client, taskQueue }: Restart,
  partnership: string,
): Promise<Carried> {
  const carried = await carriedFrom(database, partnership)
  await client.workflow.start(partnershipWorkflow, {
    taskQueue,
    workflowId: workflowId(partnership),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
    workflowIdConflictPolicy: 'FAIL',
    args: [carried],
  })
  await noteStarted(database, partnership)
  return carried
}

export async function noteStarted({ em }: Pick<MikroORM, 'em'>, partnership: string): Promise<void> {
  await em.fork().nativeUpdate(Partnership, { id: partnership }, { started: true })
}
