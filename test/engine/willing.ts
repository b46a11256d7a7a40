import { addDays, type Day } from '../../lifecycle/day.js'
import { isBusinessDay } from '../../lifecycle/calendar.js'
import type { TermsOfAgreement } from '../../lifecycle/event.js'
import type { Actor } from '../../lifecycle/people.js'
import type { Task } from '../../lifecycle/state.js'
import { type Ask, asLead, asManager, Life } from '../lifecycle/life.js'
import { figures } from '../lifecycle/scenarios/grown.js'
import { goodFit, goodQualification, text } from '../lifecycle/scenarios/lives.js'

/** What is asked of a partnership, by whom and when: lived on the pure core, it can be lived again on the engine. */
export type Script = { on: Day; by: Actor; ask: Ask }[]

export interface Wishes {
  until: (life: Life) => boolean
  terms?: TermsOfAgreement
  /** What is answered where a task asks which way to go; the first answer of the model where nothing is said. */
  answers?: Record<string, string>
  /** What is wanted on a day beside what tasks ask. */
  also?: Script
  /** Days of the partnership on which a task is left alone. */
  leaves?: (task: Task) => boolean
}

/** Both sides do everything that is asked of them on the first business day on which they can. */
export function lifeOfTheWilling(
  life: Life,
  { until, terms, answers = {}, also = [], leaves = () => false }: Wishes,
): Script {
  const script: Script = []
  const tried = (by: Actor, ask: Ask) => {
    const isDone = life.refusal(life.today, by, ask) === 'done'
    if (isDone) script.push({ on: life.today, by, ask })
    return isDone
  }
  for (let day = life.today; !until(life); day = addDays(day, 1)) {
    life.to(day)
    if (!isBusinessDay(life.rules.calendar, day)) continue
    for (const { on, by, ask } of also)
      if (on === day && !tried(by, ask)) throw new Error(`${ask.type} on ${on} was refused`)
    const moves = () =>
      life.state.tasks
        .filter(task => (task.status === 'open' || task.status === 'handed_in') && !leaves(task))
        .map(task => move(life, task, answers, terms))
    while (!until(life) && moves().some(wanted => wanted && tried(wanted.by, wanted.ask)));
  }
  return script
}

function move(
  { state, rules }: Life,
  task: Task,
  answers: Record<string, string>,
  terms?: TermsOfAgreement,
): { by: Actor; ask: Ask } | undefined {
  const template = rules.model.plays[task.play]?.tasks.find(({ name }) => name === task.name)
  const review = state.reviews.planned?.review ?? 0
  if (task.status === 'handed_in') return { by: asManager, ask: { type: 'validate_task', task: task.id } }
  const by = task.who.startsWith('partner') ? asLead : asManager
  if (template?.answers) {
    const [first = ''] = Object.keys(template.answers)
    if (template.answers[first]?.includes('start invite')) return { by, ask: { type: 'send_invitation' } }
    return { by, ask: { type: 'answer_task', task: task.id, answer: answers[task.name] ?? first } }
  }
  switch (template?.form) {
    case 'fit':
      return { by, ask: { type: 'record_qualification', score: 'fit', items: goodFit } }
    case 'qualification':
      return { by, ask: { type: 'record_qualification', score: 'qualification', items: goodQualification } }
    case 'case':
      return { by, ask: { type: 'record_business_case', revenue: 100_000, cost: 20_000, paybackMonth: 6 } }
    case 'agreement':
      return terms && { by: asManager, ask: { type: 'record_agreement', terms } }
    case 'figures':
      return { by, ask: { type: 'record_figures', review, figures: figures(100, state.today) } }
    case 'outcome':
      return { by, ask: { type: 'record_outcome', review, decision: 'on_course', actions: [] } }
    case 'survey':
      return { by, ask: { type: 'answer_survey', review, answers: [4, 4, 5] } }
    case 'customers':
      return { by, ask: { type: 'list_customers', customers: [] } }
    case 'lessons':
      return { by, ask: { type: 'complete_task', task: task.id, text } }
    default:
      return task.meeting && task.optional ? undefined : { by, ask: { type: 'complete_task', task: task.id } }
  }
}
