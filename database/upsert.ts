import type { EntityManager } from '@mikro-orm/postgresql'
import type { Row, Table } from './rows/table.js'

/**
 * One statement that inserts a partnership's rows, or replaces those with their keys. `upsertMany` would read back
 * every row.
 */
export function upsert(em: EntityManager, partnership: string, { entity, key }: Table, rows: Row[]) {
  const others = Object.keys(rows[0] ?? {}).filter(name => !key.includes(name))
  return em
    .createQueryBuilder<object>(entity)
    .insert(rows.map(row => ({ partnership, ...row })))
    .onConflict(['partnership', ...key] as never)
    .merge(others as never)
}
