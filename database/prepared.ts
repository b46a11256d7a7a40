import type { EntityManager } from '@mikro-orm/postgresql'

/**
 * A statement that PostgreSQL reads and plans once a connection, in place of each time: for the few that every request
 * waits for (who acts; what an opening must know), where that took longer than carrying it out. A pooler
 * between must know of prepared statements (PgBouncer since 1.21). Errors are those of MikroORM.
 */
export function prepared<Row extends object>(
  name: string,
  text: string,
): (em: EntityManager, values: unknown[]) => Promise<Row[]> {
  return async (em, values) => {
    try {
      const pool = await em.getConnection().getNativeClient()
      return (await pool.query<Row>({ name, text, values })).rows
    } catch (error) {
      throw em.getDriver().convertException(error as Error)
    }
  }
}
