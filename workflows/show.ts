import type { SearchAttributePair, SearchAttributeUpdatePair } from '@temporalio/common'
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow'
import type { Standing } from './contract.js'
import { awaitingAttribute, nextDeadlineAttribute, overdueAttribute, stageAttribute } from './search-attributes.js'

/**
 * Tells operations where the partnership stands. Attributes outlive a run and are compared, because each change is an
 * event in the history.
 */
export function show(standing: Standing): void {
  setCurrentDetails(standing.details)
  const present = workflowInfo().typedSearchAttributes
  const wanted: SearchAttributeUpdatePair[] = [
    { key: stageAttribute, value: standing.stage },
    { key: awaitingAttribute, value: standing.awaiting },
    { key: nextDeadlineAttribute, value: standing.nextDeadline ? new Date(standing.nextDeadline) : null },
    { key: overdueAttribute, value: standing.overdue },
  ]
  const changed = wanted.filter(({ key, value }) => comparable(present.get(key)) !== comparable(value))
  if (changed.length > 0) upsertSearchAttributes(changed)
}

function comparable(value: SearchAttributePair['value'] | null | undefined): unknown {
  return value instanceof Date ? value.getTime() : (value ?? undefined)
}
