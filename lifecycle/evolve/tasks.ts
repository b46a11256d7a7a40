import type { Evolution } from '../evolve.js'
import { endTasks, withEnded, withoutRun } from './ended.js'
import { moved } from './moved.js'
import { withEntry } from './with-entry.js'
import type { Day } from '../day.js'
import type { EventOf, LaidTask } from '../event.js'
import type { PlayRun, State, Task, TaskEnd } from '../state.js'

type Events =
  | 'play_started'
  | 'play_completed'
  | 'play_stopped'
  | 'tasks_laid'
  | 'task_opened'
  | 'task_handed_in'
  | 'task_rejected'
  | 'task_done'
  | 'task_waived'
  | 'task_reassigned'
  | 'task_cancelled'
  | 'task_lapsed'
  | 'task_moved'
  | 'reminded'
  | 'extension_asked'
  | 'extension_granted'
  | 'extension_refused'
  | 'clock_stopped'
  | 'hard_stop_extended'
  | 'run_restarted'
  | 'at_risk'
  | 'play_overrun'
  | 'invitation_sent'
  | 'invitation_extended'
  | 'meeting_moved'
  | 'checked_in'

const change = (state: State, id: string, fields: Partial<Task>) => ({
  tasks: state.tasks.map(task => (task.id === id ? { ...task, ...fields } : task)),
})

const changeRun = (state: State, id: string, fields: Partial<PlayRun>) => ({
  runs: state.runs.map(run => (run.id === id ? { ...run, ...fields } : run)),
})

/** The task leaves the state; its run remembers the day, which later tasks wait for and count from. */
function over(state: State, id: string, end: TaskEnd): Partial<State> {
  const task = state.tasks.find(candidate => candidate.id === id)
  if (!task) return {}
  const name = task.subject ? `${task.name}.${task.subject}` : task.name
  return {
    ...cancel(state, id, end),
    runs: state.runs.map(run => (run.id === task.run ? { ...run, done: withEntry(run.done, name, end.on) } : run)),
  }
}

/** It leaves the state as if it had never been asked. */
const cancel = (state: State, id: string, end: TaskEnd): Partial<State> => ({
  tasks: state.tasks.filter(task => task.id !== id),
  ended: withEnded(state.ended, {
    tasks: endTasks(
      state.tasks.filter(task => task.id === id),
      end,
    ),
  }),
})

/** With every field that a task may come to have. */
function laid(task: LaidTask, run: string, day: Day): Task {
  const status = task.after.length > 0 ? 'waiting' : task.opens > day ? 'planned' : 'open'
  return {
    id: task.id,
    name: task.name,
    play: task.play,
    subject: task.subject,
    who: task.who,
    assignee: task.assignee,
    opens: task.opens,
    due: task.due,
    after: task.after,
    ladder: task.ladder,
    closes: task.closes,
    optional: task.optional,
    milestone: task.milestone,
    validator: task.validator,
    meeting: task.meeting,
    text: task.text,
    letter: task.letter,
    run,
    status,
    extensions: 0,
    initiallyDue: task.due,
    assigned: status === 'open' ? day : undefined,
    handedIn: undefined,
    extension: undefined,
    waited: undefined,
    chased: undefined,
    sequence: undefined,
    escalated: undefined,
    reminders: 0,
    rejections: 0,
    answerText: undefined,
    why: undefined,
  }
}

/** What tells of a task for the first time, or was withheld, reminds nobody. */
const isReminder = ({ kind, withheld }: EventOf<'reminded'>) => !withheld && kind !== 'asked' && kind !== 'invited'

/**
 * X6: what an exit still waits for after its ladder has ended is chased `due + 2 m`, the same for each of its owners.
 */
const monthly = /^due \+ (\d+) m$/

