import { type Client, ScheduleOverlapPolicy, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import type { MikroORM } from '@mikro-orm/postgresql'
import { Partnership } from '../database/entities/partnership.js'
import { RequestKey, daysKept } from '../database/entities/request-key.js'
import { type Restart, noteStarted, startFromJournal } from './restart.js'
import { keepSchedule } from './schedule.js'

/** The workflow of one activity that the Schedule starts. */
export const sweepWorkflow = 'sweep'

/**
 * Makes the activity that starts every opened partnership whose workflow was never started: the API commits the row
 * first, and may die, or find the engine away, before it starts the workflow. What need not be remembered any longer is
 * forgotten on the same round.
 */
export function sweeper(parts: Restart) {
  return {
    /** How many were started. One that cannot be started holds up none of the others, but is told. */
    async sweep(): Promise<number> {
      await forgetKeys(parts.database)
      const rows = await parts.database.em
        .fork()
        .find(Partnership, { started: false, closedOn: null }, { fields: ['id', 'code'], orderBy: { id: 'asc' }, limit: 500 })
      let started = 0
      const failures: string[] = []
      for (const row of rows) {
        const { id } = row
        try {
          await startFromJournal(parts, row)
          started += 1
        } catch (error) {
          // Started, but the note of it was lost.
          if (error instanceof WorkflowExecutionAlreadyStartedError) await noteStarted(parts.database, id)
          else failures.push(`${id}: ${error instanceof Error ? error.message : String(error)}`)
        }
      }
      if (failures.length > 0)
        throw new Error(
          `${failures.length} of ${rows.length} partnerships could not be started: ${failures.slice(0, 5).join('; ')}`,
        )
      return started
    },
  }
}

/** Keys of requests that nobody repeats any more. */
async function forgetKeys({ em }: Pick<MikroORM, 'em'>): Promise<void> {
  await em.fork().nativeDelete(RequestKey, { usedAt: { $lt: new Date(Date.now() - daysKept * 86_400_000) } })
}

/** Has the sweep run every minute. */
export function scheduleSweep(client: Client, taskQueue: string, scheduleId = 'sweep'): Promise<void> {
  return keepSchedule(client, {
    scheduleId,
    spec: { intervals: [{ every: '1m' }] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1m' },
    action: { type: 'startWorkflow', workflowType: sweepWorkflow, workflowId: 'sweep', taskQueue, args: [] },
  })
}
