import {
  ApplicationFailure,
  CancellationScope,
  allHandlersFinished,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  log,
  makeContinueAsNewFunc,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { Command } from '../lifecycle/command.js'
import { evolve } from '../lifecycle/evolve.js'
import type { State } from '../lifecycle/state.js'
import { decide, deliver, failTask, record } from './activities.js'
import { Alarm } from './alarm.js'
import { Answers } from './answers.js'
import { Bell } from './bell.js'
import {
  type Carried,
  type CommandResult,
  type LetterJob,
  type RecordInput,
  type Standing,
  answersCarried,
  commandUpdate,
  mailQueue,
  movingFailure,
  nudgeSignal,
  stateQuery,
} from './contract.js'
import { migrate } from './migrate.js'
import { show } from './show.js'
import { unrecordedWith } from './unrecorded.js'
import { letterSummary, recordSummary, stepSummary, timerSummary } from './wording.js'

const longEnough = 2_000
const worthShedding = 60

/**
 * The durable life of one partnership: waits, has each step decided and recorded, and hands its letters over. It holds
 * no rule.
 */
export async function partnership(input: Carried): Promise<void> {
  // A partnership ends by its rules alone: a cancellation asked for from outside finds nothing to cancel.
  await CancellationScope.nonCancellable(() => live(migrate(input)))
}

async function live(carried: Carried): Promise<void> {
  let state: State = carried.state
  let standing: Standing | undefined
  let unrecorded: RecordInput | undefined
  let isRecording = false
  let isNudged = false
  let isLeaving = false
  const waiting: Command[] = []
  const answers = new Answers(carried, state.partnership)
  const letters = new Map<string, LetterJob>()
  const bell = new Bell()
  const alarm = new Alarm(bell)

  setHandler(defineQuery<State>(stateQuery), () => state)
  setHandler(defineSignal(nudgeSignal), () => {
    isNudged = true
    bell.ring()
  })
  setHandler(defineUpdate<CommandResult, [Command]>(commandUpdate), ask, { validator })

  for (const job of carried.letters) send(job)
  while (!isOver()) {
    if (isAsked()) await step()
    if (unrecorded && !isRecording) void recordAll()
    if (isLeaving && isSettled()) await continueAsNew()
    if (isLeaving || standing?.over) await condition(() => isAsked() || isOver() || (isLeaving && isSettled()))
    else if (!isAsked()) await bell.heard()
  }

  function validator(command: Command): void {
    if (isLeaving)
      throw ApplicationFailure.nonRetryable('The partnership is moving to a new run: ask again.', movingFailure)
    if (standing?.over && !answers.has(command.id))
      throw ApplicationFailure.nonRetryable('The partnership is over.', 'closed')
  }

  function ask(command: Command): Promise<CommandResult> {
    if (!answers.has(command.id) && !waiting.some(({ id }) => id === command.id)) waiting.push(command)
    bell.ring()
    return answers.of(command.id)
  }

  async function step(): Promise<void> {
    const commands = [...waiting]
    const wasNudged = isNudged
    isNudged = false
    const input = { state, now: new Date().toISOString(), commands }
    const decision = await decide.executeWithOptions({ summary: stepSummary(commands) }, [input]).catch(failTask)
    waiting.splice(0, commands.length)
    for (const event of decision.events) state = evolve(state, event)
    answers.decided(decision.answers, decision.today)
    standing = decision.standing
    if (decision.events.length > 0 || wasNudged) unrecorded = unrecordedWith(unrecorded, state.partnership, decision)
    alarm.set(standing.wakeAt, timerSummary(standing))
    show(standing)
    const { historyLength, continueAsNewSuggested } = workflowInfo()
    isLeaving ||= historyLength >= longEnough || continueAsNewSuggested || (wasNudged && historyLength >= worthShedding)
  }

  /** One record at a time; what is decided meanwhile goes together into the next. */
  async function recordAll(): Promise<void> {
    isRecording = true
    while (unrecorded) {
      const taken = unrecorded
      unrecorded = undefined
      await record.executeWithOptions({ summary: recordSummary(taken) }, [taken]).catch(failTask)
      taken.jobs.forEach(send)
      answers.recordedTo(taken.events.at(-1)?.number)
    }
    isRecording = false
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

  // The next run begins by deciding, so one that leaves sees only to the commands that it has accepted.
  function isAsked(): boolean {
    return waiting.length > 0 || (!isLeaving && (alarm.hasRung || isNudged))
  }
  function isSettled(): boolean {
    return !unrecorded && !isRecording && !isAsked() && allHandlersFinished()
  }
  function isOver(): boolean {
    return standing?.over === true && letters.size === 0 && isSettled()
  }
  function continueAsNew(): Promise<never> {
    const next: Carried = {
      schemaVersion: 1,
      state,
      letters: [...letters.values()],
      answered: answers.last(answersCarried),
    }
    return makeContinueAsNewFunc<typeof partnership>({ memo: workflowInfo().memo })(next)
  }
}
