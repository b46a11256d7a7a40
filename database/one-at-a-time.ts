import type { EntityManager } from '@mikro-orm/postgresql'

/**
 * A transaction that waits for others under the same name: for what counts on, like versions, where a row to lock may
 * not exist yet.
 */
export function oneAtATime<T>(em: EntityManager, name: string, work: (em: EntityManager) => Promise<T>): Promise<T> {
  return em.fork().transactional(async tx => {
    await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [name])
    return work(tx)
  })
}
