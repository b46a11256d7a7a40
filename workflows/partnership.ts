import {
  ApplicationFailure,
  CancellationScope,
  allHandlersFinished,
  condition,
  defineSignal,
  defineUpdate,
  log,
  makeContinueAsNewFunc,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { Command } from '../lifecycle/command.js'
import { deliver, takeStep } from './activities.js'
import { Alarm } from './alarm.js'
import {
  type Carried,
  type CommandAnswer,
  type CommandResult,
  type LetterJob,
  type Standing,
  commandUpdate,
  mailQueue,
  movingFailure,
  nudgeSignal,
} from './contract.js'
import { migrate } from './migrate.js'
import { show } from './show.js'
import { letterSummary, stepSummary, timerSummary } from './wording.js'

const longEnough = 2_000
const worthShedding = 60

/** The durable life of one partnership: waits, has each step taken, and hands its letters over. It holds no rule. */
export async function partnership(input: Carried): Promise<void> {
  // A partnership ends by its rules alone: a cancellation asked for from outside finds nothing to cancel.
  await CancellationScope.nonCancellable(() => live(migrate(input)))
}

async function live(carried: Carried): Promise<void> {
  const { partnership } = carried
  let { number } = carried
  let standing: Standing | undefined
  let isNudged = false
  let isLeaving = false
  const asked = new Map<string, { command: Command; answer: PromiseWithResolvers<CommandResult> }>()
  const letters = new Map<string, LetterJob>()
  // One promise wakes the loop, where every `condition` would cost each task several, each with a stack trace. It is
  // not the SDK's `Trigger`, which a cancellation from outside rejects.
  let bell = Promise.withResolvers<void>()
  const alarm = new Alarm(() => bell.resolve())

  setHandler(defineSignal(nudgeSignal), () => {
    isNudged = true
    bell.resolve()
  })
  setHandler(defineUpdate<CommandResult, [Command]>(commandUpdate), ask, { validator })

  for (const job of carried.letters) send(job)
  while (!isOver()) {
    if (isAsked()) await step()
    if (isLeaving && isIdle()) await continueAsNew()
    if (isLeaving || standing?.over) await condition(() => isAsked() || isOver() || (isLeaving && isIdle()))
    else if (!isAsked()) await bell.promise
    bell = Promise.withResolvers<void>()
  }

  function validator(_command: Command): void {
    if (!isLeaving) return
    throw ApplicationFailure.nonRetryable('The partnership is moving to a new run: ask again.', movingFailure)
  }

  function ask(command: Command): Promise<CommandResult> {
    const entry = asked.get(command.id) ?? { command, answer: Promise.withResolvers<CommandResult>() }
    asked.set(command.id, entry)
    bell.resolve()
    return entry.answer.promise
  }

  async function step(): Promise<void> {
    const commands = [...asked.values()].map(({ command }) => command)
    const wasNudged = isNudged
    isNudged = false
    const now = new Date().toISOString()
    const taken = await takeStep({ partnership, from: number, now, commands }, stepSummary(commands))
    number = taken.number
    standing = taken.standing
    taken.jobs.forEach(send)
    // An earlier attempt may have answered others than these: what is not answered is asked again.
    for (const { id } of commands) tell(id, taken.answers[id], taken.today)
    alarm.set(standing.wakeAt, timerSummary(standing))
    show(standing)
    const { historyLength, continueAsNewSuggested } = workflowInfo()
    isLeaving ||= historyLength >= longEnough || continueAsNewSuggested || (wasNudged && historyLength >= worthShedding)
  }

  function tell(id: string, answer: CommandAnswer | undefined, today: CommandResult['today']): void {
    const entry = asked.get(id)
    if (!entry || !answer) return
    asked.delete(id)
    if ('events' in answer) entry.answer.resolve({ partnership, number: answer.events.last, ...answer.events, today })
    else entry.answer.reject(ApplicationFailure.nonRetryable(answer.refusal.message, answer.refusal.code))
  }

  function send(job: LetterJob): void {
    letters.set(job.key, job)
    const options = { taskQueue: mailQueue(workflowInfo().taskQueue), summary: letterSummary(job) }
    // However it ended, the letter's row says so: nothing that befalls an e-mail may stop the partnership.
    void deliver
      .executeWithOptions(options, [job])
      .catch(error => log.warn('a letter was given up', { key: job.key, error }))
      .then(() => letters.delete(job.key))
  }

  // The next run begins with a step, so one that leaves sees only to the commands that it has accepted.
  function isAsked(): boolean {
    return asked.size > 0 || (!isLeaving && (alarm.hasRung || isNudged))
  }
  function isIdle(): boolean {
    return !isAsked() && allHandlersFinished()
  }
  function isOver(): boolean {
    return standing?.over === true && letters.size === 0 && isIdle()
  }
  function continueAsNew(): Promise<never> {
    const next: Carried = { schemaVersion: 1, partnership, number, letters: [...letters.values()] }
    return makeContinueAsNewFunc<(next: Carried) => Promise<void>>({ memo: workflowInfo().memo })(next)
  }
}
