import { resolve } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { type NativeConnection, Worker } from '@temporalio/worker'
import type { MikroORM } from '@mikro-orm/postgresql'
import { type Config, orExit, readConfig } from '../config.js'
import { calendarLoader } from '../database/calendars.js'
import { modelLoader } from '../database/models.js'
import { zonesOf } from '../database/zones.js'
import { nextDay } from '../lifecycle/elapse.js'
import type { Model } from '../lifecycle/model.js'
import { standing } from '../lifecycle/standing.js'
import { step } from '../lifecycle/step.js'
import { ensureHousekeeping, housekeeper } from './housekeeping.js'
import { asProcess, connectDatabase, connectEngine, installRuntime, runUntilAsked } from './process.js'
import { stepper } from './step.js'

export const workflowsPath = resolve(import.meta.dirname, '../workflows/index.ts')

export interface PartnershipWorkerParts {
  database: MikroORM
  connection: NativeConnection
  client: Client
  namespace: string
  taskQueue: string
  retention: Config['retention']
  /** A bundle built beforehand; without one it is built from source. */
  bundle?: { codePath: string } | undefined
}

/** The worker that takes partnerships' steps, and does the rounds that belong to no partnership. */
export function partnershipWorker({
  database,
  connection,
  client,
  namespace,
  taskQueue,
  retention,
  bundle,
}: PartnershipWorkerParts): Promise<Worker> {
  const log = (message: string) => console.error(message)
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    ...(bundle ? { workflowBundle: bundle } : { workflowsPath }),
    activities: {
      ...stepper<Model>(
        database,
        { step, nextDay, standing },
        {
          model: modelLoader<Model>(database),
          calendar: calendarLoader(database),
          zones: zonesOf,
          broken: (partnership, what, error) =>
            log(
              `partnership ${partnership}: the rules broke on ${what}: ${error instanceof Error ? error.stack : String(error)}`,
            ),
        },
      ),
      ...housekeeper({ database, client, taskQueue, retention }),
    },
    shutdownGraceTime: '30s',
  })
}

async function main(config: Config): Promise<void> {
  installRuntime(config, config.partnershipMetrics)
  const connection = await connectEngine(config)
  const database = await connectDatabase(config).catch(async (error: unknown) => {
    await connection.close()
    throw error
  })
  const { temporalNamespace: namespace, temporalAddress: address, taskQueue, retention, workflowBundle } = config
  const clientConnection = await Connection.connect({ address })
  try {
    const client = new Client({ connection: clientConnection, namespace })
    const worker = await partnershipWorker({
      database,
      connection,
      client,
      namespace,
      taskQueue,
      retention,
      bundle: workflowBundle === undefined ? undefined : { codePath: workflowBundle },
    })
    await ensureHousekeeping(client, taskQueue)
    await runUntilAsked([worker])
  } finally {
    await clientConnection.close()
    await connection.close()
    await database.close(true)
  }
}

if (process.argv[1] === import.meta.filename) await asProcess(() => main(orExit(readConfig)))
