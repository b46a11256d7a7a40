import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client'
import { type NativeConnection, Worker } from '@temporalio/worker'
import type { MikroORM } from '@mikro-orm/postgresql'
import { type Config, orExit, readConfig } from '../config.js'
import { mailQueue } from '../workflows/contract.js'
import { ask, refusalCode } from '../workflows/ask.js'
import { type Bounced, deliverer } from './deliver.js'
import { Post } from './post.js'
import { asProcess, connectDatabase, connectEngine, installRuntime, runUntilAsked } from './process.js'

export interface MailWorkerParts {
  database: MikroORM
  connection: NativeConnection
  client: Client
  namespace: string
  /** The partnerships' queue; letters wait in the one beside it. */
  taskQueue: string
  post: Pick<Post, 'send'>
  from: string
  publicUrl: string
  linkSecret: string
  /** For the whole queue, however many workers serve it. */
  perSecond: number
}

/** The worker that sends letters; a mail server that is slow or away holds up nothing but letters. */
export function mailWorker({
  database,
  connection,
  client,
  namespace,
  taskQueue,
  post,
  from,
  publicUrl,
  linkSecret,
  perSecond,
}: MailWorkerParts): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue: mailQueue(taskQueue),
    activities: {
      ...deliverer({
        database,
        post,
        from,
        publicUrl,
        linkSecret,
        bounced: (code, whose, id) => tellBounced(client, code, whose, id),
        report: (key, code) => console.error(`letter ${key}: ${code}`),
      }),
    },
    maxTaskQueueActivitiesPerSecond: perSecond,
    maxConcurrentActivityTaskExecutions: 20,
    shutdownGraceTime: '30s',
  })
}

/**
 * The partnership decides what follows: who is told, and that nothing more is sent there. One that is over, or knows,
 * needs nothing.
 */
async function tellBounced(client: Client, code: string, whose: Bounced, id: string): Promise<void> {
  try {
    await ask(client, code, { id, by: { side: 'vendor', id: 'handfast', admin: true }, ...whose })
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || refusalCode(error) !== undefined) return
    throw error
  }
}

async function main(config: Config): Promise<void> {
  installRuntime(config, config.mailMetrics)
  const connection = await connectEngine(config)
  const database = await connectDatabase(config).catch(async (error: unknown) => {
    await connection.close()
    throw error
  })
  const {
    temporalNamespace: namespace,
    temporalAddress: address,
    taskQueue,
    mailFrom: from,
    publicUrl,
    linkSecret,
    mailPerSecond: perSecond,
  } = config
  const clientConnection = await Connection.connect({ address })
  const post = new Post({ url: config.smtpUrl })
  try {
    const client = new Client({ connection: clientConnection, namespace })
    await runUntilAsked([
      await mailWorker({
        database,
        connection,
        client,
        namespace,
        taskQueue,
        post,
        from,
        publicUrl,
        linkSecret,
        perSecond,
      }),
    ])
  } finally {
    post.close()
    await clientConnection.close()
    await connection.close()
    await database.close(true)
  }
}

if (process.argv[1] === import.meta.filename) await asProcess(() => main(orExit(readConfig)))
