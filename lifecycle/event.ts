import type { Day } from './day.js'
import type {
  Actor,
  Contact,
  ContactId,
  PartnerRole,
  PartnerType,
  PersonId,
  Recipient,
  VendorRole,
  VendorTeam,
  Who,
} from './people.js'

/**
 * What happened, in the past tense, numbered per partnership from 1; the journal of them is the truth. An event carries
 * every day and number that it sets, so that `evolve` needs nothing else. Free text and personal data are ids of rows
 * (`text`, `contact`, `customer`).
 */
export type Event = Stamp & EventBody
export interface Stamp {
  number: number
  day: Day
  /** Who asked; absent when days went by. */
  by?: Actor
}
export type EventType = EventBody['type']
export type EventOf<T extends EventType> = Extract<EventBody, { type: T }>

export type TextId = string
/** What moved a tier: the outcome of a review, a person when no review did, or a review whose decision was changed. */
export type TierMove = 'review' | 'decided' | 'corrected'
export type Rating = 'exceeds' | 'meets' | 'below'
export type Health = 'healthy' | 'watch' | 'wayward'
/** `invited` is a meeting's own letter, with its calendar entry; M1 joins the other four. */
export type LetterKind = 'asked' | 'due' | 'overdue' | 'escalated' | 'invited'
export type ExitClause = 'any_time' | 'end_of_term' | 'for_cause'
export const exitReasons = [
  'goals_achieved',
  'market_shift',
  'strategy_change',
  'performance',
  'compliance',
  'mutual',
  'renewal_not_taken',
] as const
export type ExitReason = (typeof exitReasons)[number]
export const initiativeKinds = ['new_market', 'joint_product', 'deeper_collaboration', 'focus'] as const
export type InitiativeKind = (typeof initiativeKinds)[number]
export const outcomeDecisions = ['on_course', 'expand', 'improve', 'exit'] as const
export type OutcomeDecision = (typeof outcomeDecisions)[number]

/** One letter of a task's ladder, still to come. */
export interface Rung {
  on: Day
  to: Who
  kind: LetterKind
  letter: string
  /**
   * Rule words such as `due - 5 bd`; with the task and its due day the key under which the rung is called once (M6).
   */
  rung: string
}

/** A task as it is laid: every day is computed, nothing is looked up later. */
export interface LaidTask {
  /** `onboard-1.access`, `exit-2.reversal.portal`: play, run, name, subject. */
  id: string
  name: string
  play: string
  subject?: string
  who: Who
  /** A person named for it, instead of whoever has the role. */
  assignee?: { side: 'partner' | 'vendor'; id: string }
  /** When it is told; a day ahead keeps it planned until then. */
  opens: Day
  /** Absent while it is counted from something that has not happened yet. */
  due?: Day
  /** Ids of tasks that must be done first. */
  after: string[]
  ladder: Rung[]
  /** The last day on which an answer counts; what silence brings about is an event of the day after (C6). */
  closes?: Day
  optional?: true
  milestone?: true
  validator?: Who
  /** Kind of meeting that this task is: its day can be moved and its calendar entry keeps its UID. */
  meeting?: true
  text?: TextId
  letter?: string
}

export interface TermsOfAgreement {
  start: Day
  /** The last day in force. */
  end: Day
  autoRenew: boolean
  /** 0 to 730 days before the end. */
  noticeDays: number
  /** 1 to 120 months that a renewal adds. */
  termMonths: number
  /** The exit clause that an exit brought about by silence uses. */
  clause?: ExitClause
}

export interface SignedAgreement {
  terms: TermsOfAgreement
  decision: Day
  anchor: Day
  signed: Day
}

export interface Scorecard {
  /** Attainment a KPI, 0 to 1.5, two decimals; absent when it has no data. */
  items: { kpi: string; weight: number; actual?: number; target?: number; attainment?: number }[]
  /** Weighted attainment in hundredths (110 = 1.10), rounded half up; absent when not scored. */
  score?: number
  rating?: Rating
  missing: string[]
}

