import type { EntityManager } from '@mikro-orm/postgresql'
import type { Write } from './as-one.js'
import type { Change, Row, Table } from './rows/table.js'
import { rowsOf } from './rows.js'

/** The writes of every row of its own that changed with the partnership. */
export const upserts = (em: EntityManager, change: Change): Write[] =>
  rowsOf(change).map(({ table, rows }) => upsert(em, change.after.partnership, table, rows))

/**
 * One statement that inserts a partnership's rows, or replaces those with their keys. `upsertMany` would read back
 * every row.
 */
function upsert(em: EntityManager, partnership: string, { entity, key }: Table, rows: Row[]): Write {
  const others = Object.keys(rows[0] ?? {}).filter(name => !key.includes(name))
  return em
    .createQueryBuilder<object>(entity)
    .insert(rows.map(row => ({ partnership, ...row })))
    .onConflict(['partnership', ...key] as never)
    .merge(others as never)
}
