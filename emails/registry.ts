import agreementRecorded from './agreement-recorded.js'
import agreementToSign from './agreement-to-sign.js'
import atRisk from './at-risk.js'
import benefitGranted from './benefit-granted.js'
import benefitWithdrawn from './benefit-withdrawn.js'
import celebration from './celebration.js'
import checkIn from './check-in.js'
import dataChase from './data-chase.js'
import dataRequest from './data-request.js'
import decisionDue from './decision-due.js'
import decisionWouldDiffer from './decision-would-differ.js'
import demoted from './demoted.js'
import expansionClosed from './expansion-closed.js'
import expansionOpened from './expansion-opened.js'
import expansionProposed from './expansion-proposed.js'
import extensionAsked from './extension-asked.js'
import extensionGranted from './extension-granted.js'
import extensionRefused from './extension-refused.js'
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
import managersDigest from './managers-digest.js'
import meetingCancelled from './meeting-cancelled.js'
import meetingMoved from './meeting-moved.js'
import milestone from './milestone.js'
import noGo from './no-go.js'
import onboardingRestarted from './onboarding-restarted.js'
import planAgreed from './plan-agreed.js'
import planRejected from './plan-rejected.js'
import planToAgree from './plan-to-agree.js'
import preRead from './pre-read.js'
import promoted from './promoted.js'
import qualificationStarted from './qualification-started.js'
import reviewInvitation from './review-invitation.js'
import reviewMissed from './review-missed.js'
import reviewOutcome from './review-outcome.js'
import satisfactionSurvey from './satisfaction-survey.js'
import taskEscalation from './task-escalation.js'
import taskOverdue from './task-overdue.js'
import taskRejected from './task-rejected.js'
import taskReminder from './task-reminder.js'
import taskToValidate from './task-to-validate.js'
import tasksAssigned from './tasks-assigned.js'
import tierDecision from './tier-decision.js'
import vendorDelayApology from './vendor-delay-apology.js'
import warned from './warned.js'
import warningCleared from './warning-cleared.js'

/** Every e-mail that a rule may call for, by the name that the rule uses. */
export const registry = {
  'agreement-recorded': agreementRecorded,
  'agreement-to-sign': agreementToSign,
  'at-risk': atRisk,
  'benefit-granted': benefitGranted,
  'benefit-withdrawn': benefitWithdrawn,
  celebration,
  'check-in': checkIn,
  'data-chase': dataChase,
  'data-request': dataRequest,
  'decision-due': decisionDue,
  'decision-would-differ': decisionWouldDiffer,
  demoted,
  'expansion-closed': expansionClosed,
  'expansion-opened': expansionOpened,
  'expansion-proposed': expansionProposed,
  'extension-asked': extensionAsked,
  'extension-granted': extensionGranted,
  'extension-refused': extensionRefused,
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
  'managers-digest': managersDigest,
  'meeting-cancelled': meetingCancelled,
  'meeting-moved': meetingMoved,
  milestone,
  'no-go': noGo,
  'onboarding-restarted': onboardingRestarted,
  'plan-agreed': planAgreed,
  'plan-rejected': planRejected,
  'plan-to-agree': planToAgree,
  'pre-read': preRead,
  promoted,
  'qualification-started': qualificationStarted,
  'review-invitation': reviewInvitation,
  'review-missed': reviewMissed,
  'review-outcome': reviewOutcome,
  'satisfaction-survey': satisfactionSurvey,
  'task-escalation': taskEscalation,
  'task-overdue': taskOverdue,
  'task-rejected': taskRejected,
  'task-reminder': taskReminder,
  'task-to-validate': taskToValidate,
  'tasks-assigned': tasksAssigned,
  'tier-decision': tierDecision,
  'vendor-delay-apology': vendorDelayApology,
  warned,
  'warning-cleared': warningCleared,
}
