import agreementRecorded from './agreement-recorded.js'
import agreementToSign from './agreement-to-sign.js'
import atRisk from './at-risk.js'
import celebration from './celebration.js'
import decisionDue from './decision-due.js'
import extensionAsked from './extension-asked.js'
import extensionGranted from './extension-granted.js'
import extensionRefused from './extension-refused.js'
import go from './go.js'
import growthStarted from './growth-started.js'
import hardStop from './hard-stop.js'
import invitation from './invitation.js'
import invitationChase from './invitation-chase.js'
import invitationClosed from './invitation-closed.js'
import invitationDecision from './invitation-decision.js'
import kickOffInvitation from './kick-off-invitation.js'
import managersDigest from './managers-digest.js'
import milestone from './milestone.js'
import noGo from './no-go.js'
import onboardingRestarted from './onboarding-restarted.js'
import planAgreed from './plan-agreed.js'
import planRejected from './plan-rejected.js'
import planToAgree from './plan-to-agree.js'
import qualificationStarted from './qualification-started.js'
import taskEscalation from './task-escalation.js'
import taskOverdue from './task-overdue.js'
import taskRejected from './task-rejected.js'
import taskReminder from './task-reminder.js'
import taskToValidate from './task-to-validate.js'
import tasksAssigned from './tasks-assigned.js'
import vendorDelayApology from './vendor-delay-apology.js'

/** Every e-mail that a rule may call for, by the name that the rule uses. */
export const registry = {
  'agreement-recorded': agreementRecorded,
  'agreement-to-sign': agreementToSign,
  'at-risk': atRisk,
  celebration,
  'decision-due': decisionDue,
  'extension-asked': extensionAsked,
  'extension-granted': extensionGranted,
  'extension-refused': extensionRefused,
  go,
  'growth-started': growthStarted,
  'hard-stop': hardStop,
  invitation,
  'invitation-chase': invitationChase,
  'invitation-closed': invitationClosed,
  'invitation-decision': invitationDecision,
  'kick-off-invitation': kickOffInvitation,
  'managers-digest': managersDigest,
  milestone,
  'no-go': noGo,
  'onboarding-restarted': onboardingRestarted,
  'plan-agreed': planAgreed,
  'plan-rejected': planRejected,
  'plan-to-agree': planToAgree,
  'qualification-started': qualificationStarted,
  'task-escalation': taskEscalation,
  'task-overdue': taskOverdue,
  'task-rejected': taskRejected,
  'task-reminder': taskReminder,
  'task-to-validate': taskToValidate,
  'tasks-assigned': tasksAssigned,
  'vendor-delay-apology': vendorDelayApology,
}
