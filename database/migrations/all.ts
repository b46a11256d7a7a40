import { Initial } from './20261122-initial.js'
import { RequestKeys } from './20261122-request-keys.js'
import { OneState } from './20261127-one-state.js'
import { PartnershipCodes } from './20261127-partnership-codes.js'
import { StuckPartnerships } from './20261127-stuck-partnerships.js'

/**
 * Listed, not looked up on disk, so that a test, a process run from source and a build apply the same ones. Forward
 * only: new ones are appended.
 */
export const migrations = [Initial, RequestKeys, OneState, PartnershipCodes, StuckPartnerships]
