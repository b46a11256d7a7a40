import type { Day } from '../../../lifecycle/day.js'
import type { Opening } from '../../../lifecycle/open.js'
import type { Actor } from '../../../lifecycle/people.js'
import { type Ask, asAdmin, asLead, asManager, people } from '../life.js'
import { goodFit, goodQualification, text } from './lives.js'

/**
 * One long life: a reseller from the invitation to the post-exit review, over four virtual years. What people ask for, and when,
 * and every letter that the rules call for, counted by hand from docs/rules.md under a calendar of weekends only (Mon to Fri are worked).
 * The same script is lived on the pure core and on the real engine.
 */
export const begins: Day = '2031-01-06'
export const opening: Partial<Opening> = { entry: 'new', partnerType: 'reseller', country: 'DE', zone: 'Europe/Berlin' }

/** Ids of what the script makes: an initiative, a joint customer, an action. */
export const initiative = 'd0000000-0000-4000-8000-000000000011'
export const customer = 'd1000000-0000-4000-8000-000000000011'
export const action = 'd2000000-0000-4000-8000-000000000011'

/** Three figures of the scorecard; satisfaction is the survey's, 4 of 4. At 100 the card is 1.00, at 120 it is 1.16, at 50 it is 0.60. */
const figures = (percent: number, on: Day) => ['partner_sourced_revenue', 'new_customers', 'customer_acquisition_rate'].map((kpi) => ({ kpi, value: percent, asOf: on, source: 'crm' }))

export type Person = 'lead' | 'sales' | 'manager' | 'engineer' | 'admin'
export const actors: Record<Person, Actor> = {
  lead: asLead, sales: { side: 'partner', id: people.sales }, manager: asManager, engineer: { side: 'vendor', id: people.engineer, admin: false }, admin: asAdmin,
}

export interface Turn {
  day: Day
  by: Person
  command: Ask
}

const turn = (day: Day, by: Person, command: Ask): Turn => ({ day, by, command })

