import type { Day } from '../../../lifecycle/day.js'
import type { TermsOfAgreement } from '../../../lifecycle/event.js'
import type { Opening } from '../../../lifecycle/open.js'
import type { Rules } from '../../../lifecycle/rules/course.js'
import { asAdmin, asLead, asManager, type Life, people } from '../life.js'
import { finishOnboarding, onboarding, text } from './lives.js'

/** Lives from growth on, for the rules of reviews, renewal and exit. */
export const reasons = text
export const initiative = 'd0000000-0000-4000-8000-000000000001'
export const otherInitiative = 'd0000000-0000-4000-8000-000000000002'
export const customer = 'd1000000-0000-4000-8000-000000000001'
export const action = 'd2000000-0000-4000-8000-000000000001'

/**
 * In growth since Monday, 2027-02-01, under an agreement from that day: P is 2027-05-01, -08-01, -11-01, 2028-02-01 …
 * The agreement runs to 2031-12-31 and renews by itself unless said otherwise.
 */
export function grown(rules: Rules, { terms = {}, on = '2027-02-01', opening = {} }: { terms?: Partial<TermsOfAgreement>; on?: Day; opening?: Partial<Opening> } = {}): Life {
  const life = onboarding(rules, '2027-02-01', opening, terms)
  finishOnboarding(life, on)
  return life
}

/** What growth asks of both sides at its start, done, so that nothing of it is overdue later. */
export function settled(life: Life, on: Day = life.today): Life {
  for (const task of life.to(on).state.tasks.filter((open) => open.play === 'grow')) life.ask(on, task.who.startsWith('partner') ? asLead : asManager, { type: 'complete_task', task: task.id })
  return life
}

/** With these targets an actual of `percent` in all four figures scores exactly that. */
export const targets = { partner_sourced_revenue: 100, new_customers: 100, customer_acquisition_rate: 100, partner_satisfaction: 100 }
export const figures = (percent: number, on: Day) => Object.keys(targets).map((kpi) => ({ kpi, value: percent, asOf: on, source: 'crm' }))

/** A review scored and held: figures and outcome on one day, from the meeting on. */
export function hold(life: Life, review: number, on: Day, percent: number): void {
  life.to(on)
  life.ask(on, asLead, { type: 'record_figures', review, figures: figures(percent, on) })
  life.ask(on, asManager, { type: 'record_outcome', review, decision: 'on_course', actions: [] })
}

export const newInitiative = (goal: Day) => ({ type: 'open_initiative' as const, initiative, kind: 'new_market' as const, goal, owner: people.manager })

/** Every task of the exit that is open, done on a day; customers are none. */
export function closeExit(life: Life, on: Day, except: string[] = []): void {
  life.to(on)
  for (const task of life.state.tasks.filter((open) => open.play === 'exit' && !except.includes(open.subject ?? open.name))) {
    if (task.name === 'customers') life.ask(on, asLead, { type: 'list_customers', customers: [] })
    else life.ask(on, asAdmin, { type: 'complete_task', task: task.id })
  }
}

/** The reviews as planned: `number from…to P meeting`. */
export const planned = (life: Life): string[] =>
  life.events.flatMap((event) => (event.type === 'review_planned' ? [`${event.review}: ${event.from}…${event.to}, P ${event.period}, T ${event.meeting}`] : []))
