import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { readHostConfig } from '../config.js'
import { buildEngine } from '../embedded/engine-build.js'
import { startEngine } from '../embedded/engine.js'
import { claim, endLeftovers, isClaimed } from '../embedded/leftovers.js'
import { type Launch, Parts } from '../embedded/parts.js'
import { freePorts, loopback, untilListening } from '../embedded/ports.js'
import { ensureDatabase, startPostgres } from '../embedded/postgres.js'
import {
  bundleWorkflows,
  migrate,
  startApi,
  startMailWorker,
  startPartnershipWorker,
  untilReady,
} from '../embedded/services.js'
import { bareTables } from './bare-contract.js'

/** Where both sides are reached. */
export interface Place {
  folder: string
  ours: { url: string; headers: Record<string, string>; databaseUrl: string }
  bare: { url: string }
  engine: { address: string; namespace: string }
  parts: Parts
  environment: NodeJS.ProcessEnv
}

const prefix = 'handfast-bench-'
const namespace = 'default'
const project = resolve(import.meta.dirname, '..')

/**
 * Runs the work with PostgreSQL, engine, our processes and the bare ones, durable as in production, and leaves nothing
 * behind.
 */
export async function within<T>(work: (place: Place) => Promise<T>): Promise<T> {
  await sweep()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  claim(folder)
  const parts = new Parts(folder)
  const told = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => reject(new Error(`ended by ${signal}`)))
  })
  told.catch(() => {})
  try {
    return await Promise.race([begin(parts, folder).then(work), parts.failure, told])
  } finally {
    await parts.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function begin(parts: Parts, folder: string): Promise<Place> {
  const { cacheFolder, environment: inherited } = readHostConfig()
  const [postgres, engine, smtp, api, bareApi] = (await freePorts(5)) as [number, number, number, number, number]
  const password = randomBytes(12).toString('hex')
  const { server } = await buildEngine(cacheFolder, inherited, (name, child) => parts.adopt(name, child))
  const [{ url }, { address }] = await Promise.all([
    startPostgres(parts, { folder: join(folder, 'postgres'), port: postgres, password, environment: inherited }),
    startEngine(parts, { server, folder: join(folder, 'engine'), port: engine, namespace, environment: inherited }),
  ])
  await ensureDatabase(url, 'handfast')
  await ensureDatabase(url, 'bare')
  await run(url('bare'), bareTables)

  const environment: NodeJS.ProcessEnv = {
    ...inherited,
    NODE_ENV: 'production',
    DATABASE_URL: url('handfast'),
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    SMTP_URL: `smtp://${loopback}:${smtp}`,
    API_PORT: String(api),
    API_KEY: password,
    LINK_SECRET: password,
    MAIL_PER_SECOND: '500',
  }
  const [bundle] = await Promise.all([
    bundleWorkflows(parts, join(folder, 'workflows'), environment),
    migrate(parts, environment),
  ])
  parts.start(ownProcess('Mail sink', 'mail-sink.ts', environment, [String(smtp)]))
  await untilListening(smtp, 'The mail sink')
  startPartnershipWorker(parts, { ...environment, WORKFLOW_BUNDLE: bundle })
  startMailWorker(parts, environment)
  startApi(parts, environment)
  const bare = { ...environment, DATABASE_URL: url('bare'), BARE_PORT: String(bareApi) }
  parts.start(ownProcess('Bare worker', 'bare-worker.ts', bare))
  parts.start(ownProcess('Bare API', 'bare-api.ts', bare))
  await untilReady(parts, `http://${loopback}:${api}`)
  await untilListening(bareApi, 'The bare API')
  return {
    folder,
    parts,
    environment,
    ours: { url: `http://${loopback}:${api}`, headers: { 'x-api-key': password }, databaseUrl: url('handfast') },
    bare: { url: `http://${loopback}:${bareApi}` },
    engine: { address, namespace },
  }
}

/** A process of the bench, started as Handfast's own are. */
export function ownProcess(
  name: string,
  file: string,
  environment: NodeJS.ProcessEnv,
  args: string[] = [],
  flags: string[] = [],
): Launch {
  return {
    name,
    command: process.execPath,
    args: ['--import', './typescript.js', '--enable-source-maps', ...flags, join('bench', file), ...args],
    directory: project,
    environment,
  }
}

async function run(connectionString: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(statements).finally(() => client.end())
}

/** What a bench that was killed hard left. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(entry => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    if (isClaimed(folder)) continue
    mkdirSync(folder, { recursive: true })
    await endLeftovers(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}
