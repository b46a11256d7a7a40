import { addDays, addMonths, type Day } from '../day.js'
import type { EventOf, SignedAgreement, TermsOfAgreement } from '../event.js'
import type { Aggregate } from './aggregate.js'
import { advanceStage } from './stages.js'

/**
 * W1: the decision day, the last on which notice can be given. A fixed term whose decision day has passed when it is
 * recorded decides at its end (W2).
 */
export function decisionDay(terms: Pick<TermsOfAgreement, 'end' | 'noticeDays' | 'autoRenew'>, today: Day): Day {
  const decision = addDays(terms.end, -terms.noticeDays)
  return decision < today && !terms.autoRenew ? terms.end : decision
}

/** An agreement as it is recorded: the review grid is anchored on its start (R0). */
export function signedAgreement(terms: TermsOfAgreement, signed: Day, today: Day): SignedAgreement {
  return { terms, decision: decisionDay(terms, today), anchor: terms.start, signed }
}

/** C8: the k-th renewed end is the first end + k × term, clamped. Vows, where decided, begin with the new term (W3). */
export function renewAgreement(aggregate: Aggregate, why: EventOf<'agreement_renewed'>['why'], vows: boolean): void {
  const agreement = aggregate.state.agreement
  if (!agreement) return
  const times = agreement.renewals + 1
  const start = addDays(agreement.end, 1)
  const end = addMonths(agreement.firstEnd, times * agreement.termMonths)
  aggregate.emit({
    type: 'agreement_renewed',
    times,
    start,
    end,
    decision: addDays(end, -agreement.noticeDays),
    why,
    vows: vows ? start : undefined,
  })
}

/**
 * W2: an agreement with auto-renew whose decision day had passed when it was recorded counts as renewed, said at once.
 */
export function bindToRenew(aggregate: Aggregate): void {
  while (
    aggregate.state.agreement?.autoRenew
    && aggregate.state.agreement.decision < aggregate.day
    && !aggregate.state.exit
  )
    renewAgreement(aggregate, 'bound', false)
}

/**
 * A withdrawn exit whose decision day has passed renews the term: notice can no longer be given. Where silence had
 * brought the exit about, withdrawing it is the decision to renew (W2), with its vows (W3).
 */
export function renewInsteadOfExit(aggregate: Aggregate, decided: boolean): void {
  if (decided) aggregate.emit({ type: 'renewal_decided', choice: 'renew' })
  renewAgreement(aggregate, 'decided', decided)
  advanceStage(aggregate, 'renewal decided')
}
