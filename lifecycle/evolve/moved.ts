import type { MovedPlay, MovedTask } from '../event.js'
import type { State } from '../state.js'

/** Tasks and plays on their new days. */
export function moved(state: State, tasks: MovedTask[], plays: MovedPlay[] = []): Pick<State, 'tasks' | 'runs'> {
  const byTask = new Map(tasks.map(task => [task.task, task]))
  const byRun = new Map(plays.map(play => [play.run, play]))
  return {
    tasks: state.tasks.map(task => {
      const move = byTask.get(task.id)
      return move ? { ...task, opens: move.opens, due: move.due, ladder: move.ladder, closes: move.closes } : task
    }),
    runs: state.runs.map(run => {
      const move = byRun.get(run.id)
      return move ? { ...run, days: move.days } : run
    }),
  }
}
