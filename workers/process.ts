import { setTimeout as wait } from 'node:timers/promises'
import type { MikroORM } from '@mikro-orm/postgresql'
import { DefaultLogger, type LogLevel, NativeConnection, Runtime, type Worker } from '@temporalio/worker'
import type { Config } from '../config.js'
import { openDatabase } from '../database/config.js'

const levels: Record<Config['logLevel'], LogLevel> = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  silent: 'ERROR',
}
const patience = 60_000

/**
 * Before anything native: the process's signals are ours, so that workers, connection and database end in this order.
 */
export function installRuntime({ logLevel }: Pick<Config, 'logLevel'>, metrics: string | undefined): void {
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger(levels[logLevel]),
    telemetryOptions: {
      logging: { forward: {}, filter: levels[logLevel] },
      ...(metrics && { metrics: { prometheus: { bindAddress: metrics } } }),
    },
  })
}

/** Connects to the engine, waiting a minute for one that is still starting. */
export function connectEngine(
  { temporalAddress: address }: Pick<Config, 'temporalAddress'>,
  seconds = patience / 1000,
): Promise<NativeConnection> {
  return insist(
    `the Temporal engine at ${address} (TEMPORAL_ADDRESS)`,
    () => NativeConnection.connect({ address }),
    seconds,
  )
}

/** Opens the database and asks it something, because nothing connects before the first query. */
export async function connectDatabase(
  { databaseUrl }: Pick<Config, 'databaseUrl'>,
  seconds = patience / 1000,
): Promise<MikroORM> {
  const database = await openDatabase(databaseUrl)
  const { host, pathname } = new URL(databaseUrl)
  await insist(
    `the database at ${host}${pathname} (DATABASE_URL)`,
    () => database.em.fork().getConnection().execute('select 1'),
    seconds,
  )
  return database
}

/** What did not become available in time, in one line for the person who starts the process. */
export class NotThere extends Error {
  override name = 'NotThere'
}

async function insist<T>(what: string, attempt: () => Promise<T>, seconds: number): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; ;) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > deadline) throw new NotThere(`${what} does not answer after ${seconds} s: ${reasonOf(error)}`)
      await wait(250)
    }
  }
}

function reasonOf(error: unknown): string {
  const { message, code, cause } = error as { message?: string; code?: unknown; cause?: unknown }
  return (
    [message, code, cause instanceof Error ? cause.message : undefined]
      .find(part => typeof part === 'string' && part.length > 0)
      ?.toString()
      .split('\n')[0] ?? 'no reason given'
  )
}

/** Runs workers until a signal asks them to end or one of them breaks; what they have begun is finished first. */
export async function runUntilAsked(workers: Worker[]): Promise<void> {
  const end = () => workers.forEach(worker => worker.getState() === 'RUNNING' && worker.shutdown())
  process.once('SIGINT', end).once('SIGTERM', end)
  try {
    await Promise.all(workers.map(worker => worker.run().finally(end)))
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end)
  }
}

/**
 * For the last line of an entry point: what went wrong at the start is told in one line, everything else with its
 * stack.
 */
export async function asProcess(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof NotThere ? `Not started: ${error.message}` : error)
    process.exitCode = 1
  }
}
