import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow'
import type { BareActivities } from './bare-contract.js'

const { insert } = proxyActivities<BareActivities>({ startToCloseTimeout: '1m' })

/** The least that can be asked for: waits, and writes one row for each update. */
export async function bare(id: string): Promise<void> {
  let written = 0
  setHandler(defineUpdate<number, [unknown]>('write'), async value => {
    await insert(id, value)
    return (written += 1)
  })
  await condition(() => false)
}
