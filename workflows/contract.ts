import type { Command, Refusal } from '../lifecycle/command.js'
import type { Day } from '../lifecycle/day.js'

/** What the API, the workers and the workflow agree on: names, ids and the shapes that cross between them. */
export const partnershipWorkflow = 'partnership'
/** By the partnership's code, which people recognise. */
export const workflowId = (code: string) => `partnership/${code}`
/** Letters wait in a queue of their own, whose rate is limited for all workers together. */
export const mailQueue = (partnershipQueue: string) => `${partnershipQueue}-mail`

/**
 * Update: one command; answered when its events are in the journal. A refusal comes as `ApplicationFailure` with the
 * refusal's code as type.
 */
export const commandUpdate = 'command'
/** Update type of a run that is about to continue as new: ask again with the same update id. */
export const movingFailure = 'Moving'
/** Signal: look at the state again (a deploy, a mended calendar); carries nothing. */
export const nudgeSignal = 'nudge'

/** What a run starts from: where the journal stands, and everything unfinished after a continue-as-new. */
export interface Carried {
  schemaVersion: 1
  partnership: string
  /** Number of the last event that the engine knows of. */
  number: number
  /** Letters whose row is written and whose delivery has not ended. */
  letters: LetterJob[]
}

export type CommandAnswer = { events: Numbers } | { refusal: Refusal }
/** Numbers of the first and last event that the command brought about. */
interface Numbers {
  first: number
  last: number
}
/** What an accepted update returns. */
export interface CommandResult {
  partnership: string
  /** Of the last event that the command brought about: whoever reads after that sees it. */
  number: number
  first: number
  last: number
  today: Day
}

/** A letter with its row's key and the instant before which it does not leave. */
export interface LetterJob {
  /** `<partnership>/<occurrence>/<letter>/<recipient id>`; the Message-ID derives from it. */
  key: string
  letter: string
  /** `partner_lead`, `manager`: for the summary that operations read. */
  role: string
  side: 'partner' | 'vendor'
  reason: string
  /** ISO instant. */
  sendAt: string
}

export interface StepInput {
  partnership: string
  /** Number of the last event that the engine knows of. */
  from: number
  /** The workflow's clock, ISO instant. */
  now: string
  commands: Command[]
}

/** What a step brought about, and what earlier attempts had that the engine does not know of. */
export interface StepResult {
  /** Number of the last event in the journal. */
  number: number
  /** For operations: `events 5–9: task_done, play_completed`. */
  happened: string
  /** By command id: either what it brought about or why it was refused. */
  answers: Record<string, CommandAnswer>
  /** Letters to be delivered. */
  jobs: LetterJob[]
  /** The partnership's today, in the partner's time zone. */
  today: Day
  standing: Standing
}

/** What the workflow shows and how long it sleeps; all worded here so that the shell holds no rules. */
export interface Standing {
  stage: string
  /**
   * What is awaited: `data of review 7 from partner_lead`, for the search attribute and the timer's summary (under 200
   * bytes).
   */
  awaiting: string
  /** ISO instant of the next step, none once the partnership is over. */
  wakeAt?: string
  /** The civil day of `wakeAt`. */
  wakeOn?: Day
  /** ISO instant of the next due day of an open task. */
  nextDeadline?: string
  /** Open tasks past their due day. */
  overdue: number
  /** Markdown for the Temporal UI. */
  details: string
  over: boolean
}

/** The activities as the workflow sees them. */
export interface Activities {
  /**
   * Decides and appends in one transaction. It may be tried as often as the engine likes, by whichever worker: what was
   * carried out already is known from the journal, so a repeated step has no effect and answers what the first would
   * have.
   */
  step(input: StepInput): Promise<StepResult>
}

export interface MailActivities {
  /** Sends one letter's row; returns how it ended. Never fails for what a mail server says. */
  deliver(job: LetterJob): Promise<'sent' | 'rejected' | 'unknown' | 'withheld' | 'cancelled'>
}

/** What belongs to no partnership is one workflow for each task queue. */
export const housekeepingWorkflow = 'housekeeping'
export const housekeepingId = (taskQueue: string) => `housekeeping/${taskQueue}`

/** What a run of it starts from. */
export interface Housekeeping {
  /** ISO instant: the end of the last hour whose digests are written. */
  digestedTo?: string
}

export interface HousekeepingActivities {
  /**
   * One round. M5: writes the digests of managers whose local Monday 08:00 fell in one of the hours, told by their
   * ends; returns the letters that are due, that no partnership's workflow carries and that are not in flight already.
   */
  keepHouse(hours: string[], inFlight: string[]): Promise<Round>
}
export interface Round extends Housekeeping {
  letters: LetterJob[]
  /** Names of the chores that failed; what they said stands in the worker's log. */
  failed: string[]
}
