import accessRestored from './access-restored.js'
import agreementRecorded from './agreement-recorded.js'
import agreementToSign from './agreement-to-sign.js'
import atRisk from './at-risk.js'
import auditDecision from './audit-decision.js'
import auditInvitation from './audit-invitation.js'
import benefitGranted from './benefit-granted.js'
import benefitWithdrawn from './benefit-withdrawn.js'
import calendarMissing from './calendar-missing.js'
import celebration from './celebration.js'
import checkIn from './check-in.js'
import contactBounced from './contact-bounced.js'
import customerHandOver from './customer-hand-over.js'
import dataChase from './data-chase.js'
import dataRequest from './data-request.js'
import decisionDue from './decision-due.js'
import decisionWouldDiffer from './decision-would-differ.js'
import demoted from './demoted.js'
import exitChase from './exit-chase.js'
import exitLastDaySet from './exit-last-day-set.js'
import exitNotice from './exit-notice.js'
import exitProposed from './exit-proposed.js'
import exitTransitionTasks from './exit-transition-tasks.js'
import exitWithdrawn from './exit-withdrawn.js'
import expansionClosed from './expansion-closed.js'
import expansionOpened from './expansion-opened.js'
import expansionProposed from './expansion-proposed.js'
import extensionAsked from './extension-asked.js'
import extensionGranted from './extension-granted.js'
import extensionRefused from './extension-refused.js'
import farewell from './farewell.js'
import go from './go.js'
import growthStarted from './growth-started.js'
import hardStop from './hard-stop.js'
import improvementPlan from './improvement-plan.js'
import improvementVerdict from './improvement-verdict.js'
import invitation from './invitation.js'
import invitationChase from './invitation-chase.js'
import invitationClosed from './invitation-closed.js'
import invitationDecision from './invitation-decision.js'
import kickOffInvitation from './kick-off-invitation.js'
import lastDay from './last-day.js'
import managerChanged from './manager-changed.js'
import managersDigest from './managers-digest.js'
import meetingCancelled from './meeting-cancelled.js'
import meetingMoved from './meeting-moved.js'
import milestone from './milestone.js'
import noGo from './no-go.js'
import notRenewed from './not-renewed.js'
import onboardingRestarted from './onboarding-restarted.js'
import partnershipClosed from './partnership-closed.js'
import partnershipsStuck from './partnerships-stuck.js'
import paused from './paused.js'
import personAway from './person-away.js'
import planAgreed from './plan-agreed.js'
import planRejected from './plan-rejected.js'
import planToAgree from './plan-to-agree.js'
import postExitSurvey from './post-exit-survey.js'
import preRead from './pre-read.js'
import promoted from './promoted.js'
import qualificationStarted from './qualification-started.js'
import renewalAhead from './renewal-ahead.js'
import renewalDecision from './renewal-decision.js'
import renewalRenegotiate from './renewal-renegotiate.js'
import renewed from './renewed.js'
import resumed from './resumed.js'
import reviewInvitation from './review-invitation.js'
import reviewMissed from './review-missed.js'
import reviewOutcome from './review-outcome.js'
import rulesFailed from './rules-failed.js'
import satisfactionSurvey from './satisfaction-survey.js'
import taskEscalation from './task-escalation.js'
import taskOverdue from './task-overdue.js'
import taskRejected from './task-rejected.js'
import taskReminder from './task-reminder.js'
import taskToValidate from './task-to-validate.js'
import tasksAssigned from './tasks-assigned.js'
import tierDecision from './tier-decision.js'
import tierKept from './tier-kept.js'
import vendorDelayApology from './vendor-delay-apology.js'
import vowsBegun from './vows-begun.js'
import vowsCompleted from './vows-completed.js'
import vowsEnded from './vows-ended.js'
import warned from './warned.js'
import warningCleared from './warning-cleared.js'
import welcomeContact from './welcome-contact.js'

/** Every e-mail that a rule may call for, by the name that the rule uses. */
export const registry = {
  'access-restored': accessRestored,
  'agreement-recorded': agreementRecorded,
  'agreement-to-sign': agreementToSign,
  'at-risk': atRisk,
  'audit-decision': auditDecision,
  'audit-invitation': auditInvitation,
  'benefit-granted': benefitGranted,
  'benefit-withdrawn': benefitWithdrawn,
  'calendar-missing': calendarMissing,
  celebration,
  'check-in': checkIn,
  'contact-bounced': contactBounced,
  'customer-hand-over': customerHandOver,
  'data-chase': dataChase,
  'data-request': dataRequest,
  'decision-due': decisionDue,
  'decision-would-differ': decisionWouldDiffer,
  demoted,
  'exit-chase': exitChase,
  'exit-last-day-set': exitLastDaySet,
  'exit-notice': exitNotice,
  'exit-proposed': exitProposed,
  'exit-transition-tasks': exitTransitionTasks,
  'exit-withdrawn': exitWithdrawn,
  'expansion-closed': expansionClosed,
  'expansion-opened': expansionOpened,
  'expansion-proposed': expansionProposed,
  'extension-asked': extensionAsked,
  'extension-granted': extensionGranted,
  'extension-refused': extensionRefused,
  farewell,
  go,
  'growth-started': growthStarted,
  'hard-stop': hardStop,
  'improvement-plan': improvementPlan,
  'improvement-verdict': improvementVerdict,
  invitation,
  'invitation-chase': invitationChase,
  'invitation-closed': invitationClosed,
  'invitation-decision': invitationDecision,
  'kick-off-invitation': kickOffInvitation,
  'last-day': lastDay,
  'manager-changed': managerChanged,
  'managers-digest': managersDigest,
  'meeting-cancelled': meetingCancelled,
  'meeting-moved': meetingMoved,
  milestone,
  'no-go': noGo,
  'not-renewed': notRenewed,
  'onboarding-restarted': onboardingRestarted,
  'partnership-closed': partnershipClosed,
  'partnerships-stuck': partnershipsStuck,
  paused,
  'person-away': personAway,
  'plan-agreed': planAgreed,
  'plan-rejected': planRejected,
  'plan-to-agree': planToAgree,
  'post-exit-survey': postExitSurvey,
  'pre-read': preRead,
  promoted,
  'qualification-started': qualificationStarted,
  'renewal-ahead': renewalAhead,
  'renewal-decision': renewalDecision,
  'renewal-renegotiate': renewalRenegotiate,
  renewed,
  resumed,
  'review-invitation': reviewInvitation,
  'review-missed': reviewMissed,
  'review-outcome': reviewOutcome,
  'rules-failed': rulesFailed,
  'satisfaction-survey': satisfactionSurvey,
  'task-escalation': taskEscalation,
  'task-overdue': taskOverdue,
  'task-rejected': taskRejected,
  'task-reminder': taskReminder,
  'task-to-validate': taskToValidate,
  'tasks-assigned': tasksAssigned,
  'tier-decision': tierDecision,
  'tier-kept': tierKept,
  'vendor-delay-apology': vendorDelayApology,
  'vows-begun': vowsBegun,
  'vows-completed': vowsCompleted,
  'vows-ended': vowsEnded,
  warned,
  'warning-cleared': warningCleared,
  'welcome-contact': welcomeContact,
}
