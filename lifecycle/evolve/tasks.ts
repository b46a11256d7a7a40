import type { Evolution } from '../evolve.js'
import { moved } from './moved.js'
import { withEntry } from './with-entry.js'
import type { Day } from '../day.js'
import type { LaidTask } from '../event.js'
import type { PlayRun, State, Task } from '../state.js'

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
function over(state: State, id: string, day: Day): Partial<State> {
  const task = state.tasks.find(candidate => candidate.id === id)
  if (!task) return {}
  return {
    tasks: state.tasks.filter(candidate => candidate !== task),
    runs: state.runs.map(run =>
      run.id === task.run
        ? { ...run, done: withEntry(run.done, task.subject ? `${task.name}.${task.subject}` : task.name, day) }
        : run,
    ),
  }
}

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
  }
}

const withoutRun = (state: State, run: string) => ({
  runs: state.runs.filter(candidate => candidate.id !== run),
  tasks: state.tasks.filter(task => task.run !== run),
})

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
        overrunTold: undefined,
        done: {},
      },
    ],
    runCounts: withEntry(state.runCounts, event.play, (state.runCounts[event.play] ?? 0) + 1),
  }),
  play_completed: (state, event) => withoutRun(state, event.run),
  play_stopped: (state, event) => withoutRun(state, event.run),
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
          }
        : task,
    ),
  }),
  task_rejected: (state, event) =>
    change(state, event.task, {
      status: 'open',
      due: event.due,
      ladder: event.ladder,
      closes: event.closes,
      handedIn: undefined,
    }),
  task_done: (state, event, day) => over(state, event.task, day),
  task_waived: (state, event, day) => over(state, event.task, day),
  task_reassigned: (state, event) => change(state, event.task, { assignee: event.to }),
  task_cancelled: (state, event) => ({ tasks: state.tasks.filter(task => task.id !== event.task) }),
  task_lapsed: (state, event, day) => over(state, event.task, day),
  task_moved: (state, event, day) => moved(state, { tasks: [event], plays: [] }, day),
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
      if (left.length < task.ladder.length)
        return { ...task, ladder: left, ...(event.kind === 'escalated' && { escalated: true as const }) }
      const months = monthly.exec(rung)?.[1]
      return months ? { ...task, chased: +months } : task
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
  clock_stopped: moved,
  hard_stop_extended: (state, event, day) => {
    const after = moved(state, event, day)
    return { ...after, runs: after.runs.map(run => (run.id === event.run ? { ...run, extended: true as const } : run)) }
  },
  run_restarted: () => ({}),
  at_risk: (state, event) => changeRun(state, event.run, { atRisk: true }),
  play_overrun: (state, event) => changeRun(state, event.run, { overrunTold: true }),
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
        reviews: { ...after.reviews, planned: { ...planned, moves: event.sequence } },
      }),
    }
  },
  checked_in: () => ({}),
}
