import { addDays, daysBetween } from '../day.js'
import type { Decisions } from '../decide.js'
import { Refused } from '../rules/course.js'
import { setLastDay, startExit, lastDay, withdrawExit } from '../rules/exit.js'
import { templateOf } from '../rules/ladder.js'
import { addTasks } from '../rules/plays.js'
import { endPause } from '../rules/turns.js'
import { finish } from './finish.js'

type Exit = Pick<Decisions, 'start_exit' | 'set_last_day' | 'withdraw_exit' | 'list_customers' | 'pause' | 'resume'>

export const exitCommands: Exit = {
  start_exit(course, { reason, clause, last, text }) {
    if (course.state.exit) throw new Refused('exit_open', 'An exit is under way already.')
    if (!course.state.agreement)
      throw new Refused('no_agreement', 'There is no agreement to end; close the partnership instead.')
    startExit(course, { reason, clause, last, text })
  },

  /** X4: another day, or the day of another clause; completing the clause review may set one. */
  set_last_day(course, { last, clause }) {
    if (!last && !clause) throw new Refused('invalid', 'Give the last day, or the clause that it follows from.')
    setLastDay(course, last ?? lastDay(course, clause ?? 'any_time'), clause)
  },

  withdraw_exit: (course, { text }) => withdrawExit(course, text),

  /** X1: every joint customer gets a next home. */
  list_customers(course, { customers }) {
    const exit = course.state.exit
    if (!exit) throw new Refused('exit_not_open', 'Joint customers are handed over in an exit.')
    const task = course.state.tasks.find(open => templateOf(course, open).form === 'customers')
    const known = new Set(exit.customers ?? [])
    const added = customers.filter(customer => !known.has(customer))
    if (!task && added.length === 0) throw new Refused('already_so', 'These customers are listed already.')
    course.emit({ type: 'customers_listed', exit: exit.number, customers: [...known, ...added] })
    addTasks(
      course,
      exit.run,
      'next-home',
      added.map(subject => ({ subject })),
    )
    if (task) finish(course, task)
  },

  pause(course, { until }) {
    if (course.state.paused) throw new Refused('already_so', `Paused until ${course.state.paused.until} already.`)
    if (course.state.exit) throw new Refused('exit_open', 'An exit cannot be paused.')
    if (until <= course.day) throw new Refused('day_in_the_past', `until must lie after ${course.day}.`)
    const latest = addDays(course.day, course.number('longestPause'))
    if (daysBetween(until, latest) < 0) throw new Refused('day_too_late', `A pause ends by ${latest}.`)
    course.emit({ type: 'paused', until })
  },

  resume(course) {
    if (!course.state.paused) throw new Refused('already_so', 'The partnership is not paused.')
    endPause(course)
  },
}
