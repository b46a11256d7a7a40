import { addDays, addMonths, type Day } from '../day.js'
import type { EventOf, SignedAgreement, TermsOfAgreement } from '../event.js'
import { faultInTerms } from '../terms.js'
import { type Aggregate, Refused } from './aggregate.js'
import { advanceStage } from './stages.js'

/**
 * W1: the decision day, the last on which notice can be given. A fixed term whose decision day has passed when it is
 * recorded decides at its end (W2).
 */
export function decisionDay(terms: Pick<TermsOfAgreement, 'end' | 'noticeDays' | 'autoRenew'>, today: Day): Day {
  const decision = addDays(terms.end, -terms.noticeDays)
  return decision < today && !terms.autoRenew ? terms.end : decision
}

/** Terms that can be lived by, and are not over yet. */
export function requireTerms(aggregate: Aggregate, terms: TermsOfAgreement): void {
  if (terms.end <= aggregate.day) throw new Refused('day_in_the_past', `end must lie after ${aggregate.day}.`)
  const fault = faultInTerms(terms, aggregate.day)
  if (fault) throw new Refused(fault.code, `${fault.path} ${fault.message}.`)
}

/** An agreement as it is recorded: the review grid is anchored on its start (R0). */
export function signedAgreement(terms: TermsOfAgreement, signed: Day, today: Day): SignedAgreement {
  return { terms, decision: decisionDay(terms, today), anchor: terms.start, signed }
}

/**
 * C8: the k-th renewed end is the first end + k × term, clamped. Terms whose decision day has passed too are renewed
 * with it, in one event that says where the agreement stands now.
 */
export function renewAgreement(aggregate: Aggregate, why: EventOf<'agreement_renewed'>['why'], vows: boolean): void {
  const { agreement } = aggregate.state
  if (!agreement) return
  const endOf = (times: number) => addMonths(agreement.firstEnd, times * agreement.termMonths)
  const decisionOf = (times: number) => addDays(endOf(times), -agreement.noticeDays)
  let times = agreement.renewals + 1
  while (agreement.autoRenew && decisionOf(times) < aggregate.day) times += 1
  const start = addDays(times === agreement.renewals + 1 ? agreement.end : endOf(times - 1), 1)
  aggregate.emit({
    type: 'agreement_renewed',
    times,
    start,
    end: endOf(times),
    decision: decisionOf(times),
    why,
    vows: vows ? start : undefined,
  })
}

/**
 * W2: an agreement with auto-renew whose decision day had passed when it was recorded counts as renewed, said at once.
 */
export function bindToRenew(aggregate: Aggregate): void {
  const { agreement, exit } = aggregate.state
  if (agreement?.autoRenew && agreement.decision < aggregate.day && !exit) renewAgreement(aggregate, 'bound', false)
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
