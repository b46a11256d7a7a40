import { defineEntity, p } from '@mikro-orm/core'
import type { Day } from '../../lifecycle/day.js'
import type { LaidTask, Rung } from '../../lifecycle/event.js'
import type { Who } from '../../lifecycle/people.js'
import type { TaskStatus as LiveStatus } from '../../lifecycle/state.js'
import { every } from '../every.js'
import { Partnership } from './partnership.js'

export type TaskStatus = LiveStatus | 'done' | 'waived' | 'cancelled' | 'lapsed'
export const taskStatuses = every<TaskStatus>({
  planned: true,
  waiting: true,
  open: true,
  handed_in: true,
  stopped: true,
  done: true,
  waived: true,
  cancelled: true,
  lapsed: true,
})
/** Those of a task that somebody still has to do something about, or may have to again. */
export const liveStatuses: TaskStatus[] = ['planned', 'waiting', 'open', 'handed_in', 'stopped']

const schema = defineEntity({
  name: 'Task',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    id: p.text().primary(),
    run: p.text(),
    name: p.text(),
    play: p.text(),
    subject: p.text().nullable(),
    who: p.text().$type<Who>(),
    assignee: p.json<NonNullable<LaidTask['assignee']>>().nullable(),
    opens: p.date(),
    due: p.date().nullable(),
    /** The due day that it was first laid with, whatever moved it since. */
    initiallyDue: p.date().nullable(),
    after: p.array().default([]),
    /** As last laid; what was called already is told by `reminders` and the letters. */
    ladder: p.json<Rung[]>(),
    closes: p.date().nullable(),
    optional: p.boolean().default(false),
    milestone: p.boolean().default(false),
    meeting: p.boolean().default(false),
    validator: p.text().$type<Who>().nullable(),
    text: p.uuid().nullable(),
    letter: p.text().nullable(),

    status: p.enum(taskStatuses),
    /** What it was when an exit stopped it, and is again if the exit is withdrawn. */
    stoppedAs: p.enum(taskStatuses).nullable(),
    /** Told to its owner. */
    assigned: p.date().nullable(),
    handedInOn: p.date().nullable(),
    validateBy: p.date().nullable(),
    extensionUntil: p.date().nullable(),
    extensionAnswerBy: p.date().nullable(),
    extensions: p.integer().default(0),
    rejections: p.integer().default(0),
    reminders: p.integer().default(0),
    escalatedOn: p.date().nullable(),
    sequence: p.integer().default(0),
    /** Done, waived, cancelled or lapsed on that day. */
    endedOn: p.date().nullable(),
    lateDays: p.integer().nullable(),
    answer: p.text().nullable(),
    answerText: p.uuid().nullable(),
    answerData: p.json<Record<string, unknown>>().nullable(),
    /** Why it was moved last, cancelled, or what silence brought about. */
    why: p.text().nullable(),
  },
  indexes: [{ properties: ['status', 'due'] }, { properties: ['partnership', 'run'] }],
})

/** Something that the partner or the vendor must do by a day; kept after it is over, which the state does not. */
export class Task extends schema.class {
  isLive(): boolean {
    return liveStatuses.includes(this.status)
  }

  isOverdue(today: Day): boolean {
    const isDue = this.status === 'open' || this.status === 'handed_in'
    return isDue && typeof this.due === 'string' && this.due < today
  }
}
schema.setClass(Task)
