import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow'

export const seenQuery = defineQuery<string[]>('seen')
export const sayUpdate = defineUpdate<string, [string]>('say')

/** Wakes on the first of each month, continues as new each January, and keeps what its clock showed. */
export async function yearly(seen: string[], until: string): Promise<string[]> {
  setHandler(seenQuery, () => seen)
  setHandler(sayUpdate, word => {
    seen.push(`${word} ${new Date().toISOString().slice(0, 10)}`)
    return new Date().toISOString()
  })
  while (new Date().toISOString() < until) {
    const now = new Date()
    const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)
    await sleep(next - now.getTime())
    seen.push(new Date().toISOString().slice(0, 16))
    if (new Date().getUTCMonth() === 0 && workflowInfo().historyLength > 10) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof yearly>(seen, until)
    }
  }
  return seen
}
