import type { Day } from '../day.js'
import type { Ended, PlayRun, RunEnd, State, Task, TaskEnd } from '../state.js'

/** More that is over, behind what is over already. */
export function withEnded(ended: Ended, more: Partial<Ended>): Ended {
  const joined = { ...ended }
  for (const kind of Object.keys(more) as (keyof Ended)[])
    joined[kind] = [...ended[kind], ...(more[kind] ?? [])] as never
  return joined
}

export const endTasks = (tasks: Task[], end: TaskEnd): Ended['tasks'] => tasks.map(task => ({ ...task, end }))

export const endRuns = (runs: PlayRun[], end: RunEnd): Ended['runs'] => runs.map(run => ({ ...run, end }))

/** The play leaves the state, and what nobody did of it is cancelled. */
export function withoutRun(state: State, id: string, end: RunEnd): Partial<State> & Pick<State, 'ended'> {
  const isOfRun = (task: Task) => task.run === id
  return {
    runs: state.runs.filter(run => run.id !== id),
    tasks: state.tasks.filter(task => !isOfRun(task)),
    ended: withEnded(state.ended, {
      runs: endRuns(
        state.runs.filter(run => run.id === id),
        end,
      ),
      tasks: endTasks(state.tasks.filter(isOfRun), { as: 'cancelled', on: end.on, why: end.why ?? 'play completed' }),
    }),
  }
}

/** The partnership is over, and with it what an exit had stopped. */
export function allOver(state: State, on: Day, why: string): Partial<State> {
  const { exit } = state
  return {
    runs: [],
    tasks: [],
    initiatives: [],
    exit: exit && { ...exit, stopped: { ...exit.stopped, tasks: [] } },
    ended: withEnded(state.ended, {
      runs: endRuns(state.runs, { as: 'stopped', on }),
      tasks: endTasks([...state.tasks, ...(exit?.stopped.tasks ?? [])], { as: 'cancelled', on, why }),
      initiatives: state.initiatives.map(initiative => ({ ...initiative, end: { as: 'stopped', on } })),
    }),
  }
}
