import type { Event, EventOf, EventType } from '../../lifecycle/event.js'
import { contacts } from './contacts.js'
import { exits } from './exits.js'
import { figures } from './figures.js'
import { grants, initiatives } from './growth.js'
import { partnership } from './partnership.js'
import { reviews } from './reviews.js'
import type { Rows } from './rows.js'
import { runs } from './runs.js'
import { tasks } from './tasks.js'

/**
 * What each event does to the rows, in order; an empty list means that the timeline shows it and no row follows. The
 * compiler names what is missing.
 */
type Projections = { [T in EventType]: ((rows: Rows, event: Event & EventOf<T>) => void | Promise<void>)[] }

const projections: Projections = {
  partnership_opened: [contacts.opened, partnership.openedUnder, grants.heldAtEntry],
  stage_entered: [partnership.stageEntered],
  partnership_closed: [partnership.closed, tasks.over, runs.over],
  partnership_ended: [partnership.ended, tasks.over, runs.over, exits.ended],
  paused: [partnership.paused],
  resumed: [partnership.resumed, tasks.movedTogether, runs.moved],
  health_changed: [partnership.healthChanged],
  rules_failed: [],
  rules_mended: [],

  contact_added: [contacts.added],
  contact_left: [contacts.left, contacts.newMain],
  contact_bounced: [contacts.bounced],
  contact_mended: [contacts.bounced],
  contact_roles_changed: [contacts.rolesChanged],
  main_contact_changed: [partnership.mainContact],
  team_changed: [partnership.teamChanged],
  person_left: [partnership.personLeft, tasks.handedOver, initiatives.handedOver],
  person_bounced: [],
  person_mended: [],
  asked_anew: [tasks.movedTogether],
  partner_type_changed: [partnership.typeChanged],
  place_changed: [partnership.placeChanged],
  calendar_changed: [partnership.calendarChanged],
  calendar_missing: [partnership.calendarMissing],
  partner_merged: [partnership.merged],

  play_started: [runs.started],
  play_completed: [runs.completed, tasks.ofRunOver],
  play_stopped: [runs.stopped, tasks.ofRunOver],
  tasks_laid: [tasks.laid],
  task_opened: [tasks.opened],
  task_handed_in: [tasks.handedIn],
  task_rejected: [tasks.rejected],
  task_done: [tasks.done],
  task_waived: [tasks.waived],
  task_reassigned: [tasks.reassigned],
  task_cancelled: [tasks.cancelled],
  task_lapsed: [tasks.lapsed],
  task_moved: [tasks.moved],
  reminded: [tasks.reminded],
  extension_asked: [tasks.extensionAsked],
  extension_granted: [tasks.extensionGranted],
  extension_refused: [tasks.extensionRefused],
  clock_stopped: [tasks.movedTogether, runs.clockStopped],
  hard_stop_extended: [tasks.movedTogether, runs.hardStopExtended],
  run_restarted: [runs.restarted],
  at_risk: [runs.atRisk],
  play_overrun: [runs.overrun],

  invitation_sent: [],
  invitation_extended: [tasks.invitationExtended],
  qualification_recorded: [partnership.qualified],
  business_case_recorded: [partnership.businessCase],
  qualification_overridden: [],
  agreement_recorded: [partnership.agreed],
  agreement_amended: [partnership.amended],
  agreement_in_force: [partnership.inForce],

  review_planned: [reviews.planned],
  period_skipped: [reviews.skipped],
  period_ended: [reviews.begun],
  figures_recorded: [figures.recorded],
  targets_set: [figures.targetsSet],
  figures_confirmed: [reviews.confirmed],
  survey_answered: [figures.surveyAnswered],
  review_scored: [reviews.scored],
  decision_would_differ: [reviews.wouldDiffer],
  meeting_moved: [tasks.meetingMoved, runs.meetingMoved, reviews.meetingMoved],
  review_held: [reviews.held],
  review_missed: [reviews.missed],
  review_cancelled: [reviews.cancelled],
  decision_changed: [reviews.decisionChanged],
  audited: [reviews.audited],

  promoted: [partnership.promoted],
  warned: [partnership.warned],
  grace_ended: [],
  warning_cleared: [partnership.warningCleared],
  tier_kept: [partnership.warningCleared],
  demoted: [partnership.promoted],
  granted: [grants.given],
  revoked: [grants.revoked],

  challenge_logged: [],
  improvement_opened: [],
  improvement_closed: [runs.verdict],
  initiative_opened: [initiatives.opened],
  initiative_changed: [initiatives.changed, runs.goalMoved],
  checked_in: [initiatives.checkedIn],
  initiative_closed: [initiatives.closed],

  renewal_decided: [partnership.renewalDecided],
  agreement_renewed: [partnership.renewed],
  vows_begun: [partnership.vowsBegun],
  vows_completed: [partnership.vowsCompleted],
  vows_ended: [partnership.vowsCompleted],

  exit_started: [
    exits.started,
    tasks.stoppedByExit,
    runs.stoppedByExit,
    initiatives.stoppedByExit,
    partnership.exitStarted,
  ],
  last_day_set: [exits.lastDaySet, tasks.movedTogether],
  customers_listed: [exits.customersListed],
  exit_withdrawn: [exits.withdrawn, tasks.reopened, runs.reopened, initiatives.reopened, partnership.withdrawn],
  last_day_reached: [exits.lastDayReached],
}

/** Lets the rows follow the events, in memory; the caller flushes. */
export async function project(rows: Rows, events: Event[]): Promise<void> {
  for (const event of events) {
    // The table's type ties each list to its event; TypeScript cannot follow that through an index.
    for (const follow of projections[event.type] as ((rows: Rows, event: Event) => void | Promise<void>)[])
      await follow(rows, event)
  }
}
