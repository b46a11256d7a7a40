import type { MikroORM } from '@mikro-orm/postgresql'
import { append } from '../database/journal.js'
import type { Activities } from '../workflows/contract.js'

/**
 * Makes the activity that writes a step. It may be repeated without end: what is recorded already has no effect.
 * `JournalConflict` and
 * `JournalGap` leave as they are, so that the activity stays pending and operations see why; they are never answered as
 * success.
 */
export function recorder({ em }: Pick<MikroORM, 'em'>): Pick<Activities, 'record'> {
  return { record: input => append(em, input) }
}
