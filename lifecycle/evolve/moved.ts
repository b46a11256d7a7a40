import type { Moved, MovedTask } from '../event.js'
import type { Day } from '../day.js'
import type { State, Task } from '../state.js'

type MovedParts = Pick<State, 'tasks' | 'runs' | 'initiatives' | 'grace' | 'heardFrom' | 'reviews'>

/** Everything on its new days: the one way in which days of what has been laid change. */
export function moved(state: State, { tasks, plays, grace, heardFrom }: Moved, today: Day): MovedParts {
  const byTask = new Map(tasks.map(task => [task.task, task]))
  const byRun = new Map(plays.map(play => [play.run, play]))
  const { planned } = state.reviews
  const review = planned && byRun.get(planned.run)?.days
  return {
    tasks: state.tasks.map(task => {
      const move = byTask.get(task.id)
      return move ? movedTask(task, move, today) : task
    }),
    runs: state.runs.map(run => {
      const move = byRun.get(run.id)
      return move
        ? { ...run, days: move.days, countsFrom: move.countsFrom ?? run.countsFrom, waited: move.waited ?? run.waited }
        : run
    }),
    initiatives: state.initiatives.map(initiative => {
      const goal = byRun.get(initiative.run)?.days.goal
      return goal ? { ...initiative, goal } : initiative
    }),
    grace: state.grace && grace ? { ...state.grace, decideBy: grace } : state.grace,
    heardFrom: heardFrom ?? state.heardFrom,
    reviews:
      planned && review
        ? {
            ...state.reviews,
            planned: {
              ...planned,
              meeting: review.meeting ?? planned.meeting,
              latest: review.latest ?? planned.latest,
            },
          }
        : state.reviews,
  }
}

/** What opens on a later day than today is planned again. */
function movedTask(task: Task, { task: _, ...move }: MovedTask, today: Day): Task {
  return {
    ...task,
    opens: move.opens,
    due: move.due,
    ladder: move.ladder,
    closes: move.closes,
    assigned: move.assigned ?? task.assigned,
    handedIn: move.handedIn ?? task.handedIn,
    extension: move.extension ?? task.extension,
    waited: move.waited ?? task.waited,
    status: task.status === 'open' && move.opens > today ? 'planned' : task.status,
  }
}
