import { setTimeout as pause } from 'node:timers/promises'
import type { MikroORM } from '@mikro-orm/postgresql'
import { orExit, readDatabaseConfig } from '../config.js'
import { openDatabase } from './config.js'

/**
 * Brings the database at the address to the newest schema; answers with the names of what was applied. Safe to run
 * again, and by several at once.
 */
export async function migrate(url: string, patience = 20_000): Promise<string[]> {
  const orm = await openDatabase(url, { max: 2 })
  try {
    await untilReachable(orm, patience)
    return await orm.em.fork().transactional(async em => {
      // Two processes that start together would both find the same migrations pending; the second waits here and finds
      // none.
      await em.execute(`select pg_advisory_xact_lock(hashtext('handfast migrations'))`)
      const applied = await orm.migrator.up({ transaction: em.getTransactionContext() })
      return applied.map(({ name }) => name)
    })
  } finally {
    await orm.close(true)
  }
}

/** A database that starts beside us needs seconds; one that refuses the password will refuse it again. */
async function untilReachable(orm: MikroORM, patience: number): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    try {
      await orm.em.fork().execute('select 1')
      return
    } catch (error) {
      const said = saidBy(error)
      const starting = /ECONNREFUSED|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|terminated unexpectedly|starting up/.test(said)
      if (!starting || Date.now() > deadline) throw new Error(`the database cannot be used: ${said}`)
      await pause(250)
    }
  }
}

/** A refused connection to a name with two addresses is an AggregateError without a message of its own. */
function saidBy(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return message || code || String(error)
}

if (process.argv[1] === import.meta.filename) {
  const { databaseUrl } = orExit(readDatabaseConfig)
  const { hostname, port, pathname } = new URL(databaseUrl)
  const address = `${hostname}:${port || 5432}${pathname}`
  try {
    const applied = await migrate(databaseUrl)
    console.log(
      applied.length > 0
        ? `Migrated ${address}: ${applied.join(', ')}`
        : `Nothing to migrate: ${address} has the newest schema`,
    )
  } catch (error) {
    console.error(`Migration of ${address} failed: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
