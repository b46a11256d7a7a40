import type { Pool, PoolClient } from 'pg'

/** Milliseconds in which whoever holds a connection that has ended would have given it back. */
const patience = 1_000

/**
 * A connection that ends while a transaction holds it costs its place in the pool for good: where `begin`, `commit` or
 * `rollback` throws, Kysely's controlled transaction does not give it back. What nobody gave back is taken out here.
 */
export function takeOutLost(pool: Pool): void {
  const held = new Set<PoolClient>()
  pool.on('acquire', client => held.add(client))
  pool.on('release', (_error, client) => held.delete(client))
  pool.on('connect', client => {
    client.once('end', () => setTimeout(() => held.has(client) && client.release(true), patience).unref())
  })
}
