import { type Client, ScheduleNotFoundError } from '@temporalio/client'
import type { Config } from '../config.js'
import { type HousekeepingActivities, housekeepingId, housekeepingWorkflow } from '../workflows/contract.js'
import { digester } from './digest.js'
import { forgetter } from './forget.js'
import type { Restart } from './restart.js'
import { sweeper } from './sweep.js'
import { unownedLetters } from './unowned-letters.js'
import { watch } from './watch.js'

/** Makes the activity that is one round: each chore by itself, so that one that fails holds up none of the others. */
export function housekeeper(parts: Restart & Pick<Config, 'retention'>): HousekeepingActivities {
  const { database } = parts
  const { writeDigests } = digester(database)
  const { sweep } = sweeper(parts)
  const forget = forgetter(database, parts.retention)
  return {
    async keepHouse(hours, inFlight) {
      const failed: string[] = []
      const chore = async <T>(name: string, work: () => Promise<T>): Promise<T | undefined> => {
        try {
          return await work()
        } catch (error) {
          // What a round returns is kept in a history: the words are for this process's log.
          console.error(`housekeeping, ${name}: ${error instanceof Error ? error.message : String(error)}`)
          failed.push(name)
          return undefined
        }
      }
      await chore('sweep', sweep)
      const digestedTo = await chore('digests', async () => {
        for (const hourEnds of hours) await writeDigests(hourEnds)
        return hours.at(-1)
      })
      await chore('watch', () => watch(parts))
      if (hours.length > 0) await chore('forget', forget)
      const letters = await chore('letters', () => unownedLetters(database, inFlight))
      return { letters: letters ?? [], failed, ...(digestedTo !== undefined && { digestedTo }) }
    },
  }
}

/** Sees to it that housekeeping runs, whichever worker comes first, and that nothing is left of how it ran before. */
export async function ensureHousekeeping(client: Client, taskQueue: string): Promise<void> {
  await endSchedules(client)
  await client.workflow.start(housekeepingWorkflow, {
    workflowId: housekeepingId(taskQueue),
    taskQueue,
    args: [{}],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    staticSummary: 'digests, letters of no partnership, what was lost or overslept, what is kept too long',
  })
}

/** An earlier version had a Schedule for each chore, which started a workflow each minute. */
const scheduled = ['digest', 'post', 'sweep']

async function endSchedules(client: Client): Promise<void> {
  for (const id of scheduled) {
    const schedule = client.schedule.getHandle(id)
    try {
      const { action } = await schedule.describe()
      if (action.workflowType !== id) continue
      await schedule.delete()
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error
    }
  }
  // What they had started just now runs no code that is known here.
  const query = `WorkflowType IN ('${scheduled.join("', '")}') AND ExecutionStatus = 'Running'`
  for await (const { workflowId } of client.workflow.list({ query }))
    await client.workflow
      .getHandle(workflowId)
      .terminate('housekeeping is one workflow now')
      .catch(() => {})
}
