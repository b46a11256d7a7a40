import type { Decisions } from '../decide.js'
import { Refused } from '../rules/aggregate.js'
import { setLastDay, startExit, lastDay, withdrawExit } from '../rules/exit.js'
import { templateOf } from '../rules/ladder.js'
import { finish } from '../rules/finish.js'
import { beginPause, endPause } from '../rules/pause.js'
import { addTasks } from '../rules/plays.js'

type Exit = Pick<Decisions, 'start_exit' | 'set_last_day' | 'withdraw_exit' | 'list_customers' | 'pause' | 'resume'>

/** How many an exit hands over one by one. */
const mostCustomers = 200

export const exitCommands: Exit = {
  start_exit(aggregate, { reason, clause, last, text }) {
    if (aggregate.state.exit) throw new Refused('exit_open', 'An exit is under way already.')
    if (!aggregate.state.agreement)
      throw new Refused('no_agreement', 'There is no agreement to end; close the partnership instead.')
    startExit(aggregate, { reason, clause, last, text })
  },

  /** X4: another day, or the day of another clause; completing the clause review may set one. */
  set_last_day(aggregate, { last, clause }) {
    if (!last && !clause) throw new Refused('invalid', 'Give the last day, or the clause that it follows from.')
    setLastDay(aggregate, last ?? lastDay(aggregate, clause ?? 'any_time'), clause)
  },

  withdraw_exit: (aggregate, { text }) => withdrawExit(aggregate, text),

  /** X1: every joint customer gets a next home. */
  list_customers(aggregate, { customers }) {
    const exit = aggregate.state.exit
    if (!exit) throw new Refused('exit_not_open', 'Joint customers are handed over in an exit.')
    const task = aggregate.state.tasks.find(open => templateOf(aggregate, open).form === 'customers')
    const known = new Set(exit.customers ?? [])
    const added = customers.filter(customer => !known.has(customer))
    if (known.size + added.length > mostCustomers)
      throw new Refused(
        'invalid',
        `An exit hands over ${mostCustomers} joint customers at the most; list groups of them.`,
      )
    if (!task && added.length === 0) throw new Refused('already_so', 'These customers are listed already.')
    aggregate.emit({ type: 'customers_listed', exit: exit.number, customers: [...known, ...added] })
    addTasks(
      aggregate,
      exit.run,
      'next-home',
      added.map(subject => ({ subject })),
    )
    if (task) finish(aggregate, task)
  },

  pause: (aggregate, { until }) => beginPause(aggregate, until),
  resume: endPause,
}
