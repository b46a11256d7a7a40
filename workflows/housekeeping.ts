import {
  condition,
  continueAsNew,
  defineSignal,
  log,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import { deliver } from './activities.js'
import { type Housekeeping, type HousekeepingActivities, type LetterJob, mailQueue, nudgeSignal } from './contract.js'
import { hoursSince } from './hours.js'
import { letterSummary } from './wording.js'

const { keepHouse } = proxyActivities<HousekeepingActivities>({
  startToCloseTimeout: '5m',
  retry: { maximumAttempts: 3 },
})
const pause = '1 minute'
const mostInFlight = 20

/**
 * What belongs to no partnership, a round each minute, or at once when it is nudged: one workflow for ever, so that a
 * list of workflows shows partnerships. A round that fails is followed by the next.
 */
export async function housekeeping({ digestedTo }: Housekeeping): Promise<void> {
  const inFlight = new Set<string>()
  let digested = digestedTo
  let isNudged = false
  setHandler(defineSignal(nudgeSignal), () => {
    isNudged = true
  })
  while (!workflowInfo().continueAsNewSuggested) {
    isNudged = false
    const round = await keepHouse(hoursSince(digested, new Date()), [...inFlight]).catch((error: unknown) => {
      log.warn('a round of housekeeping failed', { error })
      return { digestedTo: undefined, letters: [], failed: ['the whole round'] }
    })
    digested = round.digestedTo ?? digested
    for (const job of round.letters) if (inFlight.size < mostInFlight) send(job)
    setCurrentDetails(round.failed.length > 0 ? `The last round failed at: ${round.failed.join(', ')}` : 'All is well')
    await condition(() => isNudged, pause)
  }
  await continueAsNew<typeof housekeeping>({ ...(digested !== undefined && { digestedTo: digested }) })

  /** Nobody waits for it: one letter that hangs stalls neither the others nor the rounds. */
  function send(job: LetterJob): void {
    inFlight.add(job.key)
    const options = {
      taskQueue: mailQueue(workflowInfo().taskQueue),
      summary: letterSummary(job),
      // What is still due then is found by a later round.
      retry: { maximumAttempts: 3 },
    }
    void deliver
      .executeWithOptions(options, [job])
      .catch(error => log.warn('a letter waits for a later round', { key: job.key, error }))
      .then(() => inFlight.delete(job.key))
  }
}
