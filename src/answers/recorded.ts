import type { EntityManager } from '@mikro-orm/postgresql'
import { KpiActual } from '../../database/entities/kpi-actual.js'
import { SurveyAnswer } from '../../database/entities/survey-answer.js'
import { on } from '../../emails/wording/days.js'
import { kpiName, taskTitle } from '../../emails/wording/names.js'
import type { Occasion } from './occasion.js'

/** What the link brought about, read from what is recorded now, never from what was sent. */
export async function recordedWords(em: EntityManager, { link, task, review }: Occasion): Promise<string> {
  const { partnership, contact, purpose } = link
  const name = task ? taskTitle(task.name) : 'It'
  if (purpose === 'figures' && review) {
    const rows = await em.find(
      KpiActual,
      { partnership, review: review.number },
      { orderBy: { kpi: 'asc', revision: 'asc' } },
    )
    const newest = new Map(rows.map(({ kpi, value }) => [kpi, value]))
    return (
      'The figures of this period are now: '
      + `${[...newest].map(([kpi, value]) => `${kpiName(kpi)} ${value.toLocaleString('en')}`).join(', ')}.`
    )
  }
  if (purpose === 'survey' && review) {
    const given = await em.findOne(SurveyAnswer, { partnership, review: review.number, contact })
    return given ? `Thank you. Your answers were ${given.answers.join(', ')}.` : 'Thank you.'
  }
  if (!task) return 'Thank you; it is recorded.'
  if (purpose === 'extend' && task.extensionUntil)
    return (
      `You asked for ${name.toLowerCase()} to be due on ${on(task.extensionUntil)}. You hear from us `
      + `${task.extensionAnswerBy ? `by ${on(task.extensionAnswerBy)}` : 'soon'}.`
    )
  if (purpose === 'extend')
    return `You asked for more time for ${name.toLowerCase()}; it is now due on ${on(task.due ?? undefined)}.`
  if (task.meeting) return `The meeting is on ${on(task.due ?? undefined)}.`
  if (task.status === 'handed_in')
    return `${name} is handed in${task.validateBy ? `; we look at it by ${on(task.validateBy)}` : ''}.`
  if (task.answer)
    return `${name}: your answer is “${task.answer.replaceAll('_', ' ')}”, given on ${on(task.endedOn ?? undefined)}.`
  return task.isLive() ? `${name} is recorded.` : `${name} is done, on ${on(task.endedOn ?? undefined)}.`
}
