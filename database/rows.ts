import { exitTable } from './rows/exits.js'
import { actualTable, answerTable, targetTable } from './rows/figures.js'
import { grantTable, initiativeTable } from './rows/growth.js'
import { reviewTable } from './rows/reviews.js'
import { runTable } from './rows/runs.js'
import type { Change, Row, Table } from './rows/table.js'
import { taskTable } from './rows/tasks.js'

/** Tables that follow from the journal alone. */
export const tables: Table[] = [
  taskTable,
  runTable,
  reviewTable,
  initiativeTable,
  grantTable,
  exitTable,
  actualTable,
  targetTable,
  answerTable,
]

/**
 * The rows in which a partnership after some events differs from what it was before. From nothing to a folded journal
 * they are all of its rows, so writing step by step and rebuilding say the same.
 */
export function rowsOf(change: Change): { table: Table; rows: Row[] }[] {
  return tables
    .map(table => ({ table, rows: lastOfEach(table, table.rows(change)) }))
    .filter(({ rows }) => rows.length > 0)
}

/** Where a key stands more than once, the last row counts: over comes before live, older before newer. */
function lastOfEach({ key }: Table, rows: Row[]): Row[] {
  return [...new Map(rows.map(row => [JSON.stringify(key.map(name => row[name])), row])).values()]
}
