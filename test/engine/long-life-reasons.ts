import type { Day } from '../../lifecycle/day.js'

/**
 * Why each letter of the long life is sent, as docs/rules.md and the model's ladders give the words. By letter where
 * all of its kind have one reason, else by `day letter`, else by `day letter reader`; the narrowest holds.
 */
const asked = (what: string) => `${what} is asked of you`
const tasks = (count: number) => `${count} tasks are asked of you`

const reasons: Record<string, string> = {
  // Recruiting
  invitation: asked('answer'),
  'invitation-chase': 'answer is unanswered for 7 days',
  'qualification-started': 'you accepted the invitation',
  '2031-01-15 tasks-assigned': tasks(4), // fit, 4C, business case, go
  go: 'the decision on the partnership was go',
  'plan-to-agree': asked('plan'),
  'plan-agreed': 'both sides agreed the plan',
  '2031-01-29 task-to-validate': asked('plan'),
  'agreement-to-sign': `${asked('signature')}; nobody is named for legal questions, so this came to you as main contact`,
  'agreement-recorded': 'the agreement is recorded',
  // Onboarding; the milestone is both sides'
  '2031-02-10 tasks-assigned manager': tasks(3), // kick-off, channels, milestone
  '2031-02-10 tasks-assigned lead': tasks(3), // plan, process training, milestone
  '2031-02-10 tasks-assigned engineer': asked('access'),
  '2031-02-10 tasks-assigned sales': asked('product training'),
  'kick-off-invitation': 'you are invited to a meeting',
  '2031-02-17 task-reminder': 'access is due in 5 business days',
  '2031-02-21 task-reminder': 'access is due in 1 business day',
  '2031-02-25 task-overdue': 'access is 1 business day overdue',
  '2031-02-27 task-escalation': 'access is 3 business days overdue',
  '2031-02-27 at-risk': 'escalation open',
  '2031-03-03 task-escalation': 'access is 5 business days overdue',
  'benefit-granted': 'a benefit was granted',
  'vendor-delay-apology': 'access was 7 days late on our side',
  '2031-03-05 task-reminder': 'product training is due in 5 business days',
  '2031-03-11 task-reminder': 'product training is due in 1 business day',
  '2031-03-13 task-overdue': 'product training is 1 business day overdue',
  '2031-03-17 task-escalation': 'product training is 3 business days overdue',
  '2031-03-19 task-escalation': 'product training is 5 business days overdue',
  'extension-asked': 'more time is asked for product training',
  'extension-granted': 'product training has a new day',
  '2031-03-26 task-reminder': 'product training is due in 5 business days',
  '2031-04-01 task-reminder': 'product training is due in 1 business day',
  '2031-04-01 task-to-validate': asked('product training'),
  '2031-05-02 task-reminder': 'first milestone is due in 5 business days',
  '2031-05-05 milestone': 'first milestone is reached',
  celebration: 'onboarding is complete',
  // Growth and its reviews
  '2031-05-05 growth-started lead': tasks(2), // business plan, first customer
  '2031-05-05 growth-started manager': tasks(4), // and two check-ins
  '2031-05-05 growth-started sales': asked('first opportunity'),
  '2031-07-24 milestone': 'first customer is reached',
  'review-invitation': 'you are invited to a meeting',
  'satisfaction-survey': asked('survey'),
  'data-request': asked('data'),
  '2031-11-19 task-reminder': 'data is due in 1 business day',
  'data-chase': 'data is 1 business day overdue',
  '2031-12-01 tasks-assigned': asked('action'),
  warned: 'two reviews running were below',
  '2032-05-31 at-risk': 'reviews below',
  'improvement-plan': 'an improvement plan is open: reviews below',
  'improvement-verdict': asked('verdict'),
  'check-in': asked('check in'),
  'warning-cleared': 'the warning is over',
  // Renewal, vows and expansion
  'renewal-ahead': asked('choose'),
  '2032-10-01 renewal-decision': 'choose is due in 60 days',
  '2032-11-02 renewal-decision': 'choose is due in 30 days',
  renewed: 'the agreement goes on',
  'vows-begun': 'renewed vows begin',
  '2033-02-01 tasks-assigned manager': tasks(2), // kick-off, 4C
  '2033-02-01 tasks-assigned lead': asked('plan'),
  '2033-02-01 tasks-assigned sales': asked('training'),
  'vows-completed': 'the vows are done',
  promoted: 'promoted to silver',
  'expansion-proposed': asked('choose'),
  'expansion-opened': 'an initiative is open',
  'decision-would-differ': 'a figure of review 9 was corrected',
  '2033-06-23 tasks-assigned': asked('verdict'),
  'expansion-closed': 'the initiative succeeded',
  // Two exits
  'exit-notice': 'notice was given',
  '2034-09-18 exit-transition-tasks lead': tasks(6), // customers, knowledge, operations, assets, brand, money
  '2034-10-12 exit-transition-tasks lead': tasks(6),
  // clause, reasons, plan, knowledge, operations, assets, discount, marketing support
  '2034-09-18 exit-transition-tasks manager': `${tasks(8)}; nobody is named for legal questions, so this came to you as partner manager`,
  '2034-10-12 exit-transition-tasks manager': `${tasks(8)}; nobody is named for legal questions, so this came to you as partner manager`,
  '2034-09-18 exit-transition-tasks engineer': asked('reversal of portal'),
  '2034-10-12 exit-transition-tasks engineer': asked('reversal of portal'),
  'customer-hand-over': asked('next home'),
  'exit-withdrawn': 'the exit was withdrawn',
  '2034-10-02 tasks-assigned': asked('regrant of portal'),
  'access-restored': 'the exit was withdrawn and your access is back',
  '2034-12-04 task-reminder lead': '2 tasks are due in 5 business days', // assets done later, brand
  '2034-12-04 task-reminder manager': '3 tasks are due in 5 business days', // assets, discount, marketing support
  '2034-12-04 task-reminder engineer': 'reversal of portal is due in 5 business days',
  '2034-12-08 task-reminder': 'reversal of portal is due in 1 business day',
  '2034-12-11 exit-transition-tasks': asked('post exit review'),
  '2034-12-12 exit-chase': 'reversal of portal is 1 business day overdue',
  'last-day': 'the last day is over',
  'post-exit-survey': 'we want to learn from how we parted',
  '2034-12-14 task-escalation': 'reversal of portal is 3 business days overdue',
  '2034-12-18 task-escalation': 'reversal of portal is 5 business days overdue',
  '2035-01-11 exit-chase': 'reversal of portal is still open',
  '2035-02-12 exit-chase': 'reversal of portal is still open',
  farewell: 'everything is closed',
}