export const script: Turn[] = [
  // Invited, accepted, qualified, agreed and signed
  turn('2031-01-07', 'manager', { type: 'send_invitation', text }),
  turn('2031-01-15', 'lead', { type: 'answer_task', task: 'invite-1.answer', answer: 'accept' }),
  turn('2031-01-20', 'manager', { type: 'record_qualification', score: 'fit', items: goodFit }),
  turn('2031-01-20', 'manager', { type: 'record_qualification', score: 'qualification', items: goodQualification }),
  turn('2031-01-21', 'manager', { type: 'record_business_case', revenue: 400_000, cost: 60_000, paybackMonth: 9 }),
  turn('2031-01-22', 'manager', { type: 'answer_task', task: 'qualify-1.go', answer: 'go' }),
  turn('2031-01-29', 'lead', { type: 'complete_task', task: 'agree-1.plan' }),
  turn('2031-01-31', 'manager', { type: 'validate_task', task: 'agree-1.plan' }),
  turn('2031-02-10', 'manager', { type: 'record_agreement', terms: { start: '2031-02-10', end: '2033-01-31', autoRenew: true, noticeDays: 60, termMonths: 24 } }),
  // Onboarding: access seven days late on the vendor’s side, product training late on the partner’s and extended
  turn('2031-02-13', 'manager', { type: 'complete_task', task: 'onboard-1.kick-off' }),
  turn('2031-02-14', 'manager', { type: 'complete_task', task: 'onboard-1.channels' }),
  turn('2031-02-14', 'lead', { type: 'complete_task', task: 'onboard-1.plan-accepted' }),
  turn('2031-03-03', 'engineer', { type: 'complete_task', task: 'onboard-1.access' }),
  turn('2031-03-18', 'lead', { type: 'complete_task', task: 'onboard-1.process-training' }),
  turn('2031-03-20', 'sales', { type: 'ask_extension', task: 'onboard-1.product-training', until: '2031-04-02', text }),
  turn('2031-03-21', 'manager', { type: 'answer_extension', task: 'onboard-1.product-training', grant: true }),
  turn('2031-04-01', 'sales', { type: 'complete_task', task: 'onboard-1.product-training' }),
  turn('2031-04-01', 'manager', { type: 'validate_task', task: 'onboard-1.product-training' }),
  turn('2031-05-05', 'manager', { type: 'complete_task', task: 'onboard-1.first-milestone' }),
  // Growth opens
  turn('2031-05-06', 'manager', { type: 'set_targets', review: 2, targets: { partner_sourced_revenue: 100, new_customers: 100, customer_acquisition_rate: 100, partner_satisfaction: 4 } }),
  turn('2031-05-20', 'lead', { type: 'complete_task', task: 'grow-1.business-plan' }),
  turn('2031-05-27', 'manager', { type: 'complete_task', task: 'grow-1.check-in-30' }),
  turn('2031-06-10', 'sales', { type: 'complete_task', task: 'grow-1.first-opportunity' }),
  turn('2031-06-26', 'manager', { type: 'complete_task', task: 'grow-1.check-in-60' }),
  turn('2031-07-24', 'lead', { type: 'complete_task', task: 'grow-1.first-customer' }),
  // Review 2 meets its targets
  turn('2031-08-12', 'lead', { type: 'answer_survey', review: 2, answers: [4, 4, 5, 3] }),
  turn('2031-08-19', 'lead', { type: 'record_figures', review: 2, figures: figures(100, '2031-08-19') }),
  turn('2031-09-01', 'manager', { type: 'record_outcome', review: 2, decision: 'on_course', actions: [] }),
  // Review 3 has no figures: reminded, chased, not scored; an action is agreed
  turn('2031-11-11', 'lead', { type: 'answer_survey', review: 3, answers: [4, 4, 5, 3] }),
  turn('2031-12-01', 'manager', { type: 'record_outcome', review: 3, decision: 'on_course', actions: [{ id: action, who: 'partner.sales', due: '2031-12-19', text }] }),
  turn('2031-12-10', 'sales', { type: 'complete_task', task: `follow-up-3.action.${action}` }),
  // Review 4 is below
  turn('2032-02-11', 'lead', { type: 'answer_survey', review: 4, answers: [4, 4, 5, 3] }),
  turn('2032-02-18', 'lead', { type: 'record_figures', review: 4, figures: figures(50, '2032-02-18') }),
  turn('2032-03-02', 'manager', { type: 'record_outcome', review: 4, decision: 'on_course', actions: [] }),
  // Review 5 is below again: warned, wayward, and an improvement plan of 60 days, from which it recovers
  turn('2032-05-11', 'lead', { type: 'answer_survey', review: 5, answers: [4, 4, 5, 3] }),
  turn('2032-05-18', 'lead', { type: 'record_figures', review: 5, figures: figures(50, '2032-05-18') }),
  turn('2032-05-31', 'manager', { type: 'record_outcome', review: 5, decision: 'on_course', actions: [] }),
  turn('2032-06-15', 'lead', { type: 'complete_task', task: 'improve-1.check-in.1', progress: 20 }),
  turn('2032-06-29', 'lead', { type: 'complete_task', task: 'improve-1.check-in.2', progress: 40 }),
  turn('2032-07-13', 'lead', { type: 'complete_task', task: 'improve-1.check-in.3', progress: 60 }),
  turn('2032-07-27', 'lead', { type: 'complete_task', task: 'improve-1.check-in.4', progress: 80 }),
  turn('2032-07-28', 'manager', { type: 'answer_task', task: 'improve-1.verdict', answer: 'recovered' }),
  // Review 6 meets: the warning is lifted; then the renewal is chased and decided (W1)
  turn('2032-08-11', 'lead', { type: 'answer_survey', review: 6, answers: [4, 4, 5, 3] }),
  turn('2032-08-18', 'lead', { type: 'record_figures', review: 6, figures: figures(100, '2032-08-18') }),
  turn('2032-08-31', 'manager', { type: 'record_outcome', review: 6, decision: 'on_course', actions: [] }),
  turn('2032-11-08', 'manager', { type: 'answer_task', task: 'renewal-1.choose', answer: 'renew' }),
  // Review 7 exceeds
  turn('2032-11-11', 'lead', { type: 'answer_survey', review: 7, answers: [4, 4, 5, 3] }),
  turn('2032-11-18', 'lead', { type: 'record_figures', review: 7, figures: figures(120, '2032-11-18') }),
  turn('2032-12-01', 'manager', { type: 'record_outcome', review: 7, decision: 'on_course', actions: [] }),
  // Review 8 exceeds again, beside the renewed vows (W3): promoted, an expansion proposed, opened, checked in on and closed (S3, E1)
  turn('2033-02-04', 'manager', { type: 'complete_task', task: 'vows-1.kick-off' }),
  turn('2033-02-07', 'manager', { type: 'record_qualification', score: 'qualification', items: goodQualification }),
  turn('2033-02-10', 'sales', { type: 'complete_task', task: 'vows-1.training' }),
  turn('2033-02-11', 'lead', { type: 'complete_task', task: 'vows-1.plan' }),
  turn('2033-02-11', 'lead', { type: 'answer_survey', review: 8, answers: [4, 4, 5, 3] }),
  turn('2033-02-18', 'lead', { type: 'record_figures', review: 8, figures: figures(120, '2033-02-18') }),
  turn('2033-03-03', 'manager', { type: 'record_outcome', review: 8, decision: 'on_course', actions: [] }),
  turn('2033-03-10', 'manager', { type: 'open_initiative', initiative, kind: 'new_market', goal: '2033-06-30', owner: people.manager, text }),
  turn('2033-04-13', 'lead', { type: 'complete_task', task: 'expand-1.check-in.1', progress: 30 }),
  // Review 9 meets, beside the expansion; a figure is corrected afterwards
  turn('2033-05-12', 'lead', { type: 'complete_task', task: 'expand-1.check-in.2', progress: 60 }),
  turn('2033-05-12', 'lead', { type: 'answer_survey', review: 9, answers: [4, 4, 5, 3] }),
  turn('2033-05-18', 'lead', { type: 'record_figures', review: 9, figures: figures(100, '2033-05-18') }),
  turn('2033-05-31', 'manager', { type: 'record_outcome', review: 9, decision: 'on_course', actions: [] }),
  turn('2033-06-07', 'lead', { type: 'record_figures', review: 9, figures: figures(120, '2033-06-07') }),
  turn('2033-06-10', 'lead', { type: 'complete_task', task: 'expand-1.check-in.3', progress: 90 }),
  turn('2033-06-24', 'manager', { type: 'answer_task', task: 'expand-1.verdict', answer: 'succeeded' }),
  // Review 10 meets
  turn('2033-08-11', 'lead', { type: 'answer_survey', review: 10, answers: [4, 4, 5, 3] }),
  turn('2033-08-18', 'lead', { type: 'record_figures', review: 10, figures: figures(100, '2033-08-18') }),
  turn('2033-08-31', 'manager', { type: 'record_outcome', review: 10, decision: 'on_course', actions: [] }),
  // Review 11 meets
  turn('2033-11-11', 'lead', { type: 'answer_survey', review: 11, answers: [4, 4, 5, 3] }),
  turn('2033-11-18', 'lead', { type: 'record_figures', review: 11, figures: figures(100, '2033-11-18') }),
  turn('2033-12-01', 'manager', { type: 'record_outcome', review: 11, decision: 'on_course', actions: [] }),
  // Review 12 meets
  turn('2034-02-13', 'lead', { type: 'answer_survey', review: 12, answers: [4, 4, 5, 3] }),
  turn('2034-02-20', 'lead', { type: 'record_figures', review: 12, figures: figures(100, '2034-02-20') }),
  turn('2034-03-03', 'manager', { type: 'record_outcome', review: 12, decision: 'on_course', actions: [] }),
  // Review 13 meets
  turn('2034-05-11', 'lead', { type: 'answer_survey', review: 13, answers: [4, 4, 5, 3] }),
  turn('2034-05-18', 'lead', { type: 'record_figures', review: 13, figures: figures(100, '2034-05-18') }),
  turn('2034-05-31', 'manager', { type: 'record_outcome', review: 13, decision: 'on_course', actions: [] }),
  // Review 14 meets
  turn('2034-08-11', 'lead', { type: 'answer_survey', review: 14, answers: [4, 4, 5, 3] }),
  turn('2034-08-18', 'lead', { type: 'record_figures', review: 14, figures: figures(100, '2034-08-18') }),
  turn('2034-08-31', 'manager', { type: 'record_outcome', review: 14, decision: 'on_course', actions: [] }),
  // The first exit, and its withdrawal
  turn('2034-09-18', 'manager', { type: 'start_exit', reason: 'market_shift', clause: 'any_time', text }),
  turn('2034-09-19', 'manager', { type: 'complete_task', task: 'exit-1.clause-review' }),
  turn('2034-09-20', 'manager', { type: 'complete_task', task: 'exit-1.reasons' }),
  turn('2034-09-22', 'manager', { type: 'complete_task', task: 'exit-1.stakeholder-plan' }),
  turn('2034-09-22', 'lead', { type: 'list_customers', customers: [customer] }),
  turn('2034-09-25', 'engineer', { type: 'complete_task', task: 'exit-1.reversal.portal' }),
  turn('2034-10-02', 'manager', { type: 'withdraw_exit', text }),
  turn('2034-10-04', 'engineer', { type: 'complete_task', task: 'restore-1.regrant.portal' }),
  // The second exit: every workstream, one reversal forgotten, lessons learned, the end
  turn('2034-10-12', 'manager', { type: 'start_exit', reason: 'goals_achieved', clause: 'any_time', text }),
  turn('2034-10-13', 'manager', { type: 'complete_task', task: 'exit-2.clause-review' }),
  turn('2034-10-16', 'manager', { type: 'complete_task', task: 'exit-2.reasons' }),
  turn('2034-10-17', 'manager', { type: 'complete_task', task: 'exit-2.stakeholder-plan' }),
  turn('2034-10-17', 'lead', { type: 'list_customers', customers: [customer] }),
  turn('2034-11-02', 'lead', { type: 'complete_task', task: `exit-2.next-home.${customer}`, home: 'another partner' }),
  turn('2034-11-16', 'lead', { type: 'complete_task', task: 'exit-2.knowledge' }),
  turn('2034-11-23', 'lead', { type: 'complete_task', task: 'exit-2.operations' }),
  turn('2034-12-06', 'manager', { type: 'complete_task', task: 'exit-2.assets' }),
  turn('2034-12-06', 'manager', { type: 'complete_task', task: 'exit-2.reversal.discount' }),
  turn('2034-12-06', 'manager', { type: 'complete_task', task: 'exit-2.reversal.marketing-support' }),
  turn('2034-12-06', 'lead', { type: 'complete_task', task: 'exit-2.reversal.brand' }),
  turn('2034-12-20', 'lead', { type: 'complete_task', task: 'exit-2.money' }),
  turn('2034-12-21', 'manager', { type: 'complete_task', task: 'exit-2.post-exit-review', text }),
  turn('2035-02-20', 'engineer', { type: 'complete_task', task: 'exit-2.reversal.portal' }),
]

