import type { Event, EventOf, LaidTask, MovedTask } from '../../lifecycle/event.js'
import { Customer } from '../entities/customer.js'
import { Task, type TaskStatus } from '../entities/task.js'
import { Text } from '../entities/text.js'
import type { Rows } from './rows.js'

type Of<T extends Event['type']> = Event & EventOf<T>

/** A task as it stands when it is laid; laid again (a play that restarts), it begins anew. */
function laid({ due, after, closes, ...task }: LaidTask, run: string, day: string) {
  return {
    ...task,
    run,
    after,
    status: (after.length > 0 ? 'waiting' : task.opens > day ? 'planned' : 'open') as TaskStatus,
    due: due ?? null,
    initiallyDue: due ?? null,
    closes: closes ?? null,
    subject: task.subject ?? null,
    assignee: task.assignee ?? null,
    validator: task.validator ?? null,
    text: task.text ?? null,
    letter: task.letter ?? null,
    optional: task.optional ?? false,
    milestone: task.milestone ?? false,
    meeting: task.meeting ?? false,
    assigned: after.length === 0 && task.opens <= day ? day : null,
    handedInOn: null,
    validateBy: null,
    figures: null,
    extensionUntil: null,
    extensionAnswerBy: null,
    extensions: 0,
    rejections: 0,
    reminders: 0,
    escalatedOn: null,
    sequence: 0,
    endedOn: null,
    lateDays: null,
    answer: null,
    answerText: null,
    answerData: null,
    stoppedAs: null,
    why: null,
  }
}

async function change(rows: Rows, event: Event, id: string, fields: Partial<Task>) {
  Object.assign(await rows.tasks.get(id, event), fields)
}

/** Moved tasks of runs that are over by now are no error: what stopped them came first. */
async function move(rows: Rows, moved: MovedTask[]) {
  for (const { task: id, opens, due, ladder, closes } of moved) {
    const task = await rows.tasks.find(id)
    if (task?.isLive()) Object.assign(task, { opens, due: due ?? null, ladder, closes: closes ?? null })
  }
}

