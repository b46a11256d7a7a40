import type { EntityManager } from '@mikro-orm/postgresql'

/** A statement of the query builder. */
export interface Write {
  toQuery(): { sql: string; params: readonly unknown[] }
}

/** Several writes in one round trip: one statement. */
export async function asOne(em: EntityManager, writes: Write[]): Promise<void> {
  const queries = writes.map(write => write.toQuery())
  const parts = queries.map(({ sql }, index) => `part_${index} as (${sql})`)
  await em.execute(
    `with ${parts.join(', ')} select`,
    queries.flatMap(({ params }) => params),
  )
}
