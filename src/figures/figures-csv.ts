import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { figure } from '../../lifecycle/figure.js'
import { day, line } from '../edge/fields.js'
import type { FieldError } from '../edge/problem.js'

const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, { error: 'must be a plain number with a point, like 125000.50' })
  .transform(Number)
  .pipe(figure)

/** One line of an import: a KPI of one partnership in one period. */
const columns = {
  partnership: line(120).describe('id of a partnership, or the name of a partner with exactly one that lives'),
  review: z
    .string()
    .regex(/^([1-9]\d{0,2})?$/, {
      error: 'must be the number of a review, or empty for the quarter in which as_of lies',
    })
    .transform(value => (value === '' ? undefined : Number(value))),
  kpi: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,60}$/, { error: 'must be the name of a KPI such as partner_sourced_revenue' }),
  value: number,
  as_of: day,
  source: z.string().regex(/^[a-z0-9_-]{1,40}$/i, { error: 'must be one word for where it came from, such as crm' }),
}
const row = z.object(columns)
export type FigureRow = z.output<typeof row> & { line: number }
export const figureColumns = Object.keys(columns) as (keyof typeof columns)[]

/** All rows, or every mistake with its line and column; line 1 is the header. */
export function readFigures(text: string): { rows: FigureRow[]; errors: FieldError[] } {
  let records: { record: string[]; info: { lines: number } }[]
  try {
    // `info.lines` counts line ends inside quotes too, so that a message names the line that an editor shows.
    records = parse(text, {
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as never
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string }
    return { rows: [], errors: [{ path: `line ${lines ?? '?'}`, message: `is not readable as CSV: ${message}` }] }
  }
  const header = records[0]?.record.map(name => name.toLowerCase())
  if (!header)
    return {
      rows: [],
      errors: [{ path: 'line 1', message: `is missing: the header must be ${figureColumns.join(',')}` }],
    }
  const headerErrors = [
    ...figureColumns.filter(name => !header.includes(name)).map(name => `the column ${name} is missing`),
    ...header.filter(name => !(name in columns)).map(name => `the column "${name}" is not known`),
    ...header.filter((name, at) => header.indexOf(name) !== at).map(name => `the column ${name} stands twice`),
  ]
  if (headerErrors.length > 0)
    return {
      rows: [],
      errors: headerErrors.map(message => ({
        path: 'line 1',
        message: `${message}; the header must be ${figureColumns.join(',')}`,
      })),
    }
  if (records.length === 1)
    return { rows: [], errors: [{ path: 'line 2', message: 'is missing: there is no figure below the header' }] }

  const rows: FigureRow[] = []
  const errors: FieldError[] = []
  const seen = new Map<string, number>()
  for (const { record, info } of records.slice(1)) {
    if (record.length !== header.length) {
      errors.push({
        path: `line ${info.lines}`,
        message: `has ${record.length} columns and must have ${header.length}, as the header has`,
      })
      continue
    }
    const checked = row.safeParse(Object.fromEntries(header.map((name, at) => [name, record[at]])))
    if (!checked.success) {
      errors.push(
        ...checked.error.issues.map(({ path, message }) => ({
          path: `line ${info.lines}, ${String(path[0])}`,
          message: `${message}; it is "${record[header.indexOf(String(path[0]))]}"`,
        })),
      )
      continue
    }
    const { review, partnership, kpi, as_of } = checked.data
    const key = [partnership, review ?? as_of, kpi].join('\n')
    const before = seen.get(key)
    if (before)
      errors.push({
        path: `line ${info.lines}, kpi`,
        message: `the same figure stands on line ${before} already; keep one of them`,
      })
    seen.set(key, info.lines)
    rows.push({ ...checked.data, line: info.lines })
  }
  return { rows, errors }
}
