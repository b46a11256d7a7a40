/** What the workflow bundle offers by name. */
export { housekeeping } from './housekeeping.js'
export { partnership } from './partnership.js'