export type EventBody =
  // the partnership itself
  | {
      type: 'partnership_opened'
      partnership: string
      model: ModelRef
      calendar: CalendarRef
      entry: 'new' | 'existing' | 'renewed'
      stage: string
      partnerType: PartnerType
      country: string
      zone: string
      contacts: Contact[]
      mainContact: ContactId
      team: VendorTeam
      tier: string
      grants: string[]
      agreement?: SignedAgreement
    }
  | { type: 'stage_entered'; stage: string; from: string; why: string; beneath?: string }
  | { type: 'partnership_closed'; reason: string; text?: TextId; until?: Day }
  | { type: 'partnership_ended'; reason: string }
  | { type: 'paused'; until: Day }
  | ({ type: 'resumed'; days: number } & Moved)
  | { type: 'health_changed'; from: Health; to: Health; why: string }
  /** The rules broke on something that fell due: it is set aside and tried again on `retry`, the rest goes on. */
  | { type: 'rules_failed'; what: string; why: string; tries: number; retry: Day }
  /** What had been set aside was carried out. */
  | { type: 'rules_mended'; what: string }
  // people, place and type
  | { type: 'contact_added'; contact: Contact }
  | { type: 'contact_left'; contact: ContactId; mainContact?: ContactId }
  | { type: 'contact_bounced'; contact: ContactId }
  | { type: 'contact_mended'; contact: ContactId }
  | { type: 'contact_roles_changed'; contact: ContactId; roles: PartnerRole[] }
  | { type: 'main_contact_changed'; contact: ContactId }
  | { type: 'team_changed'; role: VendorRole; person: PersonId; from?: PersonId }
  /** `roles`: those that the person had; `team`: who has which now. */
  | {
      type: 'person_left'
      person: PersonId
      successor?: PersonId
      standIn?: PersonId
      roles: VendorRole[]
      team: VendorTeam
    }
  | { type: 'person_bounced'; person: PersonId; standIn?: PersonId; roles: VendorRole[] }
  | { type: 'person_mended'; person: PersonId }
  /** M4: whoever has these now has not been told of them. */
  | { type: 'asked_anew'; tasks: MovedTask[] }
  | { type: 'partner_type_changed'; to: PartnerType }
  | { type: 'place_changed'; country: string; zone: string; calendar: CalendarRef }
  | { type: 'calendar_changed'; calendar: CalendarRef }
  | { type: 'calendar_missing'; calendar: CalendarRef; needed?: Day }
  | { type: 'partner_merged'; into: string }
  // plays and tasks
  | {
      type: 'play_started'
      play: string
      run: string
      opened: Day
      days: Record<string, Day>
      subject?: string
      cause?: string
    }
  | { type: 'play_completed'; run: string }
  | { type: 'play_stopped'; run: string; why: string }
  | { type: 'tasks_laid'; run: string; tasks: LaidTask[] }
  | { type: 'task_opened'; task: string; due?: Day; ladder: Rung[]; closes?: Day }
  | { type: 'task_handed_in'; task: string; validateBy: Day; ladder: Rung[]; closes?: Day; text?: TextId }
  | { type: 'task_rejected'; task: string; due: Day; ladder: Rung[]; closes?: Day; text?: TextId; days: number }
  | {
      type: 'task_done'
      task: string
      milestone?: true
      answer?: string
      text?: TextId
      late: number
      data?: Record<string, unknown>
    }
  | { type: 'task_waived'; task: string; text?: TextId }
  | { type: 'task_reassigned'; task: string; to: { side: 'partner' | 'vendor'; id: string } }
  | { type: 'task_cancelled'; task: string; why: string }
  /** Nobody answered: the model's `silent` is what follows. */
  | { type: 'task_lapsed'; task: string; silent: string }
  | ({ type: 'task_moved'; from?: Day; why: string } & MovedTask)
  /**
   * M1: one a day, kind and person, listing its tasks (kind `asked` tells that they are assigned). `withheld`: on
   * record but not sent (M2).
   */
  | {
      type: 'reminded'
      kind: LetterKind
      letter: string
      to: Recipient
      tasks: { task: string; due: Day; rung: string }[]
      withheld?: 'just assigned'
    }
  | { type: 'extension_asked'; task: string; until: Day; text?: TextId; answerBy: Day }
  | { type: 'extension_granted'; task: string; due: Day; ladder: Rung[]; closes?: Day; silent?: true }
  | { type: 'extension_refused'; task: string; text?: TextId; silent?: true }
  /**
   * A6: the partner waited `days` on the vendor that were not counted yet; the vendor was `late` by so many. What waits
   * for it moves.
   */
  | ({ type: 'clock_stopped'; run: string; task: string; days: number; late: number } & Moved)
  | ({ type: 'hard_stop_extended'; run: string; days: number } & Moved)
  | { type: 'run_restarted'; run: string }
  | { type: 'at_risk'; run: string; why: string }
  /** W3: a play is not done by the day that the model calls too late. */
  | { type: 'play_overrun'; run: string }
  // recruiting
  | { type: 'invitation_sent'; text?: TextId; to: Recipient }
  | { type: 'invitation_extended'; task: string; due: Day; ladder: Rung[]; closes: Day }
  | {
      type: 'qualification_recorded'
      score: 'fit' | 'qualification'
      items: Record<string, number>
      mean: number
      lowest: number
      band: string
    }
  | { type: 'business_case_recorded'; revenue: number; cost: number; paybackMonth?: number }
  | { type: 'qualification_overridden'; text: TextId }
  | ({ type: 'agreement_recorded' } & SignedAgreement)
  | {
      type: 'agreement_amended'
      terms: TermsOfAgreement
      decision: Day
      anchor: Day
      why: 'amended' | 'corrected' | 'renegotiated'
    }
  /** The later of the signature and the agreement's start has come. */
  | { type: 'agreement_in_force' }
  // reviews
  | {
      type: 'review_planned'
      review: number
      run: string
      from: Day
      to: Day
      period: Day
      meeting: Day
      latest: Day
      months: number
    }
  | { type: 'period_skipped'; review: number; period: Day; why: string }
  | { type: 'period_ended'; review: number }
  | { type: 'figures_recorded'; review: number; figures: Figure[] }
  | { type: 'targets_set'; review: number; targets: Record<string, number> }
  | { type: 'figures_confirmed'; review: number }
  | { type: 'survey_answered'; review: number; contact: ContactId; answers: number[] }
  | { type: 'review_scored'; review: number; card: Scorecard; period: Period; again?: true }
  /**
   * A late or corrected figure changed what the rules would have decided; a person changes the decision, or nobody
   * does.
   */
  | { type: 'decision_would_differ'; review: number; card: Scorecard; was?: Rating; would?: Rating }
  /** R3: by a person, with what hangs on it; or it had moved with everything else, and its calendar entry follows. */
  | ({
      type: 'meeting_moved'
      task: string
      run: string
      from: Day
      to: Day
      sequence: number
      review?: number
    } & Moved)
  | {
      type: 'review_held'
      review: number
      decision: OutcomeDecision
      rating?: Rating
      score?: number
      actions: ReviewAction[]
      carriedOver: string[]
      text?: TextId
    }
  | { type: 'review_missed'; review: number; meeting?: Day }
  | {
      type: 'review_cancelled'
      review: number
      run: string
      why: string
      sequence: number
      meeting: Day
      invited: boolean
    }
  | { type: 'decision_changed'; review: number; rating: Rating; text?: TextId }
  // tiers and grants
  | { type: 'promoted'; from: string; to: string; review?: number; why?: TierMove }
  /** `lower`: the tier that is at stake; absent in the lowest. */
  | { type: 'warned'; tier: string; review?: number; decideBy: Day; lower?: string }
  /** S3: no scored review within the grace; the manager is asked. */
  | { type: 'grace_ended'; tier: string }
  /** A scored review lifted the warning, or a corrected one made it groundless. */
  | { type: 'warning_cleared'; tier: string; why: string }
  /**
   * The grace is over and the tier stays, though nothing got better: none is lower, or the manager or silence kept it.
   */
  | { type: 'tier_kept'; tier: string; why: 'lowest tier' | 'decided' | 'silence'; review?: number }
  | { type: 'demoted'; from: string; to: string; review?: number; why?: TierMove }
  | { type: 'granted'; grant: string; why: string; again?: true }
  | { type: 'revoked'; grant: string; why: string }
  // growth, improvement, expansion
  | { type: 'challenge_logged'; text: TextId }
  | { type: 'improvement_opened'; run: string; why: string; goal: Day }
  | { type: 'improvement_closed'; run: string; verdict: 'recovered' | 'failed' | 'stopped' }
  | {
      type: 'initiative_opened'
      initiative: string
      run: string
      kind: InitiativeKind
      goal: Day
      owner: PersonId
      target?: number
      everyDays: number
      text?: TextId
    }
  | {
      type: 'initiative_changed'
      initiative: string
      run: string
      goal?: Day
      target?: number
      everyDays?: number
      text?: TextId
    }
  | { type: 'checked_in'; run: string; task: string; progress?: number; text?: TextId }
  | { type: 'initiative_closed'; initiative: string; result: 'succeeded' | 'dropped' | 'folded_in' | 'stopped' }
  // renewal, audit, vows
  | { type: 'renewal_decided'; choice: 'renew' | 'renegotiate' | 'exit' }
  /** U1: the audit's verdict; the period that it looked at is done with. */
  | { type: 'audited'; review: number; verdict: 'continue' | 'exit' }
  | {
      type: 'agreement_renewed'
      times: number
      start: Day
      end: Day
      decision: Day
      why: 'decided' | 'silence' | 'bound' | 'audit' | 'renegotiated'
      vows?: Day
    }
  | { type: 'vows_begun'; run: string; cause: VowsCause; stage: string }
  | { type: 'vows_completed'; run: string; cause: VowsCause; stage: string }
  /** W3: too late, and the partnership kept: the stage returns, what is undone stays so. */
  | { type: 'vows_ended'; run: string; cause: VowsCause; stage: string }
  // exit
  | {
      type: 'exit_started'
      exit: number
      run: string
      reason: ExitReason
      clause: ExitClause
      notice: Day
      last: Day
      transition: Day
      text?: TextId
      silent?: true
    }
  | ({ type: 'last_day_set'; exit: number; last: Day; transition: Day; clause?: ExitClause } & Moved)
  | { type: 'customers_listed'; exit: number; customers: string[] }
  | ({ type: 'exit_withdrawn'; exit: number; days: number; stage: string; text?: TextId } & Moved)
  /** Sent once the last day is over: what was agreed has ended, the closing goes on. */
  | { type: 'last_day_reached'; exit: number }