async function cancelLive(rows: Rows, day: string, why: string, which: (task: Task) => boolean = () => true) {
  for (const task of await rows.tasks.all())
    if (task.isLive() && which(task)) Object.assign(task, { status: 'cancelled', endedOn: day, why })
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An event carries a text's id; one of an earlier version, the words. */
const wordsOf = async ({ em }: Rows, said: string) => (isId.test(said) ? (await em.findOne(Text, said))?.body : said)

export const tasks = {
  laid: async (rows: Rows, event: Of<'tasks_laid'>) => {
    for (const task of event.tasks) {
      const fields = laid(task, event.run, event.day)
      const known = await rows.tasks.find(task.id)
      if (known) Object.assign(known, fields)
      else await rows.tasks.put(rows.em.create(Task, { partnership: rows.owner, ...fields }))
    }
  },
  opened: async (rows: Rows, event: Of<'task_opened'>) => {
    const task = await rows.tasks.get(event.task, event)
    const due = event.due ?? null
    Object.assign(task, {
      status: 'open',
      assigned: event.day,
      due,
      initiallyDue: task.initiallyDue ?? due,
      ladder: event.ladder,
      closes: event.closes ?? null,
    })
  },
  handedIn: async (rows: Rows, event: Of<'task_handed_in'>) => {
    const task = await rows.tasks.get(event.task, event)
    Object.assign(task, {
      status: 'handed_in',
      handedInOn: event.day,
      validateBy: event.validateBy,
      ladder: event.ladder,
      closes: event.closes ?? task.closes,
      answerText: event.text ?? null,
      figures: event.figures ?? null,
      extensionUntil: null,
      extensionAnswerBy: null,
    })
  },
  rejected: async (rows: Rows, event: Of<'task_rejected'>) => {
    const task = await rows.tasks.get(event.task, event)
    Object.assign(task, {
      status: 'open',
      due: event.due,
      ladder: event.ladder,
      closes: event.closes ?? null,
      handedInOn: null,
      validateBy: null,
      rejections: task.rejections + 1,
    })
  },
  done: async (rows: Rows, event: Of<'task_done'>) => {
    const task = await rows.tasks.get(event.task, event)
    Object.assign(task, {
      status: 'done',
      endedOn: event.day,
      lateDays: event.late,
      answer: event.answer ?? null,
      answerText: event.text ?? task.answerText ?? null,
      answerData: event.data ?? null,
    })
    if (task.subject && typeof event.data?.home === 'string') {
      const home = await wordsOf(rows, event.data.home)
      if (home) await rows.em.nativeUpdate(Customer, { id: task.subject, partnership: rows.partnership.id }, { home })
    }
  },
  waived: (rows: Rows, event: Of<'task_waived'>) =>
    change(rows, event, event.task, { status: 'waived', endedOn: event.day, answerText: event.text ?? null }),
  reassigned: (rows: Rows, event: Of<'task_reassigned'>) => change(rows, event, event.task, { assignee: event.to }),
  cancelled: (rows: Rows, event: Of<'task_cancelled'>) =>
    change(rows, event, event.task, { status: 'cancelled', endedOn: event.day, why: event.why }),
  lapsed: (rows: Rows, event: Of<'task_lapsed'>) =>
    change(rows, event, event.task, { status: 'lapsed', endedOn: event.day, why: event.silent }),
  moved: async (rows: Rows, event: Of<'task_moved'>) => {
    await move(rows, [event])
    await change(rows, event, event.task, { why: event.why })
  },
  reminded: async (rows: Rows, event: Of<'reminded'>) => {
    if (event.withheld) return
    for (const { task: id } of event.tasks) {
      const task = await rows.tasks.get(id, event)
      if (event.kind === 'asked') task.assigned ??= event.day
      else if (event.kind !== 'invited') task.reminders += 1
      if (event.kind === 'escalated') task.escalatedOn ??= event.day
    }
  },
  extensionAsked: async (rows: Rows, event: Of<'extension_asked'>) => {
    const task = await rows.tasks.get(event.task, event)
    Object.assign(task, {
      extensionUntil: event.until,
      extensionAnswerBy: event.answerBy,
      extensions: task.extensions + 1,
    })
  },
  extensionGranted: (rows: Rows, event: Of<'extension_granted'>) =>
    change(rows, event, event.task, {
      due: event.due,
      ladder: event.ladder,
      closes: event.closes ?? null,
      extensionUntil: null,
      extensionAnswerBy: null,
      escalatedOn: null,
    }),
  extensionRefused: (rows: Rows, event: Of<'extension_refused'>) =>
    change(rows, event, event.task, { extensionUntil: null, extensionAnswerBy: null }),
  invitationExtended: async (rows: Rows, event: Of<'invitation_extended'>) => {
    const task = await rows.tasks.get(event.task, event)
    Object.assign(task, { due: event.due, ladder: event.ladder, closes: event.closes, extensions: task.extensions + 1 })
  },
  meetingMoved: async (rows: Rows, event: Of<'meeting_moved'>) => {
    await move(rows, event.tasks)
    await change(rows, event, event.task, { sequence: event.sequence })
  },
  movedTogether: (rows: Rows, event: Of<'clock_stopped' | 'resumed' | 'hard_stop_extended' | 'last_day_set'>) =>
    move(rows, event.tasks),

  /** A play that ends takes with it what nobody did. */
  ofRunOver: (rows: Rows, event: Of<'play_completed' | 'play_stopped'>) =>
    cancelLive(
      rows,
      event.day,
      event.type === 'play_stopped' ? event.why : 'play completed',
      task => task.run === event.run,
    ),
  over: (rows: Rows, event: Of<'partnership_closed' | 'partnership_ended'>) =>
    cancelLive(rows, event.day, event.reason),
  /** X2: everything else stops, to be taken up again if the exit is withdrawn. */
  stoppedByExit: async (rows: Rows, event: Of<'exit_started'>) => {
    for (const task of await rows.tasks.all())
      if (task.isLive() && task.run !== event.run)
        Object.assign(task, { status: 'stopped', stoppedAs: task.status, why: `exit ${event.exit}` })
  },
  reopened: async (rows: Rows, event: Of<'exit_withdrawn'>) => {
    const kept = new Set(event.plays.map(play => play.run))
    for (const task of await rows.tasks.all()) {
      if (task.status === 'stopped' && kept.has(task.run))
        Object.assign(task, { status: task.stoppedAs ?? 'open', stoppedAs: null, why: `exit ${event.exit} withdrawn` })
      else if (task.isLive())
        Object.assign(task, { status: 'cancelled', endedOn: event.day, why: `exit ${event.exit} withdrawn` })
    }
    await move(rows, event.tasks)
  },
}
