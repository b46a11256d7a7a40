/** What the workflow bundle offers by name. */
export { digest, post, sweep } from './housekeeping.js'
export { partnership } from './partnership.js'
