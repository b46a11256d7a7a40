import type { EntityManager } from '@mikro-orm/postgresql'

/** Several writes in one round trip: one statement. */
export async function asOne(
  em: EntityManager,
  writes: { toQuery(): { sql: string; params: readonly unknown[] } }[],
): Promise<void> {
  const queries = writes.map(write => write.toQuery())
  const parts = queries.map(({ sql }, index) => `part_${index} as (${sql})`)
  await em.execute(
    `with ${parts.join(', ')} select`,
    queries.flatMap(({ params }) => params),
  )
}