/** A renewal that was decided, an audit that was passed, or an entry at the renewal stage. */
export type VowsCause = 'renewal' | 'audit' | 'entry'

export interface ModelRef {
  name: string
  version: number
}
export interface CalendarRef {
  name: string
  version: number
}
/** Everything that moves together, each on its new days; what is not named stays where it is (rules/shift.ts). */
export interface Moved {
  tasks: MovedTask[]
  plays: MovedPlay[]
  /** Until when a grace lasts (S3). */
  grace?: Day
  /** From when on silence counts (S5). */
  heardFrom?: Day
}
/** Every day of a task. `due` and `closes` are gone where they are absent; the others stay as they were. */
export interface MovedTask {
  task: string
  opens: Day
  due?: Day
  ladder: Rung[]
  closes?: Day
  assigned?: Day
  handedIn?: { day: Day; validateBy: Day }
  extension?: { asked: Day; until: Day; answerBy: Day }
  waited?: Period[]
}
/** Every day of a run; a planned review's meeting and a plan's goal are among them. */
export interface MovedPlay {
  run: string
  days: Record<string, Day>
  countsFrom?: Day
  waited?: Period[]
}
export interface Period {
  from: Day
  to: Day
}
export interface Figure {
  kpi: string
  value: number
  asOf: Day
  source: string
  revision: number
}
export interface ReviewAction {
  id: string
  who: Who
  assignee?: { side: 'partner' | 'vendor'; id: string }
  due: Day
  text: TextId
}
