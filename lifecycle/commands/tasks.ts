import type { Decisions } from '../decide.js'
import type { Actor } from '../people.js'
import { type Aggregate, Refused, requireAdmin } from '../rules/aggregate.js'
import { apply } from '../rules/effects.js'
import { answerExtension, askExtension } from '../rules/extension.js'
import { finish } from '../rules/finish.js'
import { handIn, reject, validate } from '../rules/hand-in.js'
import { runOf, templateOf } from '../rules/ladder.js'
import { moveMeeting } from '../rules/meeting.js'
import { sideOf } from '../rules/roles.js'
import type { Task } from '../state.js'

type Tasks = Pick<
  Decisions,
  | 'answer_task'
  | 'complete_task'
  | 'validate_task'
  | 'reject_task'
  | 'waive_task'
  | 'reassign_task'
  | 'ask_extension'
  | 'answer_extension'
  | 'move_meeting'
>

export const taskCommands: Tasks = {
  answer_task(aggregate, command, by) {
    const task = aggregate.state.tasks.find(open => open.id === command.task)
    const template = task && templateOf(aggregate, task)
    const effects = template?.answers?.[command.answer]
    if (task && !effects)
      throw new Refused(
        'unknown_answer',
        `${task.id} takes ${Object.keys(template?.answers ?? {}).join(', ') || 'no answer; complete it instead'}.`,
      )
    const early = template?.early.includes(command.answer) === true
    const open = early && task ? task : openTask(aggregate, command.task, by)
    if (template?.needs && !early && !qualified(aggregate, template.needs))
      throw new Refused(
        'not_qualified',
        `${template.needs} has not passed; qualify again, or let an admin override it with a reason.`,
      )
    finish(aggregate, open, { answer: command.answer, text: command.text })
    apply(aggregate, effects ?? [], { task: open, answer: command })
  },

  /** Done at once, or handed in where the other side validates. A form has a command of its own. */
  complete_task(aggregate, command, by) {
    const task = openTask(aggregate, command.task, by)
    const template = templateOf(aggregate, task)
    if (template.answers)
      throw new Refused('unknown_answer', `${task.id} wants an answer: ${Object.keys(template.answers).join(', ')}.`)
    const own = template.form && ownCommand[template.form]
    if (own) throw new Refused('not_now_in_life', `${task.id} is completed by ${own}.`)
    if (template.form === 'home' && !command.home)
      throw new Refused('invalid', `${task.id} needs "home", where the customer goes on.`)
    if (task.status === 'handed_in' && by.side === 'vendor') return validate(aggregate, task, by, command.text)
    if (task.validator) return handIn(aggregate, task, command.text)
    if (template.form === 'progress')
      aggregate.emit({
        type: 'checked_in',
        run: task.run,
        task: task.id,
        progress: command.progress,
        text: command.text,
      })
    finish(aggregate, task, { text: command.text, ...(command.home && { data: { home: command.home } }) })
  },

  validate_task: (aggregate, { task }, by) => validate(aggregate, taskToActOn(aggregate, task, by), by),
  reject_task: (aggregate, { task, text }, by) => reject(aggregate, taskToActOn(aggregate, task, by), by, text),

  /** X6: an item of the closing only by an admin, and never without a reason. */
  waive_task(aggregate, { task: id, text }, by) {
    requireAdmin(by, 'waive a task')
    const task = aggregate.state.tasks.find(open => open.id === id)
    if (!task) throw new Refused('unknown_task', `No open task ${id}.`)
    const { answers, form } = templateOf(aggregate, task)
    if (answers) throw new Refused('unknown_answer', `${id} is a decision and cannot be waived; answer it.`)
    if (form === 'agreement')
      throw new Refused('not_now_in_life', `${id} cannot be waived: record the agreement, or close the partnership.`)
    aggregate.emit({ type: 'task_waived', task: id, text })
  },

  reassign_task(aggregate, { task: id, to }, by) {
    const task = taskToActOn(aggregate, id, by)
    if (to.side === 'partner' && !aggregate.state.contacts.some(contact => contact.id === to.id && !contact.left))
      throw new Refused('unknown_contact', 'No current contact of the partner has that id.')
    if (task.assignee?.id === to.id) throw new Refused('already_so', `${id} is theirs already.`)
    aggregate.emit({ type: 'task_reassigned', task: id, to })
  },

  ask_extension: (aggregate, { task, until, text }, by) =>
    askExtension(aggregate, taskToActOn(aggregate, task, by), until, text),
  answer_extension: (aggregate, { task, grant, text }) => answerExtension(aggregate, task, grant, text),
  move_meeting: (aggregate, { task, to }) => moveMeeting(aggregate, task, to),
}

/** The task as asked for: this person's to act on, not waiting. */
function taskToActOn(aggregate: Aggregate, id: string, by: Actor): Task {
  const task = aggregate.state.tasks.find(open => open.id === id)
  if (!task) throw new Refused('unknown_task', `No open task ${id}; it may be done, cancelled or never laid.`)
  if (task.status === 'waiting')
    throw new Refused(
      'task_waits',
      `${id} waits for ${task.after.filter(name => runOf(aggregate.state, task.run).done[name] === undefined).join(', ')}.`,
    )
  if (by.side === 'partner' && sideOf(task.who) === 'vendor')
    throw new Refused('not_the_one_who_answers', `${id} is the vendor’s task.`)
  return task
}

/** One that is done or answered; before it opens only where its template lets it be done ahead. */
function openTask(aggregate: Aggregate, id: string, by: Actor): Task {
  const task = taskToActOn(aggregate, id, by)
  if (task.status === 'planned' && !templateOf(aggregate, task).ahead)
    throw new Refused('task_waits', `${id} opens on ${task.opens}.`)
  return task
}

const ownCommand: Partial<Record<string, string>> = {
  fit: 'record_qualification',
  qualification: 'record_qualification',
  case: 'record_business_case',
  agreement: 'record_agreement',
  outcome: 'record_outcome',
  figures: 'record_figures',
  survey: 'answer_survey',
  customers: 'list_customers',
}

function qualified(aggregate: Aggregate, score: string): boolean {
  const { qualification } = aggregate.state
  return qualification.overridden === true || qualification[score as 'qualification']?.band === 'go'
}
