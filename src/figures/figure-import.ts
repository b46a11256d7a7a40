import { Injectable } from '@nestjs/common'
import { MikroORM } from '@mikro-orm/postgresql'
import { Partnership } from '../../database/entities/partnership.js'
import { addMonths } from '../../lifecycle/day.js'
import type { Model } from '../../lifecycle/model.js'
import type { Actor } from '../../lifecycle/people.js'
import { idOf } from '../commands/asked.js'
import { Commands } from '../commands/commands.js'
import { type Keyed, Keys } from '../commands/keys.js'
import type { FieldError } from '../edge/problem.js'
import { invalid } from '../edge/validation.js'
import type { FigureRow } from './figures-csv.js'

interface Placed {
  row: FigureRow
  partnership: Partnership
  review: number
}

/** Records a whole import, or says what is wrong with it before anything is recorded. */
@Injectable()
export class FigureImport {
  constructor(
    private readonly orm: MikroORM,
    private readonly commands: Commands,
    private readonly keys: Keys,
  ) {}

  async record(rows: FigureRow[], by: Actor, asked: Keyed) {
    const groups = new Map<string, Placed[]>()
    for (const placed of await this.keys.hold(asked, rows, () => this.place(rows))) {
      const group = `${placed.partnership.id} ${placed.review}`
      groups.set(group, [...(groups.get(group) ?? []), placed])
    }
    const recorded = []
    for (const [group, placed] of [...groups].sort(([, [a]], [, [b]]) => a!.review - b!.review)) {
      const {
        partnership: { id: partnership, code },
        review,
      } = placed[0]!
      const figures = placed.map(({ row: { kpi, value, as_of, source } }) => ({ kpi, value, asOf: as_of, source }))
      const { first, last } = await this.commands.carryOut({
        type: 'record_figures',
        partnership,
        code,
        by,
        commandId: idOf(asked.commandId, group),
        path: { partnership, review },
        body: { figures },
      })
      recorded.push({ partnership, review, figures: figures.length, first, last })
    }
    return { figures: rows.length, recorded }
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
