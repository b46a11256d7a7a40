import { condition } from '@temporalio/workflow'

/** Both sides of the memory figure in one bundle. */
export { partnership } from '../workflows/index.js'

export async function trivial(): Promise<void> {
  await condition(() => false)
}
