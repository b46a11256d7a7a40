import type { Day } from './day.js'
import type {
  CalendarRef,
  ExitClause,
  ExitReason,
  Health,
  InitiativeKind,
  LaidTask,
  ModelRef,
  OutcomeDecision,
  Period,
  Rating,
  ReviewAction,
  Scorecard,
  TermsOfAgreement,
  TextId,
} from './event.js'
import type { Contact, ContactId, PartnerType, PersonId, VendorTeam } from './people.js'

/**
 * Where a partnership stands: plain data, folded from the journal by `evolve`, kept on the partnership's row and judged
 * by the rules. The other rows follow from it too (`database/rows.ts`). What is over and needed by no rule goes to
 * `ended`, and leaves once its row is written.
 */
export interface State {
  schemaVersion: 1
  partnership: string
  /** Number of the last event. */
  number: number
  /** Day of the last event; the partnership's today never lies before it (C1). */
  today: Day
  model: ModelRef
  calendar: CalendarRef
  /** Set once the calendar's end or absence has been told. */
  calendarTold?: true
  entry: 'new' | 'existing' | 'renewed'
  entered: Day
  partnerType: PartnerType
  country: string
  zone: string
  contacts: Contact[]
  mainContact: ContactId
  team: VendorTeam
  /** People of the vendor whose address refused a letter; their roles fall to others (M4). */
  bounced?: PersonId[]
  /** An admin of the vendor, for roles that would fall to nobody. */
  standIn?: PersonId
  stage: string
  /** The stage that the loop would be in while the vows run beside it (W3). */
  beneath?: string
  /** Stages once entered, with the day of the first entry. */
  visited: Record<string, Day>
  runs: PlayRun[]
  /** How often each play was started. */
  runCounts: Record<string, number>
  tasks: Task[]
  /** The text that the invitation carries, the partner value proposition. */
  invitation?: string
  qualification: { qualification?: Weighed; fit?: Weighed; overridden?: true }
  businessCase?: BusinessCase
  agreement?: Agreement
  reviews: ReviewLoop
  tier: string
  grace?: { since: Day; decideBy: Day; asked?: true }
  grants: Grant[]
  initiatives: Initiative[]
  /** Targets in force, by KPI, with the first review that they hold for, newest last. */
  targets: { review: number; targets: Record<string, number> }[]
  /** Last day on which a contact acted, moved by what stood still since: silence counts from it (S5). */
  heardFrom?: Day
  /** Who had a letter of which kind (`due 7f…`) on the last day that had any: at most one a day of each kind (M1). */
  asked: { on?: Day; whom: string[] }
  health: Health
  exits: number
  exit?: Exit
  paused?: { since: Day; until: Day }
  /** `until`: the day to which the door stays open for another try. */
  closed?: { day: Day; reason: string; until?: Day }
  /**
   * What the rules could not carry out, by what it is (`score planned`): set aside until a day, or until a command,
   * which may have mended the cause.
   */
  failed?: Record<string, { tries: number; retry: Day }>
  ended: Ended
}

/** What is over since the rows were last written: no rule reads it. A step begins by emptying it. */
export interface Ended {
  tasks: (Task & { end: TaskEnd })[]
  runs: (PlayRun & { end: RunEnd })[]
  /** Those too that are no longer among the recent ones, and periods that nobody reviews. */
  reviews: (PastReview | SkippedPeriod)[]
  initiatives: (Initiative & { end: { as: InitiativeEnd; on: Day } })[]
  /** Those that were withdrawn; one that is carried out stays with the partnership that it ends. */
  exits: (Exit & { withdrawn: Day })[]
}

export const nothingEnded: Ended = { tasks: [], runs: [], reviews: [], initiatives: [], exits: [] }

/** The result of one weighing of the partner: the fit or the four Cs (A1). */
export interface Weighed {
  day: Day
  items: Record<string, number>
  mean: number
  lowest: number
  band: string
}

export interface BusinessCase {
  day: Day
  revenue: number
  cost: number
  paybackMonth?: number
}

export interface PlayRun {
  id: string
  play: string
  opened: Day
  /** What `opened` means in its days, once a pause or an exit has moved it. */
  countsFrom?: Day
  /** Days by name, as laid and moved: `goal`, `hardStop`, `periodEnd`, `meeting`, `latest`. */
  days: Record<string, Day>
  /** When the partner waited for the vendor: no day of it moves anything twice (A6). */
  waited?: Period[]
  subject?: string
  cause?: string
  /** Why it is at risk, from the day on which that was told. */
  atRisk?: string
  extended?: true
  /** The day on which it was later than the model puts up with. */
  overrunOn?: Day
  /** Days by which late work of the vendor moved it (A6). */
  stoppedDays?: number
  /** Of an improvement plan. */
  verdict?: string
  /** Done days by task name, for `after` and `X.done`. */
  done: Record<string, Day>
}

export interface RunEnd {
  as: 'completed' | 'stopped'
  on: Day
  why?: string
}

export type TaskStatus = 'planned' | 'waiting' | 'open' | 'handed_in' | 'stopped'

