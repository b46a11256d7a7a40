import { addMonths, type Day, daysBetween } from './day.js'
import type { TermsOfAgreement } from './event.js'

export interface FaultInTerms {
  path: 'start' | 'end' | 'noticeDays'
  code: 'day_in_the_past' | 'day_too_late' | 'invalid'
  message: string
}

/** How far from today an agreement may start and end, in months: a year mistyped makes no agreement of centuries. */
const furthest = { past: 600, start: 60, end: 600 }

/** Of what renews by itself: notice as long as the term would always have to be given before the term began. */
export function faultInNotice(terms: Omit<TermsOfAgreement, 'clause'>): FaultInTerms | undefined {
  const { end, noticeDays, autoRenew, termMonths } = terms
  const term = daysBetween(end, addMonths(end, termMonths))
  return autoRenew && noticeDays >= term
    ? {
        path: 'noticeDays',
        code: 'invalid',
        message: `must be shorter than the term that a renewal adds: at most ${term - 1} days`,
      }
    : undefined
}

/** What is wrong with terms on the day on which they are recorded. */
export function faultInTerms(terms: TermsOfAgreement, today: Day): FaultInTerms | undefined {
  const [earliest, latestStart, latestEnd] = [-furthest.past, furthest.start, furthest.end].map(months =>
    addMonths(today, months),
  ) as [Day, Day, Day]
  if (terms.start < earliest)
    return { path: 'start', code: 'day_in_the_past', message: `must be ${earliest} at the earliest` }
  if (terms.start > latestStart)
    return { path: 'start', code: 'day_too_late', message: `must be ${latestStart} at the latest` }
  if (terms.end > latestEnd) return { path: 'end', code: 'day_too_late', message: `must be ${latestEnd} at the latest` }
  return faultInNotice(terms)
}
