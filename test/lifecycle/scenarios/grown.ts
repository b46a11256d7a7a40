import { addDays, type Day } from '../../../lifecycle/day.js'
import type { EventType, TermsOfAgreement } from '../../../lifecycle/event.js'
import type { Opening } from '../../../lifecycle/open.js'
import type { Rules } from '../../../lifecycle/rules/aggregate.js'
import { asAdmin, asLead, asManager, type Life, people } from '../life.js'
import { finishOnboarding, onboarding, text } from './lives.js'

/** Lives from growth on, for the rules of reviews, renewal and exit. */
export const reasons = text
export const initiative = 'd0000000-0000-4000-8000-000000000001'
export const customer = 'd1000000-0000-4000-8000-000000000001'
export const action = 'd2000000-0000-4000-8000-000000000001'

/**
 * In growth since Monday, 2027-02-01, under an agreement from that day: P is 2027-05-01, -08-01, -11-01, 2028-02-01 …
 * The agreement runs to 2031-12-31 and renews by itself unless said otherwise.
 */
export function grown(
  rules: Rules,
  {
    terms = {},
    on = '2027-02-01',
    opening = {},
  }: { terms?: Partial<TermsOfAgreement>; on?: Day; opening?: Partial<Opening> } = {},
): Life {
  const life = onboarding(rules, '2027-02-01', opening, terms)
  finishOnboarding(life, on)
  return life
}

/** What growth asks of both sides at its start, done, so that nothing of it is overdue later. */
export function settled(life: Life, on: Day = life.today): Life {
  for (const task of life.to(on).state.tasks.filter(open => open.play === 'grow'))
    life.ask(on, task.who.startsWith('partner') ? asLead : asManager, { type: 'complete_task', task: task.id })
  return life
}

/** With these targets an actual of `percent` in all four figures scores exactly that. */
export const targets = {
  partner_sourced_revenue: 100,
  new_customers: 100,
  customer_acquisition_rate: 100,
  partner_satisfaction: 100,
}
export const figures = (percent: number, on: Day) =>
  Object.keys(targets).map(kpi => ({ kpi, value: percent, asOf: on, source: 'crm' }))

/** Review 1 to 8 under that agreement: the day of the data request and of the meeting. */
const turns: Record<number, [Day, Day]> = {
  1: ['2027-05-10', '2027-05-24'],
  2: ['2027-08-09', '2027-08-23'],
  3: ['2027-11-08', '2027-11-22'],
  4: ['2028-02-08', '2028-02-22'],
  5: ['2028-05-08', '2028-05-22'],
  6: ['2028-08-08', '2028-08-22'],
  7: ['2028-11-08', '2028-11-22'],
  8: ['2029-02-08', '2029-02-22'],
}

/**
 * Reviews in order, each held at its meeting and scored by the percentage given; `missing` has no figures, `missed` no
 * outcome. The partner answers every data request, so that no silence comes between.
 */
export function reviewed(life: Life, ...percents: (number | 'missing' | 'missed')[]): Life {
  if (life.state.targets.length === 0) life.ask(life.today, asManager, { type: 'set_targets', review: 1, targets })
  for (const percent of percents) {
    const review = life.state.reviews.planned?.review ?? 0
    const [request, meeting] = turns[review] ?? ['', '']
    if (typeof percent === 'number')
      life.ask(request, asLead, { type: 'record_figures', review, figures: figures(percent, request) })
    else life.ask(request, asLead, { type: 'confirm_figures', review })
    if (percent !== 'missed')
      life.ask(meeting, asManager, { type: 'record_outcome', review, decision: 'on_course', actions: [] })
    else while (life.state.reviews.planned?.review === review) life.to(addDays(life.today, 1))
  }
  return life
}

/** `day what` of the events of these types, with what tells them apart. */
export function told(life: Life, ...types: EventType[]): string[] {
  return life.events
    .filter(event => types.includes(event.type))
    .map(event => {
      switch (event.type) {
        case 'stage_entered':
          return `${event.day} ${event.stage}${event.beneath ? ` over ${event.beneath}` : ''}`
        case 'promoted':
        case 'demoted':
          return `${event.day} ${event.type} ${event.from} → ${event.to}`
        case 'warned':
          return `${event.day} warned until ${event.decideBy}`
        case 'warning_cleared':
          return `${event.day} cleared: ${event.why}`
        case 'tier_kept':
          return `${event.day} kept: ${event.why}`
        case 'granted':
        case 'revoked':
          return `${event.day} ${event.type} ${event.grant}`
        case 'health_changed':
          return `${event.day} ${event.to}: ${event.why}`
        case 'play_started':
          return `${event.day} began ${event.run}`
        case 'play_completed':
          return `${event.day} completed ${event.run}`
        case 'task_done':
        case 'task_lapsed':
        case 'task_waived':
          return `${event.day} ${event.type.slice(5)} ${event.task}`
        case 'improvement_closed':
          return `${event.day} plan ${event.verdict}`
        case 'initiative_closed':
          return `${event.day} initiative ${event.result}`
        case 'review_held':
          return `${event.day} held ${event.review}: ${event.rating ?? 'not scored'} ${event.score ?? ''}`.trim()
        case 'review_missed':
        case 'review_cancelled':
        case 'period_skipped':
          return `${event.day} ${event.type} ${event.review}`
        case 'agreement_renewed':
          return (
            `${event.day} renewed ${event.start}…${event.end}, D ${event.decision}: `
            + `${event.why}${event.vows ? `, vows ${event.vows}` : ''}`
          )
        case 'exit_started':
          return `${event.day} exit ${event.exit}: ${event.reason}, ${event.clause}, last ${event.last}`
        case 'exit_withdrawn':
          return `${event.day} exit ${event.exit} withdrawn after ${event.days} d to ${event.stage}`
        case 'last_day_set':
          return `${event.day} last ${event.last}`
        case 'partnership_ended':
          return `${event.day} ended: ${event.reason}`
        case 'review_planned':
          return `${event.review}: ${event.from}…${event.to}, P ${event.period}, T ${event.meeting}`
        default:
          return `${event.day} ${event.type}`
      }
    })
}

export const stages = (life: Life): string[] => told(life, 'stage_entered')

export const newInitiative = (goal: Day) => ({
  type: 'open_initiative' as const,
  initiative,
  kind: 'new_market' as const,
  goal,
  owner: people.manager,
})

/** Every task of the exit that is open, done on a day; customers are none. */
export function closeExit(life: Life, on: Day, except: string[] = []): void {
  life.to(on)
  for (const task of life.state.tasks.filter(
    open => open.play === 'exit' && !except.includes(open.subject ?? open.name),
  )) {
    if (task.name === 'customers') life.ask(on, asLead, { type: 'list_customers', customers: [] })
    else life.ask(on, asAdmin, { type: 'complete_task', task: task.id })
  }
}
