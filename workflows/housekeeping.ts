import { proxyActivities, workflowInfo } from '@temporalio/workflow'
import { type HousekeepingActivities, mailQueue } from './contract.js'
import { deliver } from './activities.js'
import { letterSummary } from './wording.js'

const {
  sweep: startUnstarted,
  writeDigests,
  strays,
} = proxyActivities<HousekeepingActivities>({ startToCloseTimeout: '5m', retry: { maximumAttempts: 3 } })

/** Every minute: partnerships that were opened while the engine was away are started. */
export async function sweep(): Promise<number> {
  return startUnstarted()
}

/**
 * M5, every hour: the digests of the managers whose Monday 08:00 fell in the hour before. The Schedule's own time
 * counts, however late it runs.
 */
export async function digest(): Promise<number> {
  const { searchAttributes, startTime } = workflowInfo()
  const [scheduled = startTime] = (searchAttributes.TemporalScheduledStartTime ?? []) as Date[]
  return writeDigests(scheduled.toISOString())
}

/**
 * Every minute: letters that no partnership's workflow carries, the digests and those that a partner asked for again.
 */
export async function post(): Promise<number> {
  const jobs = await strays()
  const taskQueue = mailQueue(workflowInfo().taskQueue)
  // Each round tries a letter a few times only; what is still due is found by the next.
  const sending = jobs.map(job =>
    deliver
      .executeWithOptions({ taskQueue, summary: letterSummary(job), retry: { maximumAttempts: 3 } }, [job])
      .catch(() => 'due'),
  )
  return (await Promise.all(sending)).filter(ending => ending !== 'due').length
}
