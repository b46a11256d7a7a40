import { openDatabase } from '../database/config.js'
import { append, readJournal } from '../database/journal.js'
import { evolve, fold } from '../lifecycle/evolve.js'
import { compared, type Figure } from './figure.js'
import { openedLife } from './opened-life.js'
import type { Place } from './place.js'
import { standardReseller } from './reseller.js'
import { sideBySide } from './side-by-side.js'

const years = 10
/**
 * After a release that changes the state's version each partnership folds its journal once, in the two seconds that a
 * step has where its workflow is: at some 2 ms a read of the row, that is forty at once.
 */
const limit = 25

/**
 * The journal of the standard reseller's ten years read and folded, against its state read from its row: what a step
 * costs that finds no state of its version, and why the state stands there.
 */
export async function journalRead({ ours: { databaseUrl } }: Place): Promise<Figure> {
  const orm = await openDatabase(databaseUrl)
  try {
    const { life } = standardReseller(12 * years)
    const opened = await openedLife(orm, life)
    const { partnership } = opened
    const [, ...events] = life.events
    await orm.em
      .fork()
      .transactional(tx => append(tx, { before: evolve(undefined, opened), after: fold([opened, ...events]), events }))
    const { ours, baseline } = await sideBySide(
      async () => fold(await readJournal(orm.em.fork(), partnership)),
      () => orm.em.execute('select state, today from partnership where id = ?', [partnership]),
      { clients: 1, requests: 1, turns: 100, warmUp: 30, rest: 0 },
    )
    return compared(ours, baseline, 'ms', limit)
  } finally {
    await orm.close(true)
  }
}
