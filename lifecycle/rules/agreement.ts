import { addDays, type Day } from '../day.js'
import type { SignedAgreement, TermsOfAgreement } from '../event.js'

/** W1: D, the last day on which notice can be given. A fixed term whose D has passed when it is recorded decides at its end (W2). */
export function decisionDay(terms: Pick<TermsOfAgreement, 'end' | 'noticeDays' | 'autoRenew'>, today: Day): Day {
  const decision = addDays(terms.end, -terms.noticeDays)
  return decision < today && !terms.autoRenew ? terms.end : decision
}

/** An agreement as it is recorded: the review grid is anchored on its start (R0). */
export function signedAgreement(terms: TermsOfAgreement, signed: Day, today: Day): SignedAgreement {
  return { terms, decision: decisionDay(terms, today), anchor: terms.start, signed }
}
