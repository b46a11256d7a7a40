import { isBusinessDay, onBusinessDay } from '../calendar.js'
import { later } from '../day.js'
import type { Decisions } from '../decide.js'
import type { Day } from '../day.js'
import type { MovedTask } from '../event.js'
import { type Aggregate, Refused, requireAdmin } from '../rules/aggregate.js'
import { apply } from '../rules/effects.js'
import { grantExtension, lateness } from '../rules/elapsing.js'
import { onNewDue, runOf, templateOf } from '../rules/ladder.js'
import { stopClock } from '../rules/onboarding.js'
import { layTask } from '../rules/plays.js'
import type { Task } from '../state.js'
import { daysHeld, finish, handIn, requireValidator, taskToActOn } from './finish.js'

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
    const open = early && task ? task : taskToActOn(aggregate, command.task, by)
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
    const task = taskToActOn(aggregate, command.task, by)
    const template = templateOf(aggregate, task)
    if (template.answers)
      throw new Refused('unknown_answer', `${task.id} wants an answer: ${Object.keys(template.answers).join(', ')}.`)
    const own = template.form && ownCommand[template.form]
    if (own) throw new Refused('not_now_in_life', `${task.id} is completed by ${own}.`)
    if (template.form === 'home' && !command.home)
      throw new Refused('invalid', `${task.id} needs "home", where the customer goes on.`)
    if (task.validator && by.side === 'partner') return handIn(aggregate, task, command)
    if (task.validator && task.status === 'open') return handIn(aggregate, task, command)
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

  validate_task(aggregate, command, by) {
    const task = taskToActOn(aggregate, command.task, by)
    requireValidator(aggregate, task, by)
    const held = daysHeld(aggregate, task)
    finish(aggregate, task)
    stopClock(aggregate, task, held, lateness({ due: task.handedIn?.validateBy }, aggregate.day))
  },

  /** A6: a rejection gives five business days; the days it was held count alike. */
  reject_task(aggregate, command, by) {
    const task = taskToActOn(aggregate, command.task, by)
    requireValidator(aggregate, task, by)
    const held = daysHeld(aggregate, task)
    const given = aggregate.businessDays(aggregate.day, aggregate.number('rejection'))
    const due = later(given, task.due ?? given)
    const moved = onNewDue(aggregate, task, due, true)
    aggregate.emit({
      type: 'task_rejected',
      task: task.id,
      due,
      ladder: moved.ladder,
      days: held,
      closes: moved.closes,
      text: command.text,
    })
    stopClock(aggregate, task, held, lateness({ due: task.handedIn?.validateBy }, aggregate.day))
  },

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

  /** A7: up to the hard stop, twice a task, to a business day (C3); chases and escalations wait while it is pending. */
  ask_extension(aggregate, { task: id, until, text }, by) {
    const task = taskToActOn(aggregate, id, by)
    if (task.status !== 'open' || task.due === undefined) throw new Refused('task_not_open', `${id} is not open.`)
    if (task.extension)
      throw new Refused('already_pending', `An extension of ${id} to ${task.extension.until} is pending.`)
    if (task.extensions >= aggregate.number('extensions'))
      throw new Refused(
        'too_often',
        `An extension of ${id} was asked ${task.extensions} times; that is as often as it may be.`,
      )
    const due = onBusinessDay(aggregate.rules.calendar, until, 'forwards')
    if (until <= aggregate.day || until <= task.due)
      throw new Refused('day_in_the_past', `until must lie after ${later(aggregate.day, task.due)}.`)
    const hardStop = runOf(aggregate.state, task.run).days.hardStop
    if (hardStop !== undefined && due > hardStop)
      throw new Refused('day_too_late', `until must be ${hardStop} at the latest, the hard stop.`)
    aggregate.emit({
      type: 'extension_asked',
      task: id,
      until: due,
      answerBy: aggregate.businessDays(aggregate.day, aggregate.number('extensionAnswer')),
      text,
    })
  },

  answer_extension(aggregate, { task: id, grant, text }) {
    const task = aggregate.state.tasks.find(open => open.id === id)
    if (!task?.extension) throw new Refused('nothing_pending', `No extension of ${id} is pending.`)
    if (grant) grantExtension(aggregate, task)
    else aggregate.emit({ type: 'extension_refused', task: id, text })
  },

  /** R3: to a business day; only what has not been sent is laid again, and the calendar entry keeps its UID. */
  move_meeting(aggregate, { task: id, to }, by) {
    const task =
      by.side === 'partner' ? aggregate.state.tasks.find(open => open.id === id) : taskToActOn(aggregate, id, by)
    if (!task) throw new Refused('unknown_task', `No open task ${id}.`)
    if (!task.meeting || task.due === undefined) throw new Refused('invalid', `${id} is no meeting.`)
    if (to <= aggregate.day)
      throw new Refused('day_in_the_past', `The meeting can move to a day after ${aggregate.day}.`)
    if (!isBusinessDay(aggregate.rules.calendar, to))
      throw new Refused('not_a_business_day', `${to} is not worked in the partner’s calendar.`)
    if (to === task.due) throw new Refused('already_so', `The meeting is on ${to} already.`)
    if (task.due < aggregate.day) throw new Refused('day_too_late', `The meeting was on ${task.due}.`)
    moveMeeting(aggregate, task, to)
  },
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
  return qualification.overridden === true || qualification[score as 'qualification'] === 'go'
}

function moveMeeting(aggregate: Aggregate, task: Task, to: Day): void {
  const run = runOf(aggregate.state, task.run)
  const planned = aggregate.state.reviews.planned
  const review = planned?.run === run.id ? planned : undefined
  if (review && to > review.latest) throw new Refused('day_too_late', `The meeting must be held by ${review.latest}.`)
  const days = { ...run.days }
  if (days.meeting !== undefined) {
    days.meeting = to
    const card = aggregate.rules.model.plays[run.play]?.days.card
    const scored = planned?.card !== undefined
    if (card && !scored)
      days.card = later(aggregate.dayOf(card, aggregate.scope({ ...run, days })) ?? to, aggregate.day)
  }
  const trial = { ...run, days }
  const others =
    days.meeting === undefined
      ? []
      : aggregate.state.tasks.filter(other => other.run === run.id && other.id !== task.id && !sent(aggregate, other))
  const tasks = [
    {
      ...(sent(aggregate, task)
        ? { task: task.id, opens: task.opens, ladder: task.ladder }
        : relaid(aggregate, trial, task)),
      due: to,
      ...(task.closes && { closes: to }),
    },
    ...others.map(other => relaid(aggregate, trial, other)),
  ]
  aggregate.emit({
    type: 'meeting_moved',
    task: task.id,
    run: run.id,
    from: task.due as Day,
    to,
    sequence: (task.sequence ?? 0) + 1,
    days,
    tasks,
    ...(review && { review: review.review }),
  })
}

/** Whether its owner, or whoever is invited, has been told of the task's day. */
function sent(aggregate: Aggregate, task: Task): boolean {
  const template = templateOf(aggregate, task)
  return task.status !== 'planned' && (template.letter !== 'none' || template.invites !== undefined)
}

/** A task of the review on the days that the new meeting gives it, as if laid today. */
function relaid(aggregate: Aggregate, run: ReturnType<typeof runOf>, task: Task): MovedTask {
  const { opens, due, ladder, closes } = layTask(aggregate, run, templateOf(aggregate, task), { who: task.who })
  return { task: task.id, opens, ladder, due, closes }
}
