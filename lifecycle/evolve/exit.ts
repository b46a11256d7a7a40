import type { Evolution } from '../evolve.js'
import { endRuns, endTasks, withEnded } from './ended.js'
import { moved } from './moved.js'
import type { Exit, State } from '../state.js'

type Events = 'exit_started' | 'last_day_set' | 'customers_listed' | 'exit_withdrawn' | 'last_day_reached'

const change = (state: State, fields: Partial<Exit>) => (state.exit ? { exit: { ...state.exit, ...fields } } : {})

export const exitEvents: Pick<Evolution, Events> = {
  /** X2: everything else stops and is kept aside, so that a withdrawal can reopen it. */
  exit_started: (state, event, day) => ({
    exits: event.exit,
    stage: state.beneath ?? state.stage,
    beneath: undefined,
    runs: [],
    tasks: [],
    initiatives: [],
    paused: undefined,
    exit: {
      number: event.exit,
      run: event.run,
      notice: day,
      last: event.last,
      transition: event.transition,
      clause: event.clause,
      reason: event.reason,
      silent: event.silent || undefined,
      text: event.text,
      from: state.stage,
      beneath: state.beneath,
      stopped: {
        since: state.paused?.since ?? day,
        runs: state.runs,
        tasks: state.tasks,
        initiatives: state.initiatives,
        grants: state.grants.filter(grant => grant.status === 'given').map(grant => grant.name),
      },
    },
  }),
  last_day_set: (state, event, day) => ({
    ...change(state, {
      last: event.last,
      transition: event.transition,
      clause: event.clause ?? state.exit?.clause ?? 'any_time',
      lastDayReached: undefined,
    }),
    ...moved(state, event, day),
  }),
  customers_listed: (state, event) => change(state, { customers: event.customers }),
  exit_withdrawn: (state, event, on) => {
    const exit = state.exit
    if (!exit) return {}
    const { runs, tasks, initiatives } = exit.stopped
    const reopened = moved({ ...state, runs, tasks, initiatives }, event, on)
    const kept = new Set(event.plays.map(play => play.run))
    const why = `exit ${event.exit} withdrawn`
    return {
      ...reopened,
      ended: withEnded(state.ended, {
        exits: [{ ...exit, withdrawn: on }],
        runs: [
          ...endRuns(state.runs, { as: 'stopped', on }),
          ...endRuns(
            exit.stopped.runs.filter(run => !kept.has(run.id)),
            { as: 'stopped', on: exit.notice, why: 'exit' },
          ),
        ],
        tasks: endTasks([...state.tasks, ...exit.stopped.tasks.filter(task => !kept.has(task.run))], {
          as: 'cancelled',
          on,
          why,
        }),
      }),
      stage: event.stage,
      beneath: exit.beneath,
      exit: undefined,
      runs: reopened.runs.filter(run => kept.has(run.id)),
      tasks: reopened.tasks.filter(task => kept.has(task.run)).map(task => ({ ...task, why })),
      ...(state.agreement?.decided === 'exit' && { agreement: { ...state.agreement, decided: undefined } }),
    }
  },
  last_day_reached: state => change(state, { lastDayReached: true }),
}
