import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { orExit, readDatabaseConfig } from '../config.js'
import { fold } from '../lifecycle/evolve.js'
import { asOne } from './as-one.js'
import { openDatabase } from './config.js'
import { Partnership } from './entities/partnership.js'
import type { Task } from './entities/task.js'
import { lockState, readJournal } from './journal.js'
import { changedContacts, spokenOf } from './rows/elsewhere.js'
import { partnershipRow } from './rows/partnership.js'
import { tables } from './rows.js'
import { upserts } from './upsert.js'

/**
 * Lets every row of a partnership follow anew from its journal: after a change of what rows say, and as the proof that
 * they say what the journal says. Its steps wait meanwhile. Letters stay (they were sent or not, which no journal
 * knows), and so does what the workflow says of itself.
 */
export async function rebuild(em: EntityManager, id: string): Promise<void> {
  await em.fork().transactional(async tx => {
    const { today } = await lockState(tx, id)
    const events = await readJournal(tx, id)
    const after = fold(events)
    // Each has a partnership; their union has no common entity name that TypeScript could infer.
    for (const { entity } of tables) await tx.nativeDelete(entity as typeof Task, { partnership: id })
    await asOne(tx, [
      ...upserts(tx, { before: undefined, after, events }),
      ...changedContacts(tx, undefined, after),
      ...spokenOf(tx, after, events),
      tx
        .createQueryBuilder(Partnership)
        .update({ ...partnershipRow(after), today })
        .where({ id }),
    ])
  })
}

/** One after the other, so that the partnerships around it go on. Returns how many there were. */
export async function rebuildAll({ em }: Pick<MikroORM, 'em'>, tell: (id: string) => void = () => {}): Promise<number> {
  let last = ''
  for (let count = 0; ; count += 1) {
    const [next] = await em
      .fork()
      .find(Partnership, last ? { id: { $gt: last } } : {}, { fields: ['id'], orderBy: { id: 'asc' }, limit: 1 })
    if (!next) return count
    await rebuild(em, next.id)
    tell(next.id)
    last = next.id
  }
}

const usage = 'Usage: npm run rebuild -- <partnership id> [<partnership id> …] | --all'

async function main(asked: string[]): Promise<number> {
  if (asked.length === 0 || asked.includes('--help')) {
    console.error(usage)
    return 2
  }
  const database = await openDatabase(orExit(readDatabaseConfig).databaseUrl, { max: 2 })
  const tell = (id: string) => console.log(`${id}: rebuilt from its journal`)
  try {
    if (asked[0] === '--all') console.log(`${await rebuildAll(database, tell)} partnerships rebuilt`)
    else for (const id of asked) await rebuild(database.em, id).then(() => tell(id))
    return 0
  } catch (error) {
    console.error(`Rebuilding stopped: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  } finally {
    await database.close(true)
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2))
