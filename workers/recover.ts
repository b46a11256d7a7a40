import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client'
import { orExit, readConfig } from '../config.js'
import { openDatabase } from '../database/config.js'
import { Partnership } from '../database/entities/partnership.js'
import { partnershipWorkflow, workflowId } from '../workflows/contract.js'
import { type Restart, startFromJournal } from './restart.js'

/** Why a partnership was not restarted, in words for the person who asked. */
export class NotRecoverable extends Error {
  override name = 'NotRecoverable'
}

export interface Recovered {
  partnership: string
  was: Fate
  number: number
  letters: number
}
/** How the engine remembers the workflow; `LOST` when it does not. */
export type Fate =
  'LOST' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'TERMINATED' | 'CONTINUED_AS_NEW' | 'TIMED_OUT' | string

/**
 * Restarts a partnership whose workflow failed, was terminated or is lost, from its folded journal; refuses when there
 * is nothing to mend.
 */
export async function recover(parts: Restart, id: string): Promise<Recovered> {
  const partnership = await parts.database.em.fork().findOne(Partnership, id)
  if (!partnership) throw new NotRecoverable('there is no such partnership')
  const was = await fateOf(parts.client, partnership.code)
  if (isAlive(was)) throw new NotRecoverable('its workflow still runs: nothing to recover')
  if (partnership.isOver())
    throw new NotRecoverable(`it is over since ${partnership.closedOn} (${partnership.closedReason})`)
  if (was === 'COMPLETED')
    throw new NotRecoverable('its workflow ended well although the journal goes on: a person has to look at both first')
  const { number, letters } = await startFromJournal(parts, partnership)
  return { partnership: id, was, number, letters: letters.length }
}

/**
 * Partnerships that are not over and whose workflow was started, but does not run. The engine is asked for those that
 * run a page at a time; its list follows at a distance, so one that it leaves out is asked for by itself.
 */
export async function findLost({ database, client, taskQueue }: Restart): Promise<string[]> {
  const query = `WorkflowType = '${partnershipWorkflow}' AND TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`
  const running = new Set<string>()
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 })) running.add(workflowId)
  const expected = await database.em
    .fork()
    .find(Partnership, { closedOn: null, started: true }, { fields: ['id', 'code'], orderBy: { id: 'asc' } })
  const lost: string[] = []
  for (const { id, code } of expected)
    if (!running.has(workflowId(code)) && !isAlive(await fateOf(client, code))) lost.push(id)
  return lost
}

const isAlive = (fate: Fate) => fate === 'RUNNING' || fate === 'PAUSED'

async function fateOf(client: Client, code: string): Promise<Fate> {
  try {
    return (await client.workflow.getHandle(workflowId(code)).describe()).status.name
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'LOST'
    throw error
  }
}

const usage = 'Usage: npm run recover -- <partnership id> [<partnership id> …] | --all-lost'

async function main(asked: string[]): Promise<number> {
  if (asked.length === 0 || asked.includes('--help')) {
    console.error(usage)
    return 2
  }
  const config = orExit(readConfig)
  const database = await openDatabase(config.databaseUrl, { max: 2 })
  const connection = await Connection.connect({ address: config.temporalAddress })
  try {
    const parts: Restart = {
      database,
      client: new Client({ connection, namespace: config.temporalNamespace }),
      taskQueue: config.taskQueue,
    }
    const ids = asked[0] === '--all-lost' ? await findLost(parts) : asked
    if (ids.length === 0) console.log('Every partnership that is not over has a running workflow: nothing to recover.')
    let failures = 0
    for (const id of ids) {
      try {
        const { was, number, letters } = await recover(parts, id)
        console.log(
          `${id}: restarted from event ${number} with ${letters} unfinished letters; its workflow was ${was.toLowerCase()}`,
        )
      } catch (error) {
        failures += 1
        console.error(`${id}: not restarted, ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    return failures === 0 ? 0 : 1
  } finally {
    await connection.close()
    await database.close(true)
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    console.error(`Recovery stopped: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
