import type { EntityManager } from '@mikro-orm/postgresql'
import { asOne } from './as-one.js'
import { Exit } from './entities/exit.js'
import { Grant } from './entities/grant.js'
import { Initiative } from './entities/initiative.js'
import { JournalEntry } from './entities/journal-entry.js'
import { KpiActual } from './entities/kpi-actual.js'
import { KpiTarget } from './entities/kpi-target.js'
import { PlayRun } from './entities/play-run.js'
import { Review } from './entities/review.js'
import { SurveyAnswer } from './entities/survey-answer.js'
import { Task } from './entities/task.js'
import { lockOwnRow } from './project/own-row.js'
import { blanks, opening } from './project/partnership.js'
import { project } from './project/project.js'
import { Rows } from './project/rows.js'

/** Tables that follow from the journal alone. */
export const projected = [Task, PlayRun, Review, KpiTarget, KpiActual, SurveyAnswer, Initiative, Grant, Exit]

/**
 * Empties what follows from a partnership's journal and lets it follow anew: after a projection was mended, and as the
 * proof that the rows say what the journal says. Letters stay (they were sent or not, which no journal knows), and so
 * does what the workflow says of itself.
 */
export async function rebuild(em: EntityManager, id: string): Promise<void> {
  await em.fork().transactional(async tx => {
    const partnership = await lockOwnRow(tx, id)
    const events = (await tx.find(JournalEntry, { partnership: id }, { orderBy: { number: 'asc' } })).map(entry =>
      entry.event(),
    )
    const [first] = events
    if (first?.type !== 'partnership_opened')
      throw new Error(`partnership ${id}: its journal does not begin with partnership_opened`)
    // Each has a partnership; their union has no common entity name that TypeScript could infer.
    for (const table of projected) await tx.nativeDelete(table as typeof Task, { partnership: id })
    const { today } = partnership
    const rows = new Rows(tx, partnership, events)
    rows.set({ ...blanks, ...opening(first) })
    await project(rows, events)
    await asOne(tx, rows.writes({ today, number: events.length }))
  })
}
