import { Injectable } from '@nestjs/common'
import { MikroORM } from '@mikro-orm/postgresql'
import { digest } from '../../database/canonical.js'
import { KpiActual } from '../../database/entities/kpi-actual.js'
import { Partnership } from '../../database/entities/partnership.js'
import { addMonths } from '../../lifecycle/day.js'
import type { Model } from '../../lifecycle/model.js'
import type { Actor } from '../../lifecycle/people.js'
import { idOf } from '../commands/asked.js'
import { Commands } from '../commands/commands.js'
import { type Keyed, Keys } from '../commands/keys.js'
import { type FieldError, Problem } from '../edge/problem.js'
import { invalid } from '../edge/validation.js'
import type { FigureRow } from './figures-csv.js'

interface Placed {
  row: FigureRow
  partnership: Partnership
  review: number
}

interface Outcome {
  outcome: 'recorded' | 'unchanged' | 'refused' | 'unanswered'
  /** Number of the event that recorded it. */
  event?: number
  detail?: string
}
/** By the number of its line. */
type Outcomes = Map<number, Outcome>

const atOnce = 8

/**
 * Records an import, or says what is wrong with it before anything is recorded. A file may be sent again whenever it
 * broke off: what stands already is left alone.
 */
@Injectable()
export class FigureImport {
  constructor(
    private readonly orm: MikroORM,
    private readonly commands: Commands,
    private readonly keys: Keys,
  ) {}

  async record(rows: FigureRow[], by: Actor, asked: Keyed) {
    const placed = await this.keys.hold(asked, rows, () => this.place(rows))
    const outcomes: Outcomes = new Map()
    const waiting = [...grouped(placed, ({ partnership }) => partnership).values()]
    let away: Problem | undefined
    const work = async () => {
      for (let own = waiting.shift(); own && !away; own = waiting.shift())
        await this.recordOf(own, by, outcomes).catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error
          away = error
        })
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    const lines = placed.map(({ row: { line, kpi }, partnership: { id }, review }) => ({
      line,
      partnership: id,
      review,
      kpi,
      ...(outcomes.get(line) ?? { outcome: 'unanswered' as const, detail: 'send the same file again' }),
    }))
    const count = (outcome: Outcome['outcome']) => lines.filter(line => line.outcome === outcome).length
    const answer = {
      recorded: count('recorded'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      unanswered: count('unanswered'),
      lines,
    }
    if (away && answer.unanswered === lines.length) throw away
    return answer
  }

  /** One partnership's, the earliest review first, with one command a review. */
  private async recordOf(placed: Placed[], by: Actor, outcomes: Outcomes): Promise<void> {
    const { id: partnership, code } = placed[0]!.partnership
    const reviews = grouped(placed, ({ review }) => review)
    const known = await this.orm.em
      .fork()
      .find(
        KpiActual,
        { partnership, review: { $in: [...reviews.keys()] } },
        { orderBy: { event: 'asc', position: 'asc' } },
      )
    for (const [review, own] of [...reviews].sort(([a], [b]) => a - b)) {
      const standing = new Map(known.filter(figure => figure.review === review).map(figure => [figure.kpi, figure]))
      const changed = own.filter(({ row }) => !isSame(standing.get(row.kpi), row))
      for (const { row } of own)
        if (isSame(standing.get(row.kpi), row)) outcomes.set(row.line, { outcome: 'unchanged' })
      if (changed.length === 0) continue
      const figures = changed
        .map(({ row: { kpi, value, as_of, source } }) => ({ kpi, value, asOf: as_of, source }))
        .sort((a, b) => (a.kpi < b.kpi ? -1 : 1))
      // The same content on the same ground is the same command, whoever sends it and how often.
      const ground = String(Math.max(0, ...[...standing.values()].map(({ event }) => event)))
      const outcome = await this.commands
        .carryOut({
          type: 'record_figures',
          partnership,
          code,
          by,
          commandId: idOf('figures', partnership, String(review), ground, digest(figures)),
          path: { partnership, review },
          body: { figures },
        })
        .then(({ first }): Outcome => ({ outcome: 'recorded', event: first }))
        .catch((error: unknown): Outcome => {
          if (!(error instanceof Problem) || error.status >= 500) throw error
          return { outcome: 'refused', detail: error.detail }
        })
      for (const { row } of changed) outcomes.set(row.line, outcome)
    }
  }

  /** Finds each row's partnership and review; everything that can be known beforehand is checked beforehand. */
  private async place(rows: FigureRow[]): Promise<Placed[]> {
    const ids = [...new Set(rows.map(({ partnership }) => partnership))]
    const found = await this.orm.em
      .fork()
      .find(
        Partnership,
        { $or: [{ id: { $in: ids.filter(one => isId(one)) } }, { closedOn: null, partner: { name: { $in: ids } } }] },
        { populate: ['partner', 'model'] },
      )
    const errors: FieldError[] = []
    const placed = rows.flatMap(row => {
      const wrong = (column: string, message: string) => {
        errors.push({ path: `line ${row.line}, ${column}`, message })
        return []
      }
      const matching = found.filter(({ id, partner }) => id === row.partnership || partner.name === row.partnership)
      const [partnership] = matching
      if (!partnership)
        return wrong(
          'partnership',
          `"${row.partnership}" is no partnership’s id and no name of a partner with one that lives`,
        )
      if (matching.length > 1)
        return wrong('partnership', `"${row.partnership}" has several partnerships; name one by its id`)
      if (partnership.isOver()) return wrong('partnership', `this partnership is over since ${partnership.closedOn}`)
      if (row.as_of > partnership.today) return wrong('as_of', `lies after the partner’s today, ${partnership.today}`)
      const kpis = kpisOf(partnership)
      if (!kpis.includes(row.kpi))
        return wrong(
          'kpi',
          `"${row.kpi}" is no KPI of a ${partnership.type} under ${partnership.model.name}; use one of ${kpis.join(', ')}`,
        )
      const review = row.review ?? reviewAt(partnership, row.as_of)
      if (review === undefined)
        return wrong('review', 'is empty, and there is no agreement yet from whose start quarters could be counted')
      if (review < 1) return wrong('as_of', `lies before the agreement’s start, ${partnership.agreementAnchor}`)
      return [{ row, partnership, review }]
    })
    if (errors.length > 0) throw invalid(errors)
    return placed
  }
}

function grouped<Key>(placed: Placed[], keyOf: (one: Placed) => Key): Map<Key, Placed[]> {
  const groups = new Map<Key, Placed[]>()
  for (const one of placed) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

const isSame = (known: KpiActual | undefined, { value, as_of, source }: FigureRow) =>
  known?.value === value && known.asOf === as_of && known.source === source

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

function kpisOf({ model, type }: Partnership): string[] {
  const { weights } = (model.data as Model).scores.card
  return Object.keys(weights[type] ?? weights.else ?? {})
}

/** R2: the number of the quarter, counted from the anchor, in which the day lies. */
function reviewAt({ agreementAnchor }: Partnership, day: string): number | undefined {
  if (!agreementAnchor) return undefined
  if (day < agreementAnchor) return 0
  let review = 1
  while (addMonths(agreementAnchor, 3 * review) <= day) review += 1
  return review
}
