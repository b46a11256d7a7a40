import { addDays } from '../day.js'
import type { VowsCause } from '../event.js'
import { renewAgreement } from './agreement.js'
import type { Course } from './course.js'
import { startExit } from './exit.js'
import { startPlay } from './plays.js'
import { signal } from './stages.js'

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

/**
 * U1: the audit's decision is the renewal's: a term whose renewal would be open by now is renewed with it. Then the
 * vows.
 */
export function passAudit(course: Course): void {
  const agreement = course.state.agreement
  const audit = course.state.reviews.planned?.run
  endAudit(course, 'continue')
  for (const run of course.state.runs.filter(open => open.id === audit))
    course.emit({ type: 'play_completed', run: run.id })
  if (agreement && addDays(agreement.decision, -course.number('renewalAhead')) <= course.day)
    renewAgreement(course, 'audit', false)
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
