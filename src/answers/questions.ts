import { on, by as byDay } from '../../emails/wording/days.js'
import { kpiName, taskTitle } from '../../emails/wording/names.js'
import type { CommandType } from '../../lifecycle/command.js'
import { addDays } from '../../lifecycle/day.js'
import type { LetterAction } from '../../lifecycle/letter.js'
import { type Field, type Form, numberOf } from './field.js'
import type { Mend } from '../edge/problem.js'
import type { Occasion } from './occasion.js'

/** What one page asks, and the command that its answer becomes. */
export interface Question {
  title: string
  /** What it is about and what follows, a paragraph each. */
  explained: string[]
  fields: Field[]
  button: string
  /** What fields that depend on each other still lack. */
  lacks?(form: Form): Mend | undefined
  /** None where the answer changes nothing: a day that suits. */
  asks(form: Form): { type: CommandType; data: Record<string, unknown> } | undefined
}

type Asking = (occasion: Occasion) => Question | undefined

const note: Field = { name: 'text', label: 'Anything to add', kind: 'text', hint: 'Optional' }
const titleOf = ({ task, about }: Occasion) => (task ? (task.name === 'action' && about ? about.split('\n')[0]! : `${taskTitle(task.name)}${about && task.name === 'next-home' ? `: ${about}` : ''}`) : 'This')
const due = ({ task }: Occasion) => (task?.due ? `It is due ${on(task.due)}.` : 'It has no day yet.')
const isOpen = ({ task }: Occasion) => task?.status === 'open'
const textOf = (form: Form) => (form.text ? { text: form.text } : {})

const answerLabels: Record<string, string> = { accept: 'Yes, we accept', decline: 'No, we decline', not_now: 'Not now; ask us again later', renew: 'Renew', renegotiate: 'Renegotiate the terms', exit: 'End the agreement', keep: 'Keep things as they are', continue: 'Continue' }
const labelOf = (answer: string) => answerLabels[answer] ?? taskTitle(answer)

/** An answer cannot be unsaid by another click, so it is chosen, never just confirmed. */
const answer: Asking = (occasion) => {
  const { task, template } = occasion
  if (!task || !isOpen(occasion) || !template?.answers) return undefined
  const options = Object.keys(template.answers).map((value) => ({ value, label: labelOf(value) }))
  return {
    title: task.play === 'invite' ? `Partnering with ${occasion.vendor}` : titleOf(occasion),
    explained: [`${occasion.vendor} asks for your answer ${byDay(task.closes ?? task.due ?? undefined)}.`, 'Choose one; nothing is chosen for you.'],
    fields: [{ name: 'answer', label: 'Your answer', kind: 'choice', required: true, options }, note],
    button: 'Send this answer',
    asks: (form) => ({ type: 'answer_task', data: { task: task.id, answer: form.answer, ...textOf(form) } }),
  }
}

const complete: Asking = (occasion) => {
  const { task, template, vendor } = occasion
  if (!task || !isOpen(occasion)) return undefined
  if (template?.answers) return answer(occasion)
  if (template?.form === 'home' || template?.form === 'customers') return handOver(occasion)
  if (template?.form === 'progress') return checkIn(occasion)
  return {
    title: titleOf(occasion),
    explained: [due(occasion), task.validator ? `${vendor} looks at it next and accepts it or sends it back.` : 'Once you say so, it is done; what waits for it can begin.'],
    fields: [note],
    button: task.validator ? 'Hand it in' : 'It is done',
    asks: (form) => ({ type: 'complete_task', data: { task: task.id, ...textOf(form) } }),
  }
}

const extend: Asking = (occasion) => {
  const { task, vendor, link } = occasion
  if (!task || !isOpen(occasion) || !task.due) return undefined
  const earliest = addDays(task.due > link.partnership.today ? task.due : link.partnership.today, 1)
  return {
    title: `More time for: ${titleOf(occasion)}`,
    explained: [due(occasion), `${vendor} answers within a few working days; until then nobody chases you.`],
    fields: [{ name: 'until', label: 'Until which day', kind: 'date', required: true, min: earliest }, { name: 'text', label: 'Why', kind: 'text', required: true }],
    button: 'Ask for more time',
    asks: (form) => ({ type: 'ask_extension', data: { task: task.id, until: form.until, ...textOf(form) } }),
  }
}

const figures: Asking = ({ review, model, link: { partnership }, vendor }) => {
  if (!review?.to || review.status === 'cancelled' || review.status === 'skipped') return undefined
  const { weights, survey } = model.scores.card
  const kpis = Object.keys(weights[partnership.type] ?? weights.else ?? {}).filter((kpi) => kpi !== survey)
  const asOf = review.to < partnership.today ? review.to : partnership.today
  return {
    title: `Figures for ${on(review.from ?? undefined)} to ${on(review.to)}`,
    explained: [`${vendor} scores the period from them.`, 'Leave empty what you do not know yet; what you send replaces what was there.'],
    fields: kpis.map((kpi) => ({ name: kpi, label: kpiName(kpi), kind: 'number' as const })),
    button: 'Send these figures',
    lacks: (form) => (Object.keys(form).length === 0 ? { path: kpis[0] ?? '', message: 'Please fill in at least one figure.' } : undefined),
    asks: (form) => ({ type: 'record_figures', data: { review: review.number, figures: Object.entries(form).map(([kpi, value]) => ({ kpi, value: numberOf(value), asOf, source: 'partner' })) } }),
  }
}

