import type { CommandData } from '../command.js'
import type { ExitReason } from '../event.js'
import type { Effect } from '../model.js'
import type { Task } from '../state.js'
import type { Course } from './course.js'
import { startExit } from './exit.js'
import { closeInitiative } from './expansion.js'
import { closeImprovement, startImprovement } from './improvement.js'
import { extendHardStop, restartPlay } from './onboarding.js'
import { endAudit, passAudit, renegotiate, renewAsAgreed, renewByChoice } from './renewal.js'
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
export function apply(course: Course, effects: readonly Effect[], cause: Cause = {}): void {
  for (const effect of effects) if (!course.state.closed) applyOne(course, effect, cause)
}

function applyOne(course: Course, effect: Effect, cause: Cause): void {
  const [verb, object = ''] = effect.split(' ', 2) as [string, string?]
  switch (verb) {
    case 'nothing':
      return
    case 'start':
      return start(course, object, cause)
    case 'close':
      return closePartnership(course, object, { text: cause.answer?.text, until: cause.answer?.until })
    case 'exit':
      if (cause.answer && cause.task?.play === 'audit') endAudit(course, 'exit')
      return startExit(course, {
        reason: cause.answer?.reason ?? reasonOf(cause.task?.play),
        clause: cause.answer?.clause ?? (cause.task?.play === 'renewal' ? 'end_of_term' : undefined),
        text: cause.answer?.text,
        silent: cause.answer === undefined,
        decision: cause.task?.play === 'renewal',
      })
    case 'renew':
      return renewByChoice(course)
    case 'renegotiate':
      return renegotiate(course)
    case 'as':
      return renewAsAgreed(course)
    case 'continue':
      return passAudit(course)
    case 'extend':
      return extendHardStop(course, cause)
    case 'restart':
      return restartPlay(course, cause)
    case 'miss':
      return missReview(course)
    case 'initiative':
      return closeInitiative(course, cause.task?.run ?? '', object as 'succeeded' | 'dropped' | 'folded_in')
    case 'improvement':
      return closeImprovement(course, cause.task?.run ?? '', object as 'recovered' | 'failed')
    case 'promote':
      return promote(course, cause.review)
    case 'warn':
      return warn(course, cause.review)
    case 'keep':
      return keepTier(course)
    case 'demote':
      return demote(course, cause.review)
    default:
      throw new Error(`Unknown effect ${effect}`)
  }
}

/** A question that already stands open is not asked twice. */
function start(course: Course, play: string, cause: Cause): void {
  if (course.state.runs.some(run => run.play === play)) return
  if (play === 'improve') return startImprovement(course, cause.task?.id ?? cause.why ?? 'wayward')
  const why = cause.task?.id ?? cause.why
  startPlay(course, play, why ? { cause: why } : {})
}

/** X5 wants a reason; where a gate brought the exit about and nobody named one, it is the gate's. */
function reasonOf(play: string | undefined): ExitReason {
  return play === 'renewal' || play === 'audit' ? 'renewal_not_taken' : 'performance'
}
