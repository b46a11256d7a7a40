import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'

/**
 * Looking whether there is anything to migrate takes a process seconds before the API may begin, so the answer is kept:
 * these migrations, in this database of this cluster. Only where both are ours; elsewhere anything may have happened
 * meanwhile.
 */
const migrations = resolve(import.meta.dirname, '../database/migrations')
const fileIn = (stateFolder: string) => join(stateFolder, 'migrated')

export async function isMigrated(stateFolder: string, url: string): Promise<boolean> {
  const kept = (() => {
    try {
      return readFileSync(fileIn(stateFolder), 'utf8')
    } catch {
      return undefined
    }
  })()
  return kept !== undefined && kept === (await stamp(url))
}

export async function keepMigrated(stateFolder: string, url: string): Promise<void> {
  writeFileSync(fileIn(stateFolder), await stamp(url))
}

async function stamp(url: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of globSync('*.ts', { cwd: migrations }).sort())
    hash.update(`${name}\n`).update(readFileSync(join(migrations, name)))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const {
      rows: [database],
    } = await client.query<{ cluster: string; oid: string }>(
      'select system_identifier::text as cluster, oid::text as oid from pg_control_system(), '
        + 'pg_database where datname = current_database()',
    )
    return `${hash.digest('hex')} ${database!.cluster} ${database!.oid}`
  } finally {
    await client.end()
  }
}
