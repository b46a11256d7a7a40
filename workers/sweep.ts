import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import { Partnership } from '../database/entities/partnership.js'
import { type Restart, noteStarted, startFromJournal } from './restart.js'

/**
 * Makes the chore that starts every opened partnership whose workflow was never started: the API commits the row
 * first, and may die, or find the engine away, before it starts the workflow.
 */
export function sweeper(parts: Restart) {
  return {
    /** How many were started. One that cannot be started holds up none of the others, but is told. */
    async sweep(): Promise<number> {
      const rows = await parts.database.em
        .fork()
        .find(
          Partnership,
          { started: false, closedOn: null },
          { fields: ['id', 'code'], orderBy: { id: 'asc' }, limit: 500 },
        )
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
