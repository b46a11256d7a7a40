import { taskTitle } from '../../emails/wording/names.js'
import { addDays, later } from '../../lifecycle/day.js'
import { numberOf } from './form.js'
import type { Occasion } from './occasion.js'
import { type Asking, note, textOf, titleOf } from './question.js'

const answerWords: Record<string, string> = {
  accept: 'Yes, we accept',
  decline: 'No, we decline',
  not_now: 'Not now; ask us again later',
  renew: 'Renew',
  renegotiate: 'Renegotiate the terms',
  exit: 'End the agreement',
  keep: 'Keep things as they are',
}

const openTask = ({ task }: Occasion) => (task?.status === 'open' ? task : undefined)

/** An answer cannot be unsaid by another click, so it is chosen, never just confirmed. */
export const answer: Asking = occasion => {
  const task = openTask(occasion)
  if (!task || !occasion.template?.answers) return undefined
  const { vendor } = occasion
  const day = task.closes ?? task.due
  return {
    title: task.play === 'invite' ? `Partnering with ${vendor}` : titleOf(occasion),
    what: `${vendor} asks for your answer.`,
    ...(day && { day }),
    consequence: 'Your answer is recorded as it is and told to your partner manager. Nothing is chosen for you.',
    inputs: [
      {
        name: 'answer',
        label: 'Your answer',
        kind: 'radio',
        required: true,
        options: Object.keys(occasion.template.answers).map(value => ({
          value,
          label: answerWords[value] ?? taskTitle(value),
        })),
      },
      note,
    ],
    button: 'Send this answer',
    asks: filled => ({ type: 'answer_task', data: { task: task.id, answer: filled.answer, ...textOf(filled) } }),
  }
}

/** What a task asks depends on its form in the model. */
export const complete: Asking = occasion => {
  const task = openTask(occasion)
  const { template, vendor } = occasion
  if (!task) return undefined
  if (template?.answers) return answer(occasion)
  if (template?.form === 'home' || template?.form === 'customers') return handOver(occasion)
  if (template?.form === 'progress') return checkIn(occasion)
  return {
    title: titleOf(occasion),
    what: occasion.about ?? titleOf(occasion),
    ...(task.due && { day: task.due }),
    consequence: task.validator
      ? `${vendor} looks at it next and accepts it or sends it back.`
      : 'It counts as done, and what waits for it can begin.',
    inputs: [note],
    button: task.validator ? 'Hand it in' : 'It is done',
    asks: filled => ({ type: 'complete_task', data: { task: task.id, ...textOf(filled) } }),
  }
}

export const extend: Asking = occasion => {
  const task = openTask(occasion)
  const { vendor, link } = occasion
  if (!task?.due) return undefined
  return {
    title: `More time for ${titleOf(occasion)}`,
    what: titleOf(occasion),
    day: task.due,
    consequence: `${vendor} answers within a few working days; until then nobody chases you.`,
    inputs: [
      {
        name: 'until',
        label: 'Until which day',
        kind: 'date',
        required: true,
        earliest: addDays(later(task.due, link.partnership.today), 1),
      },
      { name: 'text', label: 'Why', kind: 'textarea', required: true },
    ],
    button: 'Ask for more time',
    asks: filled => ({ type: 'ask_extension', data: { task: task.id, until: filled.until, ...textOf(filled) } }),
  }
}

export const checkIn: Asking = occasion => {
  const task = openTask(occasion)
  if (!task) return undefined
  return {
    title: titleOf(occasion),
    what: 'How far it is, what stands in the way, what you would change.',
    ...(task.due && { day: task.due }),
    consequence: 'Your partner manager reads it and comes back to you.',
    inputs: [
      { name: 'progress', label: 'Progress in per cent', kind: 'number', required: true, least: 0, most: 100 },
      { name: 'text', label: 'In a few lines', kind: 'textarea', required: true },
    ],
    button: 'Send the check-in',
    asks: filled => ({
      type: 'complete_task',
      data: { task: task.id, progress: numberOf(filled.progress!), ...textOf(filled) },
    }),
  }
}

export const handOver: Asking = occasion => {
  const task = openTask(occasion)
  if (!task) return undefined
  if (occasion.template?.form === 'customers') return customers(occasion)
  return {
    title: titleOf(occasion),
    what: 'Who looks after this customer once the partnership is over.',
    ...(task.due && { day: task.due }),
    consequence: 'The customer is handed over there.',
    inputs: [
      {
        name: 'home',
        label: 'Next home',
        kind: 'radio',
        required: true,
        options: [
          { value: 'vendor', label: occasion.vendor },
          { value: 'partner', label: occasion.link.partnership.partner.name },
          { value: 'other', label: 'Somebody else' },
        ],
      },
      { name: 'who', label: 'Who, if somebody else', kind: 'text', longest: 60 },
      note,
    ],
    button: 'Record the next home',
    lacks: ({ home, who }) =>
      home === 'other' && !who ? { path: 'who', message: 'Please say who it is.' } : undefined,
    asks: filled => ({
      type: 'complete_task',
      data: { task: task.id, home: filled.home === 'other' ? filled.who : filled.home, ...textOf(filled) },
    }),
  }
}

const customers: Asking = occasion => ({
  title: titleOf(occasion),
  what: 'The customers whom we serve together.',
  ...(occasion.task?.due && { day: occasion.task.due }),
  consequence: 'Each of them gets a next home before the partnership ends.',
  inputs: [
    { name: 'customers', label: 'Our joint customers', kind: 'textarea', hint: 'One name a line' },
    {
      name: 'complete',
      label: 'Is that all?',
      kind: 'radio',
      required: true,
      options: [
        { value: 'listed', label: 'Those above, and no others' },
        { value: 'none', label: 'There are none' },
      ],
    },
  ],
  button: 'Send the list',
  lacks: ({ complete, customers }) =>
    complete === 'listed' && !customers
      ? { path: 'customers', message: 'Please list them, or say that there are none.' }
      : undefined,
  asks: ({ complete, customers }) => ({
    type: 'list_customers',
    data: { customers: complete === 'none' ? [] : namesIn(customers ?? '').map(name => ({ name })) },
  }),
})

const namesIn = (text: string) =>
  text
    .split(/\r?\n/)
    .map(name => name.trim())
    .filter(Boolean)
