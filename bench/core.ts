import { nextDay } from '../lifecycle/elapse.js'
import type { Task } from '../lifecycle/state.js'
import { addDays } from '../lifecycle/day.js'
import { asLead, asManager, Life, plainCalendar, shippedModel } from '../test/lifecycle/life.js'
import { finishOnboarding, goodQualification, onboarding, text } from '../test/lifecycle/scenarios/lives.js'

/** One key of `npm run bench`; without another side to compare with there is a limit. */
export interface Figure {
  ours: number
  baseline: null
  ratio: null
  unit: string
  limit: number
}

const years = 5

/** Recruited and onboarded in time, then four reviews a year with figures, a survey and an action each; the agreement renews by itself. */
export function standardReseller(rules: Life['rules']): Life {
  const life = onboarding(rules, '2027-03-01', {}, { end: '2029-02-28' })
  finishOnboarding(life, '2027-04-15')
  life.ask('2027-04-15', asManager, { type: 'set_targets', review: 1, targets: { partner_sourced_revenue: 100, new_customers: 10, customer_acquisition_rate: 10, partner_satisfaction: 4 } })
  const last = `${2027 + years}-03-01`
  for (let day = nextDay(life.state, rules); day !== undefined && day <= last; day = nextDay(life.state, rules)) {
    life.to(day)
    // Everybody answers for a review when asked, and does the rest within two days of its due day.
    for (const task of life.state.tasks) if (task.status === 'open' && task.due && (task.play === 'review' || task.due <= addDays(day, 2))) act(life, day, task)
  }
  return life
}

function act(life: Life, day: string, task: Task): void {
  const review = life.state.reviews.planned?.review ?? 0
  const partner = task.who.startsWith('partner') || task.who === 'both'
  switch (task.name) {
    case 'date': return
    case 'survey': return life.state.reviews.planned?.survey[asLead.id] !== undefined ? undefined : void life.ask(day, asLead, { type: 'answer_survey', review, answers: [4, 5, 4] })
    case 'data': return void life.ask(day, asLead, { type: 'record_figures', review, figures: ['partner_sourced_revenue', 'new_customers', 'customer_acquisition_rate'].map((kpi) => ({ kpi, value: kpi === 'partner_sourced_revenue' ? 95 : 9, asOf: day, source: 'partner' })) })
    case 'outcome': return void life.ask(day, asManager, { type: 'record_outcome', review, decision: 'on_course', actions: [{ id: text, who: 'partner.sales', due: addDays(day, 21), text }] })
    case 'choose': return void life.ask(day, asManager, { type: 'answer_task', task: task.id, answer: 'renew' })
    case 'qualification': return void life.ask(day, asManager, { type: 'record_qualification', score: 'qualification', items: goodQualification })
    default: life.ask(day, partner ? asLead : asManager, { type: 'complete_task', task: task.id })
  }
}

/** Partnership-years of the standard reseller that one core lives a second, letters included. */
export function core(): Figure {
  const rules = { model: shippedModel('six-stage'), calendar: plainCalendar }
  for (let warm = 0; warm < 50; warm += 1) standardReseller(rules)
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