/** Number, day of the pre-read and day of the meeting. */
const reviews: [number, Day, Day][] = [
  [2, '2031-08-25', '2031-09-01'],
  [3, '2031-11-24', '2031-12-01'],
  [4, '2032-02-24', '2032-03-02'],
  [5, '2032-05-24', '2032-05-31'],
  [6, '2032-08-24', '2032-08-31'],
  [7, '2032-11-24', '2032-12-01'],
  [8, '2033-02-24', '2033-03-03'],
  [9, '2033-05-24', '2033-05-31'],
  [10, '2033-08-24', '2033-08-31'],
  [11, '2033-11-24', '2033-12-01'],
  [12, '2034-02-24', '2034-03-03'],
  [13, '2034-05-24', '2034-05-31'],
  [14, '2034-08-24', '2034-08-31'],
]
for (const [number, card, meeting] of reviews) {
  reasons[`${card} pre-read`] = `the scorecard of review ${number}`
  reasons[`${meeting} review-outcome`] = `the outcome of review ${number}`
}

export function reasonFor(day: Day, letter: string, reader: string): string {
  return (
    reasons[`${day} ${letter} ${reader}`]
    ?? reasons[`${day} ${letter}`]
    ?? reasons[letter]
    ?? 'no reason stands in the table'
  )
}
