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
  { id, code }: Pick<Partnership, 'id' | 'code'>,
): Promise<Carried> {
  const carried = await carriedFrom(database, id)
  await client.workflow.start(partnershipWorkflow, {
    taskQueue,
    workflowId: workflowId(code),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
    workflowIdConflictPolicy: 'FAIL',
    args: [carried],
  })
  await noteStarted(database, id)
  return carried
}

/** Until its first step says when it wakes, it should have woken by now: the watch goes by that. */
export async function noteStarted({ em }: Pick<MikroORM, 'em'>, partnership: string): Promise<void> {
  await em
    .fork()
    .execute('update partnership set started = true, wake_at = coalesce(wake_at, now()) where id = ?', [partnership])
}
