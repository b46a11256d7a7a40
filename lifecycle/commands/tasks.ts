import { isBusinessDay, onBusinessDay } from '../calendar.js'
import { later } from '../day.js'
import type { Decisions } from '../decide.js'
import type { Day } from '../day.js'
import type { MovedTask } from '../event.js'
import { type Course, Refused, requireAdmin } from '../rules/course.js'
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
  answer_task(course, command, by) {
    const task = course.state.tasks.find(open => open.id === command.task)
    const template = task && templateOf(course, task)
    const effects = template?.answers?.[command.answer]
    if (task && !effects)
      throw new Refused(
        'unknown_answer',
        `${task.id} takes ${Object.keys(template?.answers ?? {}).join(', ') || 'no answer; complete it instead'}.`,
      )
    const early = template?.early.includes(command.answer) === true
    const open = early && task ? task : taskToActOn(course, command.task, by)
    if (template?.needs && !early && !qualified(course, template.needs))
      throw new Refused(
        'not_qualified',
        `${template.needs} has not passed; qualify again, or let an admin override it with a reason.`,
      )
    finish(course, open, { answer: command.answer, text: command.text })
    apply(course, effects ?? [], { task: open, answer: command })
  },

  /** Done at once, or handed in where the other side validates. A form has a command of its own. */
  complete_task(course, command, by) {
    const task = taskToActOn(course, command.task, by)
    const template = templateOf(course, task)
    if (template.answers)
      throw new Refused('unknown_answer', `${task.id} wants an answer: ${Object.keys(template.answers).join(', ')}.`)
    const own = template.form && ownCommand[template.form]
    if (own) throw new Refused('not_now_in_life', `${task.id} is completed by ${own}.`)
    if (template.form === 'home' && !command.home)
      throw new Refused('invalid', `${task.id} needs "home", where the customer goes on.`)
    if (task.validator && by.side === 'partner') return handIn(course, task, command)
    if (task.validator && task.status === 'open') return handIn(course, task, command)
    if (template.form === 'progress')
      course.emit({ type: 'checked_in', run: task.run, task: task.id, progress: command.progress, text: command.text })
    finish(course, task, { text: command.text, ...(command.home && { data: { home: command.home } }) })
  },

  validate_task(course, command, by) {
    const task = taskToActOn(course, command.task, by)
    requireValidator(course, task, by)
    const held = daysHeld(course, task)
    finish(course, task)
    stopClock(course, task, held, lateness({ due: task.handedIn?.validateBy }, course.day))
  },

  /** A6: a rejection gives five business days; the days it was held count alike. */
  reject_task(course, command, by) {
    const task = taskToActOn(course, command.task, by)
    requireValidator(course, task, by)
    const held = daysHeld(course, task)
    const given = course.businessDays(course.day, course.number('rejection'))
    const due = later(given, task.due ?? given)
    const moved = onNewDue(course, task, due, true)
    course.emit({
      type: 'task_rejected',
      task: task.id,
      due,
      ladder: moved.ladder,
      days: held,
      closes: moved.closes,
      text: command.text,
    })
    stopClock(course, task, held, lateness({ due: task.handedIn?.validateBy }, course.day))
  },

  /** X6: an item of the closing only by an admin, and never without a reason. */
  waive_task(course, { task: id, text }, by) {
    requireAdmin(by, 'waive a task')
    const task = course.state.tasks.find(open => open.id === id)
    if (!task) throw new Refused('unknown_task', `No open task ${id}.`)
    if (templateOf(course, task).answers)
      throw new Refused('unknown_answer', `${id} is a decision and cannot be waived; answer it.`)
    course.emit({ type: 'task_waived', task: id, text })
  },

  reassign_task(course, { task: id, to }, by) {
    const task = taskToActOn(course, id, by)
    if (to.side === 'partner' && !course.state.contacts.some(contact => contact.id === to.id && !contact.left))
      throw new Refused('unknown_contact', 'No current contact of the partner has that id.')
    if (task.assignee?.id === to.id) throw new Refused('already_so', `${id} is theirs already.`)
    course.emit({ type: 'task_reassigned', task: id, to })
  },

  /** A7: up to the hard stop, twice a task, to a business day (C3); chases and escalations wait while it is pending. */
  ask_extension(course, { task: id, until, text }, by) {
    const task = taskToActOn(course, id, by)
    if (task.status !== 'open' || task.due === undefined) throw new Refused('task_not_open', `${id} is not open.`)
    if (task.extension)
      throw new Refused('already_pending', `An extension of ${id} to ${task.extension.until} is pending.`)
    if (task.extensions >= course.number('extensions'))
      throw new Refused(
        'too_often',
        `An extension of ${id} was asked ${task.extensions} times; that is as often as it may be.`,
      )
    const due = onBusinessDay(course.rules.calendar, until, 'forwards')
    if (until <= course.day || until <= task.due)
      throw new Refused('day_in_the_past', `until must lie after ${later(course.day, task.due)}.`)
    const hardStop = runOf(course.state, task.run).days.hardStop
    if (hardStop !== undefined && due > hardStop)
      throw new Refused('day_too_late', `until must be ${hardStop} at the latest, the hard stop.`)
    course.emit({
      type: 'extension_asked',
      task: id,
      until: due,
      answerBy: course.businessDays(course.day, course.number('extensionAnswer')),
      text,
    })
  },

  answer_extension(course, { task: id, grant, text }) {
    const task = course.state.tasks.find(open => open.id === id)
    if (!task?.extension) throw new Refused('nothing_pending', `No extension of ${id} is pending.`)
    if (grant) grantExtension(course, task)
    else course.emit({ type: 'extension_refused', task: id, text })
  },

  /** R3: to a business day; only what has not been sent is laid again, and the calendar entry keeps its UID. */
  move_meeting(course, { task: id, to }, by) {
    const task = by.side === 'partner' ? course.state.tasks.find(open => open.id === id) : taskToActOn(course, id, by)
    if (!task) throw new Refused('unknown_task', `No open task ${id}.`)
    if (!task.meeting || task.due === undefined) throw new Refused('invalid', `${id} is no meeting.`)
    if (to <= course.day) throw new Refused('day_in_the_past', `The meeting can move to a day after ${course.day}.`)
    if (!isBusinessDay(course.rules.calendar, to))
      throw new Refused('not_a_business_day', `${to} is not worked in the partner’s calendar.`)
    if (to === task.due) throw new Refused('already_so', `The meeting is on ${to} already.`)
    if (task.due < course.day) throw new Refused('day_too_late', `The meeting was on ${task.due}.`)
    moveMeeting(course, task, to)
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

function qualified(course: Course, score: string): boolean {
  const { qualification } = course.state
  return qualification.overridden === true || qualification[score as 'qualification'] === 'go'
}

function moveMeeting(course: Course, task: Task, to: Day): void {
  const run = runOf(course.state, task.run)
  const planned = course.state.reviews.planned
  const review = planned?.run === run.id ? planned : undefined
  if (review && to > review.latest) throw new Refused('day_too_late', `The meeting must be held by ${review.latest}.`)
  const days = { ...run.days }
  if (days.T !== undefined) {
    days.T = to
    const card = course.rules.model.plays[run.play]?.days.card
    const scored = planned?.card !== undefined
    if (card && !scored) days.card = later(course.dayOf(card, course.scope({ ...run, days })) ?? to, course.day)
  }
  const trial = { ...run, days }
  const others =
    days.T === undefined
      ? []
      : course.state.tasks.filter(other => other.run === run.id && other.id !== task.id && !sent(course, other))
  const tasks = [
    {
      ...(sent(course, task) ? { task: task.id, opens: task.opens, ladder: task.ladder } : relaid(course, trial, task)),
      due: to,
      ...(task.closes && { closes: to }),
    },
    ...others.map(other => relaid(course, trial, other)),
  ]
  course.emit({
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
function sent(course: Course, task: Task): boolean {
  const template = templateOf(course, task)
  return task.status !== 'planned' && (template.letter !== 'none' || template.invites !== undefined)
}

/** A task of the review on the days that the new meeting gives it, as if laid today. */
function relaid(course: Course, run: ReturnType<typeof runOf>, task: Task): MovedTask {
  const { opens, due, ladder, closes } = layTask(course, run, templateOf(course, task), { who: task.who })
  return { task: task.id, opens, ladder, due, closes }
}