const surveyed = ['How well did we work together?', 'How quickly did we answer?', 'How useful was what we gave you?', 'How likely are you to go on with us?']
const marks = [1, 2, 3, 4, 5].map((mark) => ({ value: String(mark), label: mark === 1 ? '1, poorly' : mark === 5 ? '5, very well' : String(mark) }))

const survey: Asking = ({ review, vendor }) => {
  if (!review || review.status !== 'begun') return undefined
  return {
    title: `How is it to work with ${vendor}?`,
    explained: ['Four questions, a minute. Your answers count a part of the period’s score.'],
    fields: surveyed.map((label, at) => ({ name: `q${at + 1}`, label, kind: 'choice' as const, required: true, options: marks })),
    button: 'Send my answers',
    asks: (form) => ({ type: 'answer_survey', data: { review: review.number, answers: surveyed.map((_, at) => Number(form[`q${at + 1}`])) } }),
  }
}

/** The date of a review is the partner's own task and done when it suits; other meetings stand unless somebody moves them. */
const acceptDate: Asking = (occasion) => {
  const { task } = occasion
  if (!task?.meeting || !task.due || task.due < occasion.link.partnership.today) return undefined
  const isTheirs = isOpen(occasion) && task.who.startsWith('partner.')
  return {
    title: `Does ${on(task.due)} suit you?`,
    explained: ['If it does, say so. If not, choose another working day and the meeting moves there.'],
    fields: [
      { name: 'suits', label: 'Your answer', kind: 'choice', required: true, options: [{ value: 'yes', label: 'It suits' }, { value: 'move', label: 'Another day, please' }] },
      { name: 'to', label: 'Which day instead', kind: 'date', min: addDays(occasion.link.partnership.today, 1), hint: 'Only if you chose another day' },
    ],
    button: 'Send this answer',
    lacks: (form) => (form.suits === 'move' && !form.to ? { path: 'to', message: 'Please choose the other day.' } : undefined),
    asks: (form) => (form.suits === 'move' ? { type: 'move_meeting', data: { task: task.id, to: form.to } } : isTheirs ? { type: 'complete_task', data: { task: task.id } } : undefined),
  }
}

const moveMeeting: Asking = (occasion) => {
  const { task } = occasion
  if (!task?.meeting || !task.due || task.due < occasion.link.partnership.today) return undefined
  return {
    title: `Another day than ${on(task.due)}`,
    explained: ['Everyone who was invited is told of the new day.'],
    fields: [{ name: 'to', label: 'Which day instead', kind: 'date', required: true, min: addDays(occasion.link.partnership.today, 1) }],
    button: 'Move the meeting',
    asks: (form) => ({ type: 'move_meeting', data: { task: task.id, to: form.to } }),
  }
}

const handOver: Asking = (occasion) => {
  const { task, template, vendor, link } = occasion
  if (!task || !isOpen(occasion)) return undefined
  if (template?.form === 'customers') return customers(occasion)
  const { name } = link.partnership.partner
  return {
    title: titleOf(occasion),
    explained: [due(occasion), 'Say who looks after this customer once the partnership is over.'],
    fields: [
      { name: 'home', label: 'Next home', kind: 'choice', required: true, options: [{ value: 'vendor', label: vendor }, { value: 'partner', label: name }, { value: 'other', label: 'Somebody else' }] },
      { name: 'who', label: 'Who, if somebody else', kind: 'line' },
      note,
    ],
    button: 'Record the next home',
    lacks: (form) => (form.home === 'other' && !form.who ? { path: 'who', message: 'Please say who it is.' } : undefined),
    asks: (form) => ({ type: 'complete_task', data: { task: task.id, home: form.home === 'other' ? form.who : form.home, ...textOf(form) } }),
  }
}

const checkIn: Asking = (occasion) => {
  const { task } = occasion
  if (!task || !isOpen(occasion)) return undefined
  return {
    title: titleOf(occasion),
    explained: ['How far it is, what stands in the way, what you would change.'],
    fields: [{ name: 'progress', label: 'Progress in per cent', kind: 'number', min: '0', max: '100', required: true }, { name: 'text', label: 'In a few lines', kind: 'text', required: true }],
    button: 'Send the check-in',
    asks: (form) => ({ type: 'complete_task', data: { task: task.id, progress: numberOf(form.progress ?? '0'), ...textOf(form) } }),
  }
}

const customers: Asking = (occasion) => ({
  title: titleOf(occasion),
  explained: [due(occasion), 'Each of them gets a next home before the partnership ends.'],
  fields: [{ name: 'customers', label: 'Our joint customers', kind: 'text', hint: 'One name a line' }, { name: 'none', label: 'Are there any?', kind: 'choice', required: true, options: [{ value: 'listed', label: 'Those above, and no others' }, { value: 'none', label: 'There are none' }] }],
  button: 'Send the list',
  lacks: (form) => (form.none === 'listed' && !form.customers ? { path: 'customers', message: 'Please list them, or say that there are none.' } : undefined),
  asks: (form) => ({ type: 'list_customers', data: { customers: form.none === 'none' ? [] : namesIn(form.customers ?? '').map((name) => ({ name })) } }),
})

const namesIn = (text: string) => text.split(/\r?\n/).map((name) => name.trim()).filter(Boolean)

const questions: Record<LetterAction['purpose'], Asking> = { answer, complete, extend, figures, survey, accept_date: acceptDate, move_meeting: moveMeeting, hand_over: handOver, check_in: checkIn }

/** What the link's page asks now, or nothing when there is nothing left to ask. */
export const questionOf = (occasion: Occasion): Question | undefined => questions[occasion.link.purpose](occasion)