/** The last day that is looked at: long after the end, so that a letter too many would show. */
export const ends: Day = '2036-12-31'

/** Every letter that is sent, as `day letter → side.role`, by the days of its reader. */
export const expectedLetters: string[] = [
  // Invited, chased once, accepted (A0); qualified, agreed and signed (A1, A2)
  '2031-01-07 invitation → partner.main',
  '2031-01-14 invitation-chase → partner.main',
  '2031-01-15 qualification-started → partner.main',
  '2031-01-15 tasks-assigned → vendor.manager',
  '2031-01-22 go → partner.main',
  '2031-01-22 plan-to-agree → partner.partner_lead',
  '2031-01-29 task-to-validate → vendor.manager',
  '2031-01-31 plan-agreed → partner.partner_lead', '2031-01-31 plan-agreed → vendor.manager',
  '2031-01-31 agreement-to-sign → partner.legal',
  '2031-02-10 agreement-recorded → partner.main', '2031-02-10 agreement-recorded → vendor.manager',
  // Onboarding (A3 to A7, M3, M7): one task late on the partner’s side, one on the vendor’s
  '2031-02-10 tasks-assigned → vendor.manager', '2031-02-10 tasks-assigned → vendor.technical', '2031-02-10 tasks-assigned → partner.partner_lead', '2031-02-10 tasks-assigned → partner.sales',
  '2031-02-10 kick-off-invitation → partner.partner_lead',
  '2031-02-17 task-reminder → vendor.technical',
  '2031-02-21 task-reminder → vendor.technical',
  '2031-02-25 task-overdue → vendor.technical',
  '2031-02-27 task-escalation → vendor.manager',
  '2031-02-27 at-risk → vendor.manager',
  '2031-03-03 task-escalation → vendor.sponsor',
  '2031-03-03 benefit-granted → partner.partner_lead',
  '2031-03-03 vendor-delay-apology → partner.partner_lead',
  '2031-03-05 task-reminder → partner.sales',
  '2031-03-11 task-reminder → partner.sales',
  '2031-03-13 task-overdue → partner.sales',
  '2031-03-17 task-escalation → vendor.manager',
  '2031-03-19 task-escalation → partner.executive_sponsor',
  '2031-03-20 extension-asked → vendor.manager',
  '2031-03-21 extension-granted → partner.sales',
  '2031-03-26 task-reminder → partner.sales',
  '2031-04-01 task-reminder → partner.sales',
  '2031-04-01 task-to-validate → vendor.manager',
  '2031-05-02 task-reminder → partner.partner_lead', '2031-05-02 task-reminder → vendor.manager',
  '2031-05-05 milestone → partner.partner_lead', '2031-05-05 milestone → vendor.manager',
  '2031-05-05 celebration → partner.partner_lead', '2031-05-05 celebration → partner.executive_sponsor', '2031-05-05 celebration → partner.sales', '2031-05-05 celebration → partner.technical', '2031-05-05 celebration → vendor.manager', '2031-05-05 celebration → vendor.sponsor', '2031-05-05 celebration → vendor.technical',
  // Growth opens (R6)
  '2031-05-05 growth-started → partner.partner_lead', '2031-05-05 growth-started → vendor.manager', '2031-05-05 growth-started → partner.sales',
  '2031-07-24 milestone → partner.partner_lead', '2031-07-24 milestone → vendor.manager',
  // Review 2 meets its targets (R1)
  '2031-08-04 review-invitation → partner.partner_lead',
  '2031-08-11 satisfaction-survey → partner.partner_lead', '2031-08-11 satisfaction-survey → partner.executive_sponsor', '2031-08-11 satisfaction-survey → partner.sales', '2031-08-11 satisfaction-survey → partner.technical',
  '2031-08-18 data-request → partner.partner_lead',
  '2031-08-25 pre-read → partner.partner_lead', '2031-08-25 pre-read → vendor.manager',
  '2031-09-01 review-outcome → partner.partner_lead', '2031-09-01 review-outcome → vendor.manager',
  // Review 3 has no figures: reminded, chased, not scored; an action is agreed
  '2031-11-03 review-invitation → partner.partner_lead',
  '2031-11-10 satisfaction-survey → partner.partner_lead', '2031-11-10 satisfaction-survey → partner.executive_sponsor', '2031-11-10 satisfaction-survey → partner.sales', '2031-11-10 satisfaction-survey → partner.technical',
  '2031-11-17 data-request → partner.partner_lead',
  '2031-11-19 task-reminder → partner.partner_lead',
  '2031-11-21 data-chase → partner.partner_lead',
  '2031-11-24 pre-read → partner.partner_lead', '2031-11-24 pre-read → vendor.manager',
  '2031-12-01 review-outcome → partner.partner_lead', '2031-12-01 review-outcome → vendor.manager',
  '2031-12-01 tasks-assigned → partner.sales',
  // Review 4 is below
  '2032-02-03 review-invitation → partner.partner_lead',
  '2032-02-10 satisfaction-survey → partner.partner_lead', '2032-02-10 satisfaction-survey → partner.executive_sponsor', '2032-02-10 satisfaction-survey → partner.sales', '2032-02-10 satisfaction-survey → partner.technical',
  '2032-02-17 data-request → partner.partner_lead',
  '2032-02-24 pre-read → partner.partner_lead', '2032-02-24 pre-read → vendor.manager',
  '2032-03-02 review-outcome → partner.partner_lead', '2032-03-02 review-outcome → vendor.manager',
  // Review 5 is below again: warned, wayward, and an improvement plan of 60 days, from which it recovers
  '2032-05-03 review-invitation → partner.partner_lead',
  '2032-05-10 satisfaction-survey → partner.partner_lead', '2032-05-10 satisfaction-survey → partner.executive_sponsor', '2032-05-10 satisfaction-survey → partner.sales', '2032-05-10 satisfaction-survey → partner.technical',
  '2032-05-17 data-request → partner.partner_lead',
  '2032-05-24 pre-read → partner.partner_lead', '2032-05-24 pre-read → vendor.manager',
  '2032-05-31 review-outcome → partner.partner_lead', '2032-05-31 review-outcome → vendor.manager',
  '2032-05-31 warned → partner.partner_lead', '2032-05-31 warned → vendor.manager',
  '2032-05-31 improvement-plan → partner.partner_lead', '2032-05-31 improvement-plan → vendor.manager',
  '2032-06-14 check-in → partner.partner_lead',
  '2032-06-28 check-in → partner.partner_lead',
  '2032-07-12 check-in → partner.partner_lead',
  '2032-07-23 improvement-verdict → vendor.manager',
  '2032-07-26 check-in → partner.partner_lead',
  // Review 6 meets: the warning is lifted; then the renewal is chased and decided (W1)
  '2032-08-03 review-invitation → partner.partner_lead',
  '2032-08-10 satisfaction-survey → partner.partner_lead', '2032-08-10 satisfaction-survey → partner.executive_sponsor', '2032-08-10 satisfaction-survey → partner.sales', '2032-08-10 satisfaction-survey → partner.technical',
  '2032-08-17 data-request → partner.partner_lead',
  '2032-08-24 pre-read → partner.partner_lead', '2032-08-24 pre-read → vendor.manager',
  '2032-08-31 review-outcome → partner.partner_lead', '2032-08-31 review-outcome → vendor.manager',
  '2032-08-31 warning-cleared → partner.partner_lead',
  '2032-09-03 renewal-ahead → vendor.manager',
  '2032-10-01 renewal-decision → vendor.manager',
  '2032-11-02 renewal-decision → vendor.manager',
  '2032-11-08 renewed → partner.main', '2032-11-08 renewed → vendor.manager',
  // Review 7 exceeds
  '2032-11-03 review-invitation → partner.partner_lead',
  '2032-11-10 satisfaction-survey → partner.partner_lead', '2032-11-10 satisfaction-survey → partner.executive_sponsor', '2032-11-10 satisfaction-survey → partner.sales', '2032-11-10 satisfaction-survey → partner.technical',
  '2032-11-17 data-request → partner.partner_lead',
  '2032-11-24 pre-read → partner.partner_lead', '2032-11-24 pre-read → vendor.manager',
  '2032-12-01 review-outcome → partner.partner_lead', '2032-12-01 review-outcome → vendor.manager',
  // Review 8 exceeds again, beside the renewed vows (W3): promoted, an expansion proposed, opened, checked in on and closed (S3, E1)
  '2033-02-01 vows-begun → partner.partner_lead',
  '2033-02-01 tasks-assigned → vendor.manager', '2033-02-01 tasks-assigned → partner.partner_lead', '2033-02-01 tasks-assigned → partner.sales',
  '2033-02-01 kick-off-invitation → partner.partner_lead',
  '2033-02-03 review-invitation → partner.partner_lead',
  '2033-02-10 satisfaction-survey → partner.partner_lead', '2033-02-10 satisfaction-survey → partner.executive_sponsor', '2033-02-10 satisfaction-survey → partner.sales', '2033-02-10 satisfaction-survey → partner.technical',
  '2033-02-11 vows-completed → partner.partner_lead', '2033-02-11 vows-completed → vendor.manager',
  '2033-02-17 data-request → partner.partner_lead',
  '2033-02-24 pre-read → partner.partner_lead', '2033-02-24 pre-read → vendor.manager',
  '2033-03-03 review-outcome → partner.partner_lead', '2033-03-03 review-outcome → vendor.manager',
  '2033-03-03 promoted → partner.partner_lead', '2033-03-03 promoted → partner.executive_sponsor',
  '2033-03-03 expansion-proposed → vendor.manager',
  '2033-03-10 expansion-opened → partner.partner_lead',
  '2033-04-11 check-in → partner.partner_lead',
  '2033-05-09 check-in → partner.partner_lead',
  // Review 9 meets, beside the expansion; a figure is corrected afterwards
  '2033-05-03 review-invitation → partner.partner_lead',
  '2033-05-10 satisfaction-survey → partner.partner_lead', '2033-05-10 satisfaction-survey → partner.executive_sponsor', '2033-05-10 satisfaction-survey → partner.sales', '2033-05-10 satisfaction-survey → partner.technical',
  '2033-05-17 data-request → partner.partner_lead',
  '2033-05-24 pre-read → partner.partner_lead', '2033-05-24 pre-read → vendor.manager',
  '2033-05-31 review-outcome → partner.partner_lead', '2033-05-31 review-outcome → vendor.manager',
  '2033-06-07 decision-would-differ → vendor.manager',
  '2033-06-08 check-in → partner.partner_lead',
  '2033-06-23 tasks-assigned → vendor.manager',
  '2033-06-24 expansion-closed → partner.partner_lead', '2033-06-24 expansion-closed → vendor.manager',
  // Review 10 meets
  '2033-08-03 review-invitation → partner.partner_lead',
  '2033-08-10 satisfaction-survey → partner.partner_lead', '2033-08-10 satisfaction-survey → partner.executive_sponsor', '2033-08-10 satisfaction-survey → partner.sales', '2033-08-10 satisfaction-survey → partner.technical',
  '2033-08-17 data-request → partner.partner_lead',
  '2033-08-24 pre-read → partner.partner_lead', '2033-08-24 pre-read → vendor.manager',
  '2033-08-31 review-outcome → partner.partner_lead', '2033-08-31 review-outcome → vendor.manager',
  // Review 11 meets
  '2033-11-03 review-invitation → partner.partner_lead',
  '2033-11-10 satisfaction-survey → partner.partner_lead', '2033-11-10 satisfaction-survey → partner.executive_sponsor', '2033-11-10 satisfaction-survey → partner.sales', '2033-11-10 satisfaction-survey → partner.technical',
  '2033-11-17 data-request → partner.partner_lead',
  '2033-11-24 pre-read → partner.partner_lead', '2033-11-24 pre-read → vendor.manager',
  '2033-12-01 review-outcome → partner.partner_lead', '2033-12-01 review-outcome → vendor.manager',
  // Review 12 meets
  '2034-02-03 review-invitation → partner.partner_lead',
  '2034-02-10 satisfaction-survey → partner.partner_lead', '2034-02-10 satisfaction-survey → partner.executive_sponsor', '2034-02-10 satisfaction-survey → partner.sales', '2034-02-10 satisfaction-survey → partner.technical',
  '2034-02-17 data-request → partner.partner_lead',
  '2034-02-24 pre-read → partner.partner_lead', '2034-02-24 pre-read → vendor.manager',
  '2034-03-03 review-outcome → partner.partner_lead', '2034-03-03 review-outcome → vendor.manager',
  // Review 13 meets
  '2034-05-03 review-invitation → partner.partner_lead',
  '2034-05-10 satisfaction-survey → partner.partner_lead', '2034-05-10 satisfaction-survey → partner.executive_sponsor', '2034-05-10 satisfaction-survey → partner.sales', '2034-05-10 satisfaction-survey → partner.technical',
  '2034-05-17 data-request → partner.partner_lead',
  '2034-05-24 pre-read → partner.partner_lead', '2034-05-24 pre-read → vendor.manager',
  '2034-05-31 review-outcome → partner.partner_lead', '2034-05-31 review-outcome → vendor.manager',
  // Review 14 meets
  '2034-08-03 review-invitation → partner.partner_lead',
  '2034-08-10 satisfaction-survey → partner.partner_lead', '2034-08-10 satisfaction-survey → partner.executive_sponsor', '2034-08-10 satisfaction-survey → partner.sales', '2034-08-10 satisfaction-survey → partner.technical',
  '2034-08-17 data-request → partner.partner_lead',
  '2034-08-24 pre-read → partner.partner_lead', '2034-08-24 pre-read → vendor.manager',
  '2034-08-31 review-outcome → partner.partner_lead', '2034-08-31 review-outcome → vendor.manager',
  // The second renewal is opened (W1); the first exit, and its withdrawal (X1, X2)
  '2034-09-04 renewal-ahead → vendor.manager',
  '2034-09-18 exit-notice → partner.main', '2034-09-18 exit-notice → partner.executive_sponsor', '2034-09-18 exit-notice → vendor.manager',
  '2034-09-18 exit-transition-tasks → vendor.legal', '2034-09-18 exit-transition-tasks → partner.partner_lead', '2034-09-18 exit-transition-tasks → vendor.technical',
  '2034-09-22 customer-hand-over → partner.partner_lead', '2034-09-22 customer-hand-over → vendor.manager',
  '2034-10-02 exit-withdrawn → partner.main', '2034-10-02 exit-withdrawn → partner.executive_sponsor',
  '2034-10-02 tasks-assigned → vendor.technical',
  '2034-10-02 renewal-ahead → vendor.manager',
  '2034-10-04 access-restored → partner.partner_lead',
  // The second exit: every workstream, one reversal forgotten, lessons learned, the end (X1, X3 to X6)
  '2034-10-12 exit-notice → partner.main', '2034-10-12 exit-notice → partner.executive_sponsor', '2034-10-12 exit-notice → vendor.manager',
  '2034-10-12 exit-transition-tasks → vendor.legal', '2034-10-12 exit-transition-tasks → partner.partner_lead', '2034-10-12 exit-transition-tasks → vendor.technical',
  '2034-10-17 customer-hand-over → partner.partner_lead', '2034-10-17 customer-hand-over → vendor.manager',
  '2034-12-04 task-reminder → partner.partner_lead', '2034-12-04 task-reminder → vendor.manager', '2034-12-04 task-reminder → vendor.technical',
  '2034-12-08 task-reminder → vendor.technical',
  '2034-12-11 exit-transition-tasks → vendor.manager',
  '2034-12-12 exit-chase → vendor.technical',
  '2034-12-12 last-day → partner.main', '2034-12-12 last-day → vendor.manager',
  '2034-12-12 post-exit-survey → partner.main',
  '2034-12-14 task-escalation → vendor.manager',
  '2034-12-18 task-escalation → vendor.sponsor',
  '2035-01-11 exit-chase → vendor.technical',
  '2035-02-12 exit-chase → vendor.technical',
  '2035-02-20 farewell → partner.main', '2035-02-20 farewell → vendor.manager',
]

