import { addMonths, type Day } from '../day.js'
import type { Decisions } from '../decide.js'
import { type Aggregate, Refused, requireBy } from '../rules/aggregate.js'
import { startImprovement } from '../rules/improvement.js'
import { runOf } from '../rules/ladder.js'
import { openInitiative } from '../rules/expansion.js'
import { layTurn } from '../rules/plays.js'
import { recount } from '../rules/shift.js'
import { growthSince } from '../rules/stages.js'
import { give, holds, revoke } from '../rules/tiers.js'

type Growth = Pick<
  Decisions,
  'log_challenge' | 'open_improvement' | 'open_initiative' | 'change_initiative' | 'give_grant' | 'revoke_grant'
>

function requireGrowth(aggregate: Aggregate, what: string): void {
  if (aggregate.state.exit) throw new Refused('exit_open', `An exit is under way: no ${what} now.`)
  if (growthSince(aggregate) === undefined)
    throw new Refused('not_now_in_life', `There is no ${what} before growth begins.`)
}

/** How far off a goal may be, in months from today. */
const furthest = 60

function requireGoal(aggregate: Aggregate, goal: Day | undefined): void {
  if (goal !== undefined && goal <= aggregate.day)
    throw new Refused('day_in_the_past', `goal must lie after ${aggregate.day}.`)
  requireBy('goal', goal, addMonths(aggregate.day, furthest))
}

const knownGrant = (aggregate: Aggregate, grant: string) => {
  if (!aggregate.rules.model.grants.some(known => known.name === grant))
    throw new Refused(
      'unknown_grant',
      `${grant} is no grant of the model; it has ${aggregate.rules.model.grants.map(known => known.name).join(', ')}.`,
    )
}

export const growthCommands: Growth = {
  log_challenge: (aggregate, { text }) => aggregate.emit({ type: 'challenge_logged', text }),

  open_improvement(aggregate, { days }) {
    requireGrowth(aggregate, 'improvement plan')
    if (aggregate.state.runs.some(run => run.play === 'improve'))
      throw new Refused('already_so', 'An improvement plan is under way.')
    startImprovement(aggregate, 'a person', days)
  },

  open_initiative(aggregate, command) {
    requireGrowth(aggregate, 'initiative')
    requireGoal(aggregate, command.goal)
    if (aggregate.state.initiatives.some(open => open.id === command.initiative))
      throw new Refused('already_so', 'That initiative is open.')
    openInitiative(aggregate, command)
  },

  /** The plan can change: the next check-in is laid again, the verdict follows the goal. */
  change_initiative(aggregate, { initiative: id, goal, target, everyDays, text }) {
    const initiative = aggregate.state.initiatives.find(open => open.id === id)
    if (!initiative) throw new Refused('unknown_initiative', 'No open initiative has that id.')
    requireGoal(aggregate, goal)
    aggregate.emit({ type: 'initiative_changed', initiative: id, run: initiative.run, goal, target, everyDays, text })
    const run = runOf(aggregate.state, initiative.run)
    const own = aggregate.state.tasks.filter(task => task.run === run.id)
    for (const task of own.filter(open => goal && open.name === 'verdict')) {
      const moved = recount(aggregate, run, task)
      aggregate.emit({ type: 'task_moved', ...moved, from: task.due, why: 'goal moved' })
    }
    for (const task of own.filter(open => open.name === 'check-in' && open.status === 'planned'))
      aggregate.emit({ type: 'task_cancelled', task: task.id, why: 'plan changed' })
    const template = aggregate.rules.model.plays.expand?.tasks.find(task => task.every)
    if (template) layTurn(aggregate, run, template)
  },

  give_grant(aggregate, { grant }) {
    knownGrant(aggregate, grant)
    if (aggregate.state.exit) throw new Refused('exit_open', 'Nothing is given while an exit is under way.')
    if (holds(aggregate, grant)) throw new Refused('already_so', `${grant} is given already.`)
    give(
      aggregate,
      grant,
      'a person',
      aggregate.state.grants.some(held => held.name === grant),
    )
  },

  revoke_grant(aggregate, { grant }) {
    knownGrant(aggregate, grant)
    if (!holds(aggregate, grant)) throw new Refused('already_so', `${grant} is not given.`)
    revoke(aggregate, grant, 'a person')
    const reversal = aggregate.state.tasks.find(task => task.play === 'exit' && task.subject === grant)
    if (reversal) aggregate.emit({ type: 'task_done', task: reversal.id, late: 0 })
  },
}
