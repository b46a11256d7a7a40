import type { Carried } from './contract.js'

/**
 * Brings what an older version of the shell carried over to the present shape. A run begins with it, so a deployed
 * change of shape needs one line here and no running partnership is left behind.
 */
export function migrate(carried: Carried): Carried {
  if (carried.schemaVersion !== 1)
    throw new Error(`this worker is older than the state it was given: version ${String(carried.schemaVersion)}`)
  return carried
}
