import { addDays } from '../day.js'
import type { VowsCause } from '../event.js'
import { renewAgreement } from './agreement.js'
import type { Aggregate } from './aggregate.js'
import { startExit } from './exit.js'
import type { PlayRun } from '../state.js'
import { startPlay, stopPlay } from './plays.js'
import { advanceStage } from './stages.js'

/** W1: the question, in good time before the decision day. */
export function openRenewal(aggregate: Aggregate): void {
  startPlay(aggregate, 'renewal')
  advanceStage(aggregate, 'renewal opens')
}

export function renewByChoice(aggregate: Aggregate): void {
  aggregate.emit({ type: 'renewal_decided', choice: 'renew' })
  renewAgreement(aggregate, 'decided', true)
  advanceStage(aggregate, 'renewal decided')
}

/** W4: new terms signed by the decision day, at the latest by the end; otherwise as undecided. */
export function renegotiate(aggregate: Aggregate): void {
  aggregate.emit({ type: 'renewal_decided', choice: 'renegotiate' })
}

/**
 * W2: nobody decided by the decision day. Auto-renew renews; a fixed term ends with the agreement's end as its last
 * day.
 */
export function renewAsAgreed(aggregate: Aggregate): void {
  if (!aggregate.state.agreement) return
  if (aggregate.state.agreement.autoRenew) {
    renewAgreement(aggregate, 'silence', false)
    advanceStage(aggregate, 'renewal decided')
  } else startExit(aggregate, { reason: 'renewal_not_taken', silent: true, decision: true })
}

/**
 * U1: the audit's decision is the renewal's: a term whose renewal would be open by now is renewed with it. Then the
 * vows.
 */
export function passAudit(aggregate: Aggregate): void {
  const agreement = aggregate.state.agreement
  const audit = aggregate.state.reviews.planned?.run
  endAudit(aggregate, 'continue')
  for (const run of aggregate.state.runs.filter(open => open.id === audit))
    aggregate.emit({ type: 'play_completed', run: run.id })
  if (agreement && addDays(agreement.decision, -aggregate.number('renewalAhead')) <= aggregate.day)
    renewAgreement(aggregate, 'audit', false)
  beginVows(aggregate, 'audit')
}

/** The period that the audit looked at is done with. */
export function endAudit(aggregate: Aggregate, verdict: 'continue' | 'exit'): void {
  const planned = aggregate.state.reviews.planned
  if (planned) aggregate.emit({ type: 'audited', review: planned.review, verdict })
}

/** W3: a play beside the loop; the stage enters at the model's `renewed` entry and returns when the play is done. */
export function beginVows(aggregate: Aggregate, cause: VowsCause): void {
  const entry = Object.entries(aggregate.rules.model.stages).find(([, stage]) => stage.entry.renewed)
  const play = entry?.[1].entry.renewed
  if (!entry || !play) return
  const run = startPlay(aggregate, play, { cause })
  aggregate.emit({ type: 'vows_begun', run, cause, stage: entry[0] })
}

/** What a run of the vows was begun by; a play begun by anything else is none. */
const causes: readonly string[] = ['renewal', 'audit', 'entry'] satisfies VowsCause[]
const isVows = (run: PlayRun): run is PlayRun & { cause: VowsCause } => causes.includes(run.cause ?? '')

export function completeVows(aggregate: Aggregate, run: PlayRun): void {
  if (isVows(run)) endVows(aggregate, 'vows_completed', run.id, run.cause)
}

/**
 * W3: the manager, or silence, kept a partnership whose vows are not done. Once they are too late they end with it;
 * asked earlier, because the qualification was not passed, they go on.
 */
export function keepInVows(aggregate: Aggregate): void {
  const run = aggregate.state.runs.find(open => isVows(open) && open.overrunOn)
  if (!run || !isVows(run)) return
  stopPlay(aggregate, run.id, 'too late')
  endVows(aggregate, 'vows_ended', run.id, run.cause)
  advanceStage(aggregate, `${run.play} complete`)
}

function endVows(aggregate: Aggregate, type: 'vows_completed' | 'vows_ended', run: string, cause: VowsCause): void {
  aggregate.emit({ type, run, cause, stage: aggregate.state.beneath ?? aggregate.state.stage })
  if (cause === 'audit') advanceStage(aggregate, 'audit passed')
}
