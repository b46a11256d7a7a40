/** What the workflow bundle offers by name. */
export { partnership } from './partnership.js'
