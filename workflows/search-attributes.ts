import { defineSearchAttributeKey } from '@temporalio/common'

/**
 * What operations can list and sort partnerships by in the Temporal UI. Never Text: it is tokenised, and limited in
 * number.
 */
export const stageAttribute = defineSearchAttributeKey('HandfastStage', 'KEYWORD')
/** Whose move it is and what is asked. */
export const awaitingAttribute = defineSearchAttributeKey('HandfastAwaiting', 'KEYWORD')
export const nextDeadlineAttribute = defineSearchAttributeKey('HandfastNextDeadline', 'DATETIME')
/** How many days the most overdue thing is late. */
export const overdueAttribute = defineSearchAttributeKey('HandfastOverdue', 'INT')

/** What an engine must know before the first partnership starts. */
export const searchAttributes = [stageAttribute, awaitingAttribute, nextDeadlineAttribute, overdueAttribute]
