import { addDays, addMonths } from '../day.js'
import type { EventOf, VowsCause } from '../event.js'
import type { Course } from './course.js'
import { startExit } from './exit.js'
import { startPlay } from './plays.js'
import { signal } from './stages.js'

/** C8: the k-th renewed end is the first end + k × term, clamped. Vows, where decided, begin with the new term (W3). */
function renewAgreement(course: Course, why: EventOf<'agreement_renewed'>['why'], vows: boolean): void {
  const agreement = course.state.agreement
  if (!agreement) return
  const times = agreement.renewals + 1
  const start = addDays(agreement.end, 1)
  const end = addMonths(agreement.firstEnd, times * agreement.termMonths)
  course.emit({ type: 'agreement_renewed', times, start, end, decision: addDays(end, -agreement.noticeDays), why, ...(vows && { vows: start }) })
}

export function renewByChoice(course: Course): void {
  course.emit({ type: 'renewal_decided', choice: 'renew' })
  renewAgreement(course, 'decided', true)
  signal(course, 'renewal decided')
}

/** W4: new terms signed by D, at the latest by the end; otherwise as undecided. */
export function renegotiate(course: Course): void {
  course.emit({ type: 'renewal_decided', choice: 'renegotiate' })
}

/** W2: nobody decided by D. Auto-renew renews; a fixed term ends with the agreement's end as its last day. */
export function renewAsAgreed(course: Course): void {
  if (!course.state.agreement) return
  if (course.state.agreement.autoRenew) {
    renewAgreement(course, 'silence', false)
    signal(course, 'renewal decided')
  } else startExit(course, { reason: 'renewal_not_taken', silent: true, decision: true })
}

/** W2: an agreement with auto-renew whose D had passed when it was recorded counts as renewed, said at once. */
export function bindToRenew(course: Course): void {
  while (course.state.agreement?.autoRenew && course.state.agreement.decision < course.day && !course.state.exit) renewAgreement(course, 'bound', false)
}

/**
 * A withdrawn exit whose D has passed renews the term: notice can no longer be given. Where silence had brought the exit about, withdrawing it is
 * the decision to renew (W2), with its vows (W3).
 */
export function renewInsteadOfExit(course: Course, decided: boolean): void {
  if (decided) course.emit({ type: 'renewal_decided', choice: 'renew' })
  renewAgreement(course, 'decided', decided)
  signal(course, 'renewal decided')
}

/** U1: the audit's decision is the renewal's: a term whose renewal would be open by now is renewed with it. Then the vows. */
export function passAudit(course: Course): void {
  const agreement = course.state.agreement
  const audit = course.state.reviews.planned?.run
  endAudit(course, 'continue')
  for (const run of course.state.runs.filter((open) => open.id === audit)) course.emit({ type: 'play_completed', run: run.id })
  if (agreement && addDays(agreement.decision, -course.number('renewalAhead')) <= course.day) renewAgreement(course, 'audit', false)
  beginVows(course, 'audit')
}

/** The period that the audit looked at is done with. */
export function endAudit(course: Course, verdict: 'continue' | 'exit'): void {
  const planned = course.state.reviews.planned
  if (planned) course.emit({ type: 'audited', review: planned.review, verdict })
}

/** W3: a play beside the loop; the stage enters at the model's `renewed` entry and returns when the play is done. */
export function beginVows(course: Course, cause: VowsCause): void {
  const entry = Object.entries(course.rules.model.stages).find(([, stage]) => stage.entry.renewed)
  const play = entry?.[1].entry.renewed
  if (!entry || !play) return
  const run = startPlay(course, play, { cause })
  course.emit({ type: 'vows_begun', run, cause, stage: entry[0] })
}

export function completeVows(course: Course, run: string, cause: VowsCause): void {
  course.emit({ type: 'vows_completed', run, cause, stage: course.state.beneath ?? course.state.stage })
  if (cause === 'audit') signal(course, 'audit passed')
}
