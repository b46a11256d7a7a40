import type { MikroORM } from '@mikro-orm/postgresql'
import type { Client } from '@temporalio/client'
import { Letter } from '../database/entities/letter.js'
import { Partnership } from '../database/entities/partnership.js'
import { readJournal } from '../database/journal.js'
import { fold } from '../lifecycle/evolve.js'
import { type Carried, type LetterJob, partnershipWorkflow, workflowId } from '../workflows/contract.js'

/** What starting a workflow from a journal needs. */
export interface Restart {
  database: Pick<MikroORM, 'em'>
  client: Client
  taskQueue: string
}

/**
 * What a lost run would have carried: the state that the journal folds to, and the letters whose delivery has not
 * ended.
 */
export async function carriedFrom({ em }: Pick<MikroORM, 'em'>, partnership: string): Promise<Carried> {
  const state = fold(await readJournal(em, partnership))
  const rows = await em
    .fork()
    .find(Letter, { partnership, status: { $in: ['due', 'sending'] } }, { orderBy: { sendAt: 'asc', key: 'asc' } })
  return { schemaVersion: 1, state, letters: rows.map(jobOf), answered: [] }
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

function jobOf(letter: Letter): LetterJob {
  const { key, letter: name, role, side, reason, sendAt } = letter
  if (!sendAt) throw new Error(`letter ${key} waits to be sent, but its row has no send time`)
  return { key, letter: name, role, side, reason, sendAt: sendAt.toISOString() }
}
