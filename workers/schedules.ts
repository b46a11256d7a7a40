import { type Client, ScheduleOverlapPolicy, type ScheduleSpec } from '@temporalio/client'
import { keepSchedule } from './schedule.js'

/** Workflow types of `workflows/housekeeping.ts` that a Schedule starts, beside the sweep. */
const rounds: { id: 'digest' | 'post'; spec: ScheduleSpec; catchupWindow: string }[] = [
  // A worker that was away on a Monday morning makes up for it.
  { id: 'digest', spec: { intervals: [{ every: '1h' }] }, catchupWindow: '24h' },
  { id: 'post', spec: { intervals: [{ every: '1m' }] }, catchupWindow: '1m' },
]

/** Makes sure that the digests are written and the stray letters sent, whichever worker comes first. */
export async function scheduleRounds(client: Client, taskQueue: string): Promise<void> {
  for (const { id, spec, catchupWindow } of rounds) {
    await keepSchedule(client, {
      scheduleId: id,
      spec,
      policies: {
        overlap: id === 'digest' ? ScheduleOverlapPolicy.BUFFER_ALL : ScheduleOverlapPolicy.SKIP,
        catchupWindow,
      },
      action: { type: 'startWorkflow', workflowType: id, workflowId: id, taskQueue, args: [] },
    })
  }
}
