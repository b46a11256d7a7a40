import type { RefusalCode } from '../../lifecycle/command.js'

/** What was wrong with one part of a request, and what would be right. */
export interface FieldError {
  path: string
  message: string
}

/** Codes of the edge itself; the domain's own refusals come through with theirs. */
export type EdgeCode =
  | 'malformed'
  | 'invalid'
  | 'no_key'
  | 'wrong_key'
  | 'no_person'
  | 'unknown_person'
  | 'viewer'
  | 'needs_admin'
  | 'not_found'
  | 'unknown_partnership'
  | 'already_exists'
  | 'already_open'
  | 'key_reused'
  | 'merged'
  | 'task_over'
  | 'too_many_requests'
  | 'too_large'
  | 'engine_away'
  | 'database_away'
  | 'unexpected'

/** A refusal as RFC 9457 has it; thrown anywhere, worded once by the filter. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: EdgeCode | RefusalCode,
    readonly detail: string,
    readonly errors: FieldError[] = [],
    readonly headers: Record<string, string> = {},
  ) {
    super(detail)
  }
}

/** Whoever asked again with the same key gets what happened once, so a doubt is safe to resolve by repeating. */
export const engineAway = (key?: string) =>
  new Problem(
    503,
    'engine_away',
    `The engine did not answer in time. What was asked may still happen; repeat it with the same Idempotency-Key${key ? ` (${key})` : ''}.`,
    [],
    { 'retry-after': '5' },
  )

export const databaseAway = () =>
  new Problem(
    503,
    'database_away',
    'The database does not answer. What was asked may still happen; repeat it with the same Idempotency-Key.',
    [],
    { 'retry-after': '5' },
  )

export const notFound = (what: string, id: string) => new Problem(404, 'not_found', `There is no ${what} ${id}.`)

/**
 * 404 for something that is not there, 403 for somebody who may not ask, 422 for a body that does not fit; every other
 * refusal depends on the moment and is 409.
 */
const refusalStatus: Partial<Record<RefusalCode, number>> = {
  needs_admin: 403,
  not_the_one_who_answers: 403,
  unknown_task: 404,
  unknown_contact: 404,
  unknown_person: 404,
  unknown_review: 404,
  unknown_grant: 404,
  unknown_initiative: 404,
  unknown_answer: 422,
  unknown_kpi: 422,
  unknown_item: 422,
  needs_reason: 422,
  invalid: 422,
}

export const refusal = (code: RefusalCode, message: string) => new Problem(refusalStatus[code] ?? 409, code, message)
