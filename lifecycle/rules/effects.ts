import type { CommandData } from '../command.js'
import type { ExitReason } from '../event.js'
import type { Effect } from '../model.js'
import type { Task } from '../state.js'
import type { Aggregate } from './aggregate.js'
import { startExit } from './exit.js'
import { closeInitiative } from './expansion.js'
import { closeImprovement, startImprovement } from './improvement.js'
import { extendHardStop, restartPlay } from './onboarding.js'
import { endAudit, keepInVows, passAudit, renegotiate, renewAsAgreed, renewByChoice } from './renewal.js'
import { missReview } from './reviews.js'
import { closePartnership } from './stages.js'
import { startPlay } from './plays.js'
import { demote, keepTier, promote, warn } from './tiers.js'

export interface Cause {
  task?: Task
  /** The answer that a person gave; absent for silence. */
  answer?: Partial<CommandData<'answer_task'>>
  review?: number
  /** Which rule brought it about, where no task did. */
  why?: string
}

/** Carries out what the model says follows; the closed list stands in model.ts, and the check refuses any other. */
export function apply(aggregate: Aggregate, effects: readonly Effect[], cause: Cause = {}): void {
  for (const effect of effects) if (!aggregate.state.closed) applyOne(aggregate, effect, cause)
}

function applyOne(aggregate: Aggregate, effect: Effect, cause: Cause): void {
  const [verb, object = ''] = effect.split(' ', 2) as [string, string?]
  switch (verb) {
    case 'nothing':
      return
    case 'start':
      return start(aggregate, object, cause)
    case 'close':
      return closePartnership(aggregate, object, { text: cause.answer?.text, until: cause.answer?.until })
    case 'exit':
      if (cause.answer && cause.task?.play === 'audit') endAudit(aggregate, 'exit')
      return startExit(aggregate, {
        reason: cause.answer?.reason ?? reasonOf(cause.task?.play),
        clause: cause.answer?.clause ?? (cause.task?.play === 'renewal' ? 'end_of_term' : undefined),
        text: cause.answer?.text,
        silent: cause.answer === undefined,
        decision: cause.task?.play === 'renewal',
      })
    case 'renew':
      return renewByChoice(aggregate)
    case 'renegotiate':
      return renegotiate(aggregate)
    case 'as':
      return renewAsAgreed(aggregate)
    case 'continue':
      return passAudit(aggregate)
    case 'extend':
      return extendHardStop(aggregate, cause)
    case 'restart':
      return restartPlay(aggregate, cause)
    case 'miss':
      return missReview(aggregate)
    case 'initiative':
      return closeInitiative(aggregate, cause.task?.run ?? '', object as 'succeeded' | 'dropped' | 'folded_in')
    case 'improvement':
      return closeImprovement(aggregate, cause.task?.run ?? '', object as 'recovered' | 'failed')
    case 'promote':
      return promote(aggregate, cause.review)
    case 'warn':
      return warn(aggregate, cause.review)
    case 'keep':
      return object === 'tier' ? keepTier(aggregate, cause.answer ? 'decided' : 'silence') : keepInVows(aggregate)
    case 'demote':
      return demote(aggregate, cause.review)
    default:
      throw new Error(`Unknown effect ${effect}`)
  }
}

/** A question that already stands open is not asked twice. */
function start(aggregate: Aggregate, play: string, cause: Cause): void {
  if (aggregate.state.runs.some(run => run.play === play)) return
  if (play === 'improve') return startImprovement(aggregate, cause.task?.id ?? cause.why ?? 'wayward')
  const why = cause.task?.id ?? cause.why
  startPlay(aggregate, play, why ? { cause: why } : {})
}

/** X5 wants a reason; where a gate brought the exit about and nobody named one, it is the gate's. */
function reasonOf(play: string | undefined): ExitReason {
  return play === 'renewal' || play === 'audit' ? 'renewal_not_taken' : 'performance'
}
