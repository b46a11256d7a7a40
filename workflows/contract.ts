import type { Command, Refusal } from '../lifecycle/command.js'
import type { Day } from '../lifecycle/day.js'
import type { Event } from '../lifecycle/event.js'
import type { Letter } from '../lifecycle/letter.js'
import type { State } from '../lifecycle/state.js'

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
/** Query: the folded state, for tests and operations. */
export const stateQuery = 'state'

/** How many of the last answers a run hands to the next, so that a repeated key is answered alike. */
export const answersCarried = 200

/** What a run starts from: the folded journal at its first start, everything unfinished after a continue-as-new. */
export interface Carried {
  schemaVersion: 1
  state: State
  /** Letters whose row is written and whose delivery has not ended. */
  letters: LetterJob[]
  /** The last answers by command id, newest last, at most `answersCarried`. */
  answered: [commandId: string, answer: CommandAnswer][]
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

export interface DecideInput {
  state: State
  /** The workflow's clock, ISO instant. */
  now: string
  commands: Command[]
}

export interface Decision {
  events: Event[]
  /** By command id: either what it brought about or why it was refused. */
  answers: Record<string, CommandAnswer>
  /** Every letter that the events call for, the withheld ones included (they become rows, not jobs). */
  letters: Letter[]
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

export interface RecordInput {
  partnership: string
  events: Event[]
  letters: Letter[]
  jobs: LetterJob[]
  today: Day
  /** What of it lists and searches show. */
  standing: Pick<Standing, 'awaiting' | 'overdue' | 'wakeOn' | 'wakeAt' | 'nextDeadline'>
}

/** The activities as the workflow sees them. */
export interface Activities {
  /** Local and recorded: pure but for loading a model or calendar version that the worker has not seen. */
  decide(input: DecideInput): Promise<Decision>
  /**
   * Journal and projections in one transaction. Same number, same content: no effect; other content: `JournalConflict`.
   */
  record(input: RecordInput): Promise<void>
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
   * One round. M5: writes the digests of managers whose local Monday 08:00 fell in one of the hours, told by their ends;
   * returns the letters that are due, that no partnership's workflow carries and that are not in flight already.
   */
  keepHouse(hours: string[], inFlight: string[]): Promise<Round>
}
export interface Round extends Housekeeping {
  letters: LetterJob[]
  /** Names of the chores that failed; what they said stands in the worker's log. */
  failed: string[]
}
