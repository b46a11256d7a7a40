import type { Day } from './day.js'
import type {
  CalendarRef,
  ExitClause,
  ExitReason,
  Health,
  InitiativeKind,
  LaidTask,
  ModelRef,
  Rating,
  Scorecard,
  TermsOfAgreement,
} from './event.js'
import type { Contact, ContactId, PartnerType, PersonId, VendorTeam } from './people.js'

/**
 * Where a partnership stands: plain data, folded from the journal by `evolve`, carried across continue-as-new and
 * judged by the rules. What is over and needed by no rule is dropped; the journal and the projections keep it.
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
  qualification: { qualification?: string; fit?: string; overridden?: true }
  agreement?: Agreement
  reviews: ReviewLoop
  tier: string
  grace?: { since: Day; decideBy: Day; asked?: true }
  grants: Grant[]
  initiatives: Initiative[]
  /** Targets in force, by KPI, with the first review that they hold for, newest last. */
  targets: { review: number; targets: Record<string, number> }[]
  /** Last day on which a contact acted (S5). */
  heardFrom?: Day
  /** Who had a letter of which kind (`due 7f…`) on the last day that had any: at most one a day of each kind (M1). */
  asked: { on?: Day; whom: string[] }
  health: Health
  exits: number
  exit?: Exit
  paused?: { since: Day; until: Day }
  closed?: { day: Day; reason: string }
  /**
   * What the rules could not carry out, by what it is (`score planned`): set aside until a day, or until a command, which
   * may have mended the cause.
   */
  failed?: Record<string, { tries: number; retry: Day }>
}

export interface PlayRun {
  id: string
  play: string
  opened: Day
  /** Days by name, as laid and moved: `goal`, `hardStop`, `periodEnd`, `meeting`, `latest`. */
  days: Record<string, Day>
  subject?: string
  cause?: string
  atRisk?: true
  extended?: true
  overrunTold?: true
  /** Done days by task name, for `after` and `X.done`. */
  done: Record<string, Day>
}

export type TaskStatus = 'planned' | 'waiting' | 'open' | 'handed_in' | 'stopped'

/** A task that is not over. Over ones leave the state; their run remembers the day. */
export interface Task extends LaidTask {
  run: string
  status: TaskStatus
  assigned?: Day
  /** Rungs of the validator's ladder while handed in. */
  handedIn?: { day: Day; validateBy: Day; answer?: string }
  extension?: { until: Day; answerBy: Day }
  /** Asked so far; at most two (A7). */
  extensions: number
  /** How many months after its due day it was last chased, once its ladder had ended (X6). */
  chased?: number
  sequence?: number
  initiallyDue?: Day
  escalated?: true
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
  begun?: true
  figures: Record<string, { value: number; revision: number }>
  survey: Record<ContactId, number[]>
  card?: Scorecard
}

export interface PastReview {
  review: number
  from: Day
  to: Day
  period: Day
  held: boolean
  figures: Record<string, { value: number; revision: number }>
  survey: Record<ContactId, number[]>
  targets: Record<string, number>
  card?: Scorecard
  rating?: Rating
  /** An exit came before it was held (X2). */
  cancelled?: { run: string; meeting: Day; begun?: true }
}

export interface Grant {
  name: string
  since: Day
  why: string
  status: 'given' | 'revoked'
}

export interface Initiative {
  id: string
  kind: InitiativeKind
  goal: Day
  owner: PersonId
  everyDays: number
  run: string
}

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
  lastDayReached?: true
  customers?: string[]
  /** The stage that was left, and what the exit stopped, so that a withdrawal can reopen it (X2). */
  from: string
  beneath?: string
  stopped: { runs: PlayRun[]; tasks: Task[]; initiatives: Initiative[]; grants: string[] }
}

export type { Rating }