/** The stages that it goes through; while vows run beside the loop the stage is theirs. */
export const expectedStages: string[] = [
  '2031-01-06 recruiting', '2031-02-10 onboarding', '2031-05-05 growth',
  '2031-08-10 evaluation', '2031-09-01 growth', '2031-11-10 evaluation', '2031-12-01 growth',
  '2032-02-10 evaluation', '2032-03-02 growth', '2032-05-10 evaluation', '2032-05-31 growth',
  '2032-08-10 evaluation', '2032-08-31 growth', '2032-11-10 evaluation', '2032-12-01 growth',
  '2033-02-10 onboarding over evaluation', '2033-03-03 growth', '2033-03-10 expansion', '2033-05-10 evaluation',
  '2033-05-31 expansion', '2033-06-24 growth', '2033-08-10 evaluation', '2033-08-31 growth',
  '2033-11-10 evaluation', '2033-12-01 growth', '2034-02-10 evaluation', '2034-03-03 growth',
  '2034-05-10 evaluation', '2034-05-31 growth', '2034-08-10 evaluation', '2034-08-31 growth',
  '2034-09-18 exit', '2034-10-12 exit', '2035-02-20 ended',
]

/** How the reviews were rated, and what became of the tier. */
export const expectedRatings: string[] = [
  '2031-09-01 held 2: meets 100',
  '2031-12-01 held 3: not scored',
  '2032-03-02 held 4: below 60',
  '2032-05-31 held 5: below 60',
  '2032-08-31 held 6: meets 100',
  '2032-12-01 held 7: exceeds 116',
  '2033-03-03 held 8: exceeds 116',
  '2033-05-31 held 9: meets 100',
  '2033-08-31 held 10: meets 100',
  '2033-12-01 held 11: meets 100',
  '2034-03-03 held 12: meets 100',
  '2034-05-31 held 13: meets 100',
  '2034-08-31 held 14: meets 100',
]
export const expectedTiers: string[] = ['2032-05-31 warned until 2032-11-27', '2032-08-31 cleared: review meets', '2033-03-03 promoted registered → silver', '2033-03-03 granted marketing-support']
