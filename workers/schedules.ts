import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy, type ScheduleSpec } from '@temporalio/client'

/** Workflow types of `workflows/housekeeping.ts` that a Schedule starts, beside the sweep. */
const rounds: { id: 'digest' | 'post'; spec: ScheduleSpec; catchupWindow: string }[] = [
  // A worker that was away on a Monday morning makes up for it.
  { id: 'digest', spec: { intervals: [{ every: '1h' }] }, catchupWindow: '24h' },
  { id: 'post', spec: { intervals: [{ every: '1m' }] }, catchupWindow: '1m' },
]

/** Makes sure that the digests are written and the stray letters sent; a second worker finds the Schedules there. */
export async function scheduleRounds(client: Client, taskQueue: string): Promise<void> {
  for (const { id, spec, catchupWindow } of rounds) {
    try {
      await client.schedule.create({
        scheduleId: id, spec, policies: { overlap: id === 'digest' ? ScheduleOverlapPolicy.BUFFER_ALL : ScheduleOverlapPolicy.SKIP, catchupWindow },
        action: { type: 'startWorkflow', workflowType: id, workflowId: id, taskQueue, args: [] },
      })
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error
    }
  }
}
