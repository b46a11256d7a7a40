import { isBusinessDay } from '../calendar.js'
import { addMonths, type Day, later } from '../day.js'
import type { EventOf } from '../event.js'
import type { PlannedReview, PlayRun, State, Task } from '../state.js'
import { type Aggregate, Refused, requireBy } from './aggregate.js'
import { templateOf } from './ladder.js'
import { onNewDue, recount } from './shift.js'

/** How far a meeting that belongs to no review may move, in months from today, where no hard stop comes before. */
const furthest = 3

/**
 * R3: a meeting on another business day. What has not been sent is laid again, what opens with the meeting (its
 * outcome, an audit's decision) always; what is asked already keeps its day. The meeting's own ladder is that of the
 * new day.
 */
export function moveMeeting(aggregate: Aggregate, id: string, to: Day): void {
  const { state, rules, day } = aggregate
  const task = state.tasks.find(open => open.id === id)
  if (task && !task.meeting) throw new Refused('invalid', `${id} is no meeting.`)
  const run = state.runs.find(open => task?.run === open.id || id === meetingTask(aggregate, open))
  const review = run && reviewOf(state, run.id)
  const from = review?.meeting ?? task?.due
  if (!run || !from)
    throw new Refused(
      'unknown_task',
      `${id} is no meeting that is still to come; it was held, cancelled or never laid.`,
    )
  if (to <= day) throw new Refused('day_in_the_past', `The meeting can move to a day after ${day}.`)
  if (!isBusinessDay(rules.calendar, to))
    throw new Refused('not_a_business_day', `${to} is not worked in the partner’s calendar.`)
  if (to === from) throw new Refused('already_so', `The meeting is on ${to} already.`)
  if (from < day) throw new Refused('day_too_late', `The meeting was on ${from}.`)
  requireBy('The meeting', to, review?.latest ?? run.days.hardStop ?? addMonths(day, furthest))
  const { meeting } = run.days
  const days = { ...run.days }
  if (meeting !== undefined) {
    days.meeting = to
    const card = rules.model.plays[run.play]?.days.card
    if (card && !review?.card) days.card = later(aggregate.dayOf(card, aggregate.scope({ ...run, days })) ?? to, day)
  }
  const moved = { ...run, days }
  const opensWithIt = (other: Task) => {
    const { opens } = templateOf(aggregate, other)
    return opens !== undefined && (aggregate.dayOf(opens, aggregate.scope(run)) ?? '') >= (meeting ?? to)
  }
  const others = state.tasks.filter(
    other =>
      meeting !== undefined
      && other.run === run.id
      && other !== task
      && (!isSent(aggregate, other) || opensWithIt(other)),
  )
  const own =
    task && (isSent(aggregate, task) ? onNewDue(aggregate, task, to) : recount(aggregate, moved, task, to, false))
  const tasks = [...(own ? [own] : []), ...others.map(other => recount(aggregate, moved, other, undefined, false))]
  tellMoved(aggregate, moved, id, { from, to, tasks })
}

/** Meetings that have moved with everything else: their calendar entries follow, and those invited are told. */
export function tellMeetings(aggregate: Aggregate, before: Pick<State, 'tasks' | 'reviews'>): void {
  const { state } = aggregate
  for (const run of state.runs) {
    const id = meetingTask(aggregate, run)
    const review = reviewOf(state, run.id)
    const task = state.tasks.find(open => open.id === id)
    const from = review ? before.reviews.planned?.meeting : before.tasks.find(known => known.id === id)?.due
    const to = review?.meeting ?? task?.due
    if (id && from && to && from !== to) tellMoved(aggregate, run, id, { from, to, tasks: [] })
  }
}

/** Its calendar entry keeps its identity and goes out with the next sequence (R3). */
function tellMoved(
  aggregate: Aggregate,
  { id: run, days }: Pick<PlayRun, 'id' | 'days'>,
  task: string,
  moved: Pick<EventOf<'meeting_moved'>, 'from' | 'to' | 'tasks'>,
): void {
  const review = reviewOf(aggregate.state, run)
  const sequence = review?.sequence ?? aggregate.state.tasks.find(open => open.id === task)?.sequence ?? 0
  const plays = [{ run, days }]
  aggregate.emit({ type: 'meeting_moved', task, run, ...moved, sequence: sequence + 1, plays, review: review?.review })
}

/** The task that the play's meeting is. Once its day was accepted, a review's meeting has none that is open. */
function meetingTask(aggregate: Aggregate, { id, play }: PlayRun): string | undefined {
  const template = aggregate.rules.model.plays[play]?.tasks.find(task => task.meeting)
  return template && `${id}.${template.name}`
}

const reviewOf = ({ reviews }: Pick<State, 'reviews'>, run: string): PlannedReview | undefined =>
  reviews.planned?.run === run ? reviews.planned : undefined

/** Whether its owner, or whoever is invited, has been told of the task's day. */
function isSent(aggregate: Aggregate, task: Task): boolean {
  const template = templateOf(aggregate, task)
  return task.status !== 'planned' && (template.letter !== 'none' || template.invites !== undefined)
}
