import { addDays, addMonths, type Day } from '../lifecycle/day.js'
import { nextDay } from '../lifecycle/elapse.js'
import type { Actor } from '../lifecycle/people.js'
import type { State, Task } from '../lifecycle/state.js'
import type { CommandAnswer } from '../workflows/contract.js'
import { type Ask, asLead, asManager, Life, people, plainCalendar, shippedModel } from '../test/lifecycle/life.js'

export interface Move {
  day: Day
  by: Actor
  ask: Ask
}

/**
 * Far ahead, so that the engine's clock reaches it by skipping; fixed, so that every run counts the same days. A
 * Monday.
 */
export const start: Day = '2055-01-04'
/** Stands for whatever was written. */
export const text = 'b0000000-0000-4000-8000-000000000001'

/**
 * The standard reseller: recruited in three weeks, onboarded in ten, then four reviews a year with every figure and
 * survey, one action each, on course. Most things are done two days before they are due, so that they are reminded of
 * once; the training comes late. It renews whenever it is asked.
 */
export function standardReseller(months: number): { life: Life; moves: Move[]; answered: [string, CommandAnswer][] } {
  const rules = { model: shippedModel('six-stage'), calendar: plainCalendar }
  const until = addMonths(start, months)
  const life = new Life(rules, { on: start })
  const moves: Move[] = []
  const answered: [string, CommandAnswer][] = []
  for (;;) {
    const move = soonest(life.state)
    const next = nextDay(life.state, rules)
    const isFirst = move !== undefined && (next === undefined || later(move.day, life.today) < next)
    const day = isFirst ? later(move.day, life.today) : next
    if (day === undefined || day > until) return { life: life.to(until), moves, answered }
    if (!isFirst) {
      life.to(day)
      continue
    }
    const { answer } = life.try(day, move.by, move.ask)
    if ('refusal' in answer) throw new Error(`${move.ask.type} on ${day}: ${answer.refusal.message}`)
    moves.push({ ...move, day })
    answered.push([`c0000000-0000-4000-8000-${String(moves.length).padStart(12, '0')}`, answer])
  }
}

const later = (a: Day, b: Day) => (a > b ? a : b)

function soonest(state: State): Move | undefined {
  return state.tasks
    .flatMap(task => moveOn(task, state) ?? [])
    .reduce<Move | undefined>((first, move) => (first && first.day <= move.day ? first : move), undefined)
}

function moveOn(task: Task, state: State): Move | undefined {
  if (task.status === 'handed_in')
    return { day: addDays(task.handedIn!.day, 1), by: asManager, ask: { type: 'validate_task', task: task.id } }
  if (task.status !== 'open') return undefined
  const special = habits[`${task.play}.${task.name}`]
  if (special) return special(task, state)
  return {
    day: addDays(task.due!, -2),
    by: task.who.startsWith('partner') ? asLead : asManager,
    ask: { type: 'complete_task', task: task.id },
  }
}

type Habit = (task: Task, state: State) => Move | undefined

const late =
  (days: number): Habit =>
  task => ({ day: addDays(task.due!, days), by: asLead, ask: { type: 'complete_task', task: task.id } })
const byManager = (day: Day, ask: Ask): Move => ({ day, by: asManager, ask })

const qualified: Habit = task =>
  byManager(addDays(task.opens, 3), {
    type: 'record_qualification',
    score: 'qualification',
    items: { customer: 4, credibility: 4, capability: 4, commitment: 4 },
  })

const habits: Record<string, Habit> = {
  'prospect.invite': task => byManager(task.opens, { type: 'send_invitation' }),
  'invite.answer': task => ({
    day: addDays(task.opens, 9),
    by: asLead,
    ask: { type: 'answer_task', task: task.id, answer: 'accept' },
  }),
  'qualify.fit': task =>
    byManager(addDays(task.opens, 2), {
      type: 'record_qualification',
      score: 'fit',
      items: { industry: 80, region: 80, size: 80, overlap: 80 },
    }),
  'qualify.qualification': qualified,
  'vows.qualification': qualified,
  'qualify.business-case': task =>
    byManager(addDays(task.opens, 4), {
      type: 'record_business_case',
      revenue: 100_000,
      cost: 20_000,
      paybackMonth: 6,
    }),
  'qualify.go': task => byManager(addDays(task.opens, 1), { type: 'answer_task', task: task.id, answer: 'go' }),
  'agree.plan': task => ({ day: addDays(task.opens, 5), by: asLead, ask: { type: 'complete_task', task: task.id } }),
  'agree.signature': task =>
    byManager(addDays(task.opens, 3), {
      type: 'record_agreement',
      terms: {
        start: addDays(task.opens, 5),
        end: addDays(addMonths(addDays(task.opens, 5), 48), -1),
        autoRenew: true,
        noticeDays: 90,
        termMonths: 12,
      },
    }),
  'renewal.choose': task => byManager(addDays(task.due!, -2), { type: 'answer_task', task: task.id, answer: 'renew' }),
  'onboard.process-training': late(2),
  'onboard.hard-stop': () => undefined,
  'grow.business-plan': (task, state) =>
    state.targets.length > 0
      ? byManager(addDays(task.due!, -2), { type: 'complete_task', task: task.id })
      : byManager(addDays(task.opens, 1), {
          type: 'set_targets',
          review: 1,
          targets: { partner_sourced_revenue: 100, new_customers: 100, customer_acquisition_rate: 100 },
        }),
  'review.date': task => ({ day: addDays(task.opens, 2), by: asLead, ask: { type: 'complete_task', task: task.id } }),
  'review.survey': (task, { reviews: { planned } }) => {
    const silent = [people.main, people.sponsor, people.sales, people.technical].findIndex(
      contact => planned?.survey[contact] === undefined,
    )
    return {
      day: addDays(task.opens, silent + 1),
      by: { side: 'partner', id: [people.main, people.sponsor, people.sales, people.technical][silent]! },
      ask: { type: 'answer_survey', review: planned!.review, answers: [4, 4, 5] },
    }
  },
  'review.data': (task, { reviews: { planned } }) => ({
    day: addDays(task.opens, 2),
    by: asLead,
    ask: {
      type: 'record_figures',
      review: planned!.review,
      figures: ['partner_sourced_revenue', 'new_customers', 'customer_acquisition_rate'].map(kpi => ({
        kpi,
        value: 95,
        asOf: planned!.to,
        source: 'partner',
      })),
    },
  }),
  'review.outcome': (task, { reviews: { planned } }) =>
    byManager(task.opens, {
      type: 'record_outcome',
      review: planned!.review,
      decision: 'on_course',
      actions: [
        {
          id: `d2000000-0000-4000-8000-${String(planned!.review).padStart(12, '0')}`,
          who: 'partner.sales',
          due: addDays(task.opens, 40),
          text,
        },
      ],
    }),
}