/** A task that is not over. Over ones leave the state; their run remembers the day. */
export interface Task extends LaidTask {
  run: string
  status: TaskStatus
  assigned?: Day
  /** Its ladder is the validator's then. */
  handedIn?: { day: Day; validateBy: Day }
  extension?: { asked: Day; until: Day; answerBy: Day }
  /** When it waited for the vendor (A6). */
  waited?: Period[]
  /** Asked so far; at most two (A7). */
  extensions: number
  /** How many months after its due day it was last chased, once its ladder had ended (X6). */
  chased?: number
  sequence?: number
  /** The due day that it was first laid with, whatever moved it since. */
  initiallyDue?: Day
  /** The day on which it was first escalated; a new day takes that back. */
  escalated?: Day
  reminders: number
  rejections: number
  /** What was written at the hand-in. */
  answerText?: TextId
  /** Why it was moved last. */
  why?: string
}

export interface TaskEnd {
  as: 'done' | 'waived' | 'cancelled' | 'lapsed'
  on: Day
  /** Days after its due day. */
  late?: number
  answer?: string
  text?: TextId
  data?: Record<string, unknown>
  why?: string
}

export interface Agreement extends TermsOfAgreement {
  /** The end as first agreed; renewals count from it (C8). */
  firstEnd: Day
  renewals: number
  /** The decision day: the last day on which notice can be given (W1). */
  decision: Day
  /** What the review grid counts from; a newly signed agreement sets a new one (U2). */
  anchor: Day
  signed: Day
  inForce?: true
  /** A decision about the present term's end, so that it is asked once. */
  decided?: 'renew' | 'renegotiate' | 'exit'
  /** First day of the new term, on which the vows begin. */
  vows?: Day
}

export interface ReviewLoop {
  /** The next or present review. */
  planned?: PlannedReview
  /** The last period end, held, missed or skipped. */
  last?: { review: number; period: Day }
  /** Recent cards, newest last, as far as re-scoring and the renewal's letter need them (at most eight). */
  past: PastReview[]
  exceeds: number
  below: number
  missed: number
  /** The day on which an audit was passed: reviews follow from then on (R2). */
  audited?: Day
  /** Revisions of figures by review and KPI, where no past review above holds them (at most forty reviews). */
  revisions?: Record<number, Record<string, number>>
  /** The last review before the runs of ratings began anew (S2). */
  anew?: number
  /** The last change of tier that a review brought about, so that changing its decision can take it back. */
  tierChange?: { review: number; from: string; to: string } | undefined
}

export interface PlannedReview {
  review: number
  run: string
  /** The period that is reviewed, first and last day. */
  from: Day
  to: Day
  /** The period end: the day after the period's last day. */
  period: Day
  meeting: Day
  latest: Day
  months: number
  /** Of the meeting's calendar entry: how often it was moved (R3). */
  sequence: number
  begun?: true
  /** The day on which the partner said that the figures are complete. */
  confirmed?: Day
  figures: Record<string, { value: number; revision: number }>
  survey: Record<ContactId, number[]>
  card?: Scorecard
}

export interface PastReview extends Omit<PlannedReview, 'begun'> {
  held: boolean
  /** The day of the outcome, and what was decided and agreed (R5). */
  outcome?: Outcome
  targets: Record<string, number>
  rating?: Rating
  /** The card that the decision was made by, while a later one would decide otherwise. */
  decidedBy?: Scorecard
  /** An exit came before it was held (X2). */
  cancelled?: { run: string; meeting: Day; begun?: true; why: string }
  /** It was cancelled, and its time is over. */
  skipped?: SkippedPeriod
}

export interface Outcome {
  on: Day
  decision: OutcomeDecision
  actions: ReviewAction[]
  carriedOver: string[]
  text?: TextId
}

export interface SkippedPeriod {
  review: number
  period: Day
  why: string
}

export interface Grant {
  name: string
  since: Day
  why: string
  status: 'given' | 'revoked'
  revoked?: { on: Day; why: string }
}

export interface Initiative {
  id: string
  kind: InitiativeKind
  goal: Day
  owner: PersonId
  everyDays: number
  run: string
  opened: Day
  target?: number
  text?: TextId
  checkIns: number
  lastCheckIn?: { on: Day; progress?: number; text?: TextId }
}

export type InitiativeEnd = 'succeeded' | 'dropped' | 'folded_in' | 'stopped'

export interface Exit {
  number: number
  run: string
  notice: Day
  last: Day
  transition: Day
  clause: ExitClause
  reason: ExitReason
  /** Brought about by a renewal not taken: `renew` until the end withdraws it (W2). */
  silent?: true
  text?: TextId
  lastDayReached?: true
  customers?: string[]
  /** The stage that was left, and what the exit stopped, so that a withdrawal can reopen it (X2). */
  from: string
  beneath?: string
  stopped: {
    /** The notice, or the beginning of a pause that it ended. */
    since: Day
    runs: PlayRun[]
    tasks: Task[]
    initiatives: Initiative[]
    grants: string[]
  }
}

export type { Rating }