export const taskEvents: Pick<Evolution, Events> = {
  play_started: (state, event) => ({
    runs: [
      ...state.runs,
      {
        id: event.run,
        play: event.play,
        opened: event.opened,
        countsFrom: undefined,
        days: event.days,
        waited: undefined,
        subject: event.subject,
        cause: event.cause,
        atRisk: undefined,
        extended: undefined,
        overrunOn: undefined,
        stoppedDays: undefined,
        verdict: undefined,
        done: {},
      },
    ],
    runCounts: withEntry(state.runCounts, event.play, (state.runCounts[event.play] ?? 0) + 1),
  }),
  play_completed: (state, event, on) => withoutRun(state, event.run, { as: 'completed', on }),
  play_stopped: (state, event, on) => withoutRun(state, event.run, { as: 'stopped', on, why: event.why }),
  tasks_laid: (state, event, day) => ({
    tasks: [...state.tasks, ...event.tasks.map(task => laid(task, event.run, day))],
  }),
  task_opened: (state, event, day) => ({
    tasks: state.tasks.map(task =>
      task.id === event.task
        ? {
            ...task,
            status: 'open',
            assigned: day,
            due: event.due,
            initiallyDue: task.initiallyDue ?? event.due,
            ladder: event.ladder,
            closes: event.closes,
          }
        : task,
    ),
  }),
  task_handed_in: (state, event, day) => ({
    tasks: state.tasks.map(task =>
      task.id === event.task
        ? {
            ...task,
            status: 'handed_in',
            ladder: event.ladder,
            closes: event.closes ?? task.closes,
            handedIn: { day, validateBy: event.validateBy },
            extension: undefined,
            answerText: event.text,
          }
        : task,
    ),
  }),
  task_rejected: (state, event) =>
    change(state, event.task, {
      status: 'open',
      rejections: (state.tasks.find(task => task.id === event.task)?.rejections ?? 0) + 1,
      due: event.due,
      ladder: event.ladder,
      closes: event.closes,
      handedIn: undefined,
    }),
  task_done: (state, { task, late, answer, text, data }, on) =>
    over(state, task, { as: 'done', on, late, answer, text, data }),
  task_waived: (state, { task, text }, on) => over(state, task, { as: 'waived', on, text }),
  task_reassigned: (state, event) => change(state, event.task, { assignee: event.to }),
  task_cancelled: (state, { task, why }, on) => cancel(state, task, { as: 'cancelled', on, why }),
  task_lapsed: (state, { task, silent }, on) => over(state, task, { as: 'lapsed', on, why: silent }),
  task_moved: (state, event, day) => {
    const after = moved(state, { tasks: [event], plays: [] }, day)
    return { ...after, ...change({ ...state, ...after }, event.task, { why: event.why }) }
  },
  reminded: (state, event, day) => ({
    asked: { on: day, whom: [...(state.asked.on === day ? state.asked.whom : []), `${event.kind} ${event.to.id}`] },
    tasks: state.tasks.map(task => {
      const rung = event.tasks.find(called => called.task === task.id)?.rung
      if (rung === undefined) return task
      const at = task.ladder.findIndex(step => step.rung === rung && step.kind === event.kind)
      // With a rung go those before it that had to wait and say the same to the same reader (M2).
      const left = task.ladder.filter(
        (step, index) => index > at || (index < at && (step.kind !== event.kind || step.to !== task.ladder[at]?.to)),
      )
      const told = {
        ...task,
        reminders: task.reminders + (isReminder(event) ? 1 : 0),
        escalated: task.escalated ?? (event.kind === 'escalated' ? day : undefined),
      }
      if (left.length < task.ladder.length) return { ...told, ladder: left }
      const months = monthly.exec(rung)?.[1]
      return months ? { ...told, chased: +months } : told
    }),
  }),
  extension_asked: (state, event, day) => ({
    tasks: state.tasks.map(task =>
      task.id === event.task
        ? {
            ...task,
            extension: { asked: day, until: event.until, answerBy: event.answerBy },
            extensions: task.extensions + 1,
          }
        : task,
    ),
  }),
  extension_granted: (state, event) =>
    change(state, event.task, {
      extension: undefined,
      due: event.due,
      ladder: event.ladder,
      closes: event.closes,
      escalated: undefined,
    }),
  extension_refused: (state, event) => change(state, event.task, { extension: undefined }),
  clock_stopped: (state, event, day) => {
    const after = moved(state, event, day)
    const add = (run: PlayRun) => ({ ...run, stoppedDays: (run.stoppedDays ?? 0) + event.days })
    return { ...after, runs: after.runs.map(run => (run.id === event.run ? add(run) : run)) }
  },
  hard_stop_extended: (state, event, day) => {
    const after = moved(state, event, day)
    return { ...after, runs: after.runs.map(run => (run.id === event.run ? { ...run, extended: true as const } : run)) }
  },
  run_restarted: () => ({}),
  at_risk: (state, event) => changeRun(state, event.run, { atRisk: event.why }),
  play_overrun: (state, event, day) => changeRun(state, event.run, { overrunOn: day }),
  invitation_sent: (_, event) => (event.text ? { invitation: event.text } : {}),
  invitation_extended: (state, event) => ({
    tasks: state.tasks.map(task =>
      task.id === event.task
        ? { ...task, due: event.due, ladder: event.ladder, closes: event.closes, extensions: task.extensions + 1 }
        : task,
    ),
  }),
  meeting_moved: (state, event, day) => {
    const after = moved(state, event, day)
    const { planned } = after.reviews
    return {
      ...after,
      tasks: after.tasks.map(task => (task.id === event.task ? { ...task, sequence: event.sequence } : task)),
      ...(planned?.run === event.run && {
        reviews: { ...after.reviews, planned: { ...planned, sequence: event.sequence } },
      }),
    }
  },
  /** An improvement plan's check-ins are its tasks; only an initiative keeps a tally. */
  checked_in: (state, { run, progress, text }, day) => ({
    initiatives: state.initiatives.map(initiative =>
      initiative.run === run
        ? {
            ...initiative,
            checkIns: initiative.checkIns + 1,
            lastCheckIn: {
              on: day,
              progress: progress ?? initiative.lastCheckIn?.progress,
              text: text ?? initiative.lastCheckIn?.text,
            },
          }
        : initiative,
    ),
  }),
}
