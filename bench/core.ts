import type { Actor } from '../lifecycle/people.js'
import { type Ask, asLead, asManager, Life, plainCalendar, shippedModel } from '../test/lifecycle/life.js'
import { finishOnboarding, onboarding } from '../test/lifecycle/scenarios/lives.js'

/** Partnership-years of the standard reseller a second on one core, letters included; no other side to compare with, so a limit. */
export interface Figure {
  ours: number
  baseline: null
  ratio: null
  unit: string
  limit: number
}

const years = 5

/** Recruited and onboarded in time, then four reviews a year with figures, a survey and an action each, renewed once. */
export function standardReseller(rules: Life['rules']): Life {
  const life = onboarding(rules, '2027-03-01', {}, { end: '2029-02-28' })
  finishOnboarding(life, '2027-04-15')
  life.ask('2027-04-15', asManager, { type: 'set_targets', review: 1, targets: { partner_sourced_revenue: 100, new_customers: 10, customer_acquisition_rate: 10, partner_satisfaction: 4 } })
  const last = `${2027 + years}-03-01`
  while (life.today < last && !life.state.closed) live(life, last)
  return life
}

/** Goes to the next day with something to do, and does it. */
function live(life: Life, last: string): void {
  const { planned } = life.state.reviews
  const due = life.state.tasks.filter((task) => task.status === 'open' && task.due && task.play !== 'audit').sort((a, b) => ((a.due as string) < (b.due as string) ? -1 : 1))[0]
  if (!due) {
    const next = life.state.tasks.map((task) => task.opens).concat(planned ? [planned.period] : []).filter((day) => day > life.today).sort()[0] ?? last
    life.to(next < last ? next : last)
    return
  }
  const on = due.due as string > life.today ? (due.due as string) : life.today
  if (on > last) {
    life.to(last)
    return
  }
  const ask = (by: Actor, command: Ask) => life.ask(on, by, command)
  const review = planned?.review ?? 0
  switch (due.name) {
    case 'date': ask(asManager, { type: 'log_challenge', text: reason }); life.to(nextDay(on)); return
    case 'survey': ask(asLead, { type: 'answer_survey', review, answers: [4, 5, 4] }); life.to(nextDay(on)); return
    case 'data': ask(asLead, { type: 'record_figures', review, figures: ['partner_sourced_revenue', 'new_customers', 'customer_acquisition_rate'].map((kpi) => ({ kpi, value: kpi === 'partner_sourced_revenue' ? 95 : 9, asOf: on, source: 'partner' })) }); return
    case 'outcome': ask(asManager, { type: 'record_outcome', review, decision: 'on_course', actions: [{ id: reason, who: 'partner.sales', due: nextDay(on), text: reason }] }); return
    case 'choose': ask(asManager, { type: 'answer_task', task: due.id, answer: due.play === 'renewal' ? 'renew' : due.play === 'propose-expansion' ? 'drop' : 'keep' }); return
    case 'verdict': ask(asManager, { type: 'answer_task', task: due.id, answer: 'recovered' }); return
    case 'qualification': ask(asManager, { type: 'record_qualification', score: 'qualification', items: { customer: 4, credibility: 4, capability: 4, commitment: 4 } }); return
    default: ask(due.who.startsWith('partner') ? asLead : asManager, { type: 'complete_task', task: due.id })
  }
}

const reason = 'b0000000-0000-4000-8000-000000000002'
const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

export function core(): Figure {
  const rules = { model: shippedModel('six-stage'), calendar: plainCalendar }
  for (let warm = 0; warm < 20; warm += 1) standardReseller(rules)
  // Time of this process alone: what else the machine does is no part of the core's speed.
  const used = () => process.cpuUsage().user / 1e6
  const began = used()
  let lived = 0
  do {
    standardReseller(rules)
    lived += years
  } while (used() - began < 3)
  return { ours: Math.round(lived / (used() - began)), baseline: null, ratio: null, unit: 'partnership-years/s', limit: 2000 }
}
