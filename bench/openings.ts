import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Figure, single } from './figure.js'
import type { Place } from './place.js'
import { Programme } from './programme.js'

const count = 1000
const clients = 8
const warmUp = 80
/** A vendor with 10,000 partners brings them in within twenty minutes, */
const leastPerSecond = 10
/** and they begin in 160 MB of PostgreSQL and half a gigabyte of the engine's store. */
const mostPostgresBytes = 16_000
const mostEngineBytes = 50_000

/**
 * A programme of a thousand partnerships opened through the API by eight clients, one after the other without a rest,
 * until each has taken its first step; and what one takes in PostgreSQL and in the engine's store once all is quiet.
 */
export async function openings(place: Place): Promise<Record<string, Figure>> {
  const programme = await Programme.begin(place)
  const database = new pg.Client({ connectionString: place.ours.databaseUrl })
  await database.connect()
  try {
    const partners = await programme.partners(warmUp + count)
    await openAll(programme, partners.splice(0, warmUp))
    await started(database)
    // Room that earlier figures left would be filled first, and the growth would seem smaller than it is.
    await database.query('vacuum full')
    const before = await stored(place, database)
    const began = performance.now()
    await openAll(programme, partners)
    await started(database)
    const seconds = (performance.now() - began) / 1000
    const after = await stored(place, database)
    return {
      open_1000: single(count / seconds, 'partnerships/s', leastPerSecond, 'least'),
      open_postgres_bytes: single((after.postgres - before.postgres) / count, 'bytes', mostPostgresBytes),
      open_engine_bytes: single((after.engine - before.engine) / count, 'bytes', mostEngineBytes),
    }
  } finally {
    programme.close()
    await database.end()
  }
}

async function openAll(programme: Programme, partners: string[]): Promise<void> {
  const waiting = [...partners]
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let partner = waiting.pop(); partner; partner = waiting.pop()) await programme.open(partner)
    }),
  )
}

/** Every partnership has taken its first step. */
async function started(database: pg.Client): Promise<void> {
  await none(database, 'select count(*)::int as left from partnership where not started')
}

async function none(database: pg.Client, query: string): Promise<void> {
  for (const until = Date.now() + 120_000; ; await wait(50)) {
    const { rows } = await database.query<{ left: number }>(query)
    if (rows[0]?.left === 0) return
    if (Date.now() > until) throw new Error(`after two minutes there is still something left: ${query}`)
  }
}

/** Bytes that hold something, when letters that could go are gone and the engine has tidied up behind itself. */
async function stored({ folder }: Place, database: pg.Client): Promise<{ postgres: number; engine: number }> {
  await none(
    database,
    `select count(*)::int as left from letter where status in ('due', 'sending') and send_at < now()`,
  )
  await wait(5000)
  await database.query('vacuum')
  const { rows } = await database.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes')
  return { postgres: Number(rows[0]!.bytes), engine: engineBytes(join(folder, 'engine', 'engine.sqlite')) }
}

/** Pages in use: the file itself never shrinks. */
function engineBytes(file: string): number {
  const store = new DatabaseSync(file, { readOnly: true })
  try {
    const read = (name: string) => Number(Object.values(store.prepare(`pragma ${name}`).get()!)[0])
    return (read('page_count') - read('freelist_count')) * read('page_size')
  } finally {
    store.close()
  }
}
