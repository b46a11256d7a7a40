import type { Decisions } from '../decide.js'
import { type Course, Refused } from '../rules/course.js'
import { startImprovement } from '../rules/improvement.js'
import { onNewDue, runOf, templateOf } from '../rules/ladder.js'
import { openInitiative } from '../rules/expansion.js'
import { occurrences } from '../rules/plays.js'
import { growthSince } from '../rules/stages.js'
import { give, holds, revoke } from '../rules/tiers.js'

type Growth = Pick<
  Decisions,
  'log_challenge' | 'open_improvement' | 'open_initiative' | 'change_initiative' | 'give_grant' | 'revoke_grant'
>

function requireGrowth(course: Course, what: string): void {
  if (course.state.exit) throw new Refused('exit_open', `An exit is under way: no ${what} now.`)
  if (growthSince(course) === undefined)
    throw new Refused('not_now_in_life', `There is no ${what} before growth begins.`)
}

const knownGrant = (course: Course, grant: string) => {
  if (!course.rules.model.grants.some(known => known.name === grant))
    throw new Refused(
      'unknown_grant',
      `${grant} is no grant of the model; it has ${course.rules.model.grants.map(known => known.name).join(', ')}.`,
    )
}

export const growthCommands: Growth = {
  log_challenge: (course, { text }) => course.emit({ type: 'challenge_logged', text }),

  open_improvement(course, { days }) {
    requireGrowth(course, 'improvement plan')
    if (course.state.runs.some(run => run.play === 'improve'))
      throw new Refused('already_so', 'An improvement plan is under way.')
    startImprovement(course, 'a person', days)
  },

  open_initiative(course, command) {
    requireGrowth(course, 'initiative')
    if (command.goal <= course.day) throw new Refused('day_in_the_past', `goal must lie after ${course.day}.`)
    if (course.state.initiatives.some(open => open.id === command.initiative))
      throw new Refused('already_so', 'That initiative is open.')
    openInitiative(course, command)
  },

  /** The plan can change: the check-ins still to come are laid again, the verdict follows the goal. */
  change_initiative(course, { initiative: id, goal, target, everyDays, text }) {
    const initiative = course.state.initiatives.find(open => open.id === id)
    if (!initiative) throw new Refused('unknown_initiative', 'No open initiative has that id.')
    if (goal !== undefined && goal <= course.day)
      throw new Refused('day_in_the_past', `goal must lie after ${course.day}.`)
    course.emit({ type: 'initiative_changed', initiative: id, run: initiative.run, goal, target, everyDays, text })
    const run = runOf(course.state, initiative.run)
    const own = course.state.tasks.filter(task => task.run === run.id)
    if (goal) {
      for (const task of own.filter(open => open.name === 'verdict')) {
        const template = templateOf(course, task)
        const opens =
          task.status === 'planned' && template.opens
            ? (course.dayOf(template.opens, course.scope(run)) ?? task.opens)
            : task.opens
        const due = (template.due && course.dayOf(template.due, course.scope(run))) ?? goal
        const moved = onNewDue(course, { ...task, opens }, due, task.status !== 'planned')
        course.emit({ type: 'task_moved', ...moved, due, from: task.due, why: 'goal moved' })
      }
    }
    const planned = own.filter(task => task.name === 'check-in' && task.status === 'planned')
    for (const task of planned) course.emit({ type: 'task_cancelled', task: task.id, why: 'plan changed' })
    const template = course.rules.model.plays.expand?.tasks.find(task => task.every)
    const gone = new Set(planned.map(task => task.id))
    const step = everyDays ?? initiative.everyDays
    const tasks = template
      ? occurrences(course, run, template, step).filter(
          task => task.opens > course.day && (gone.has(task.id) || !own.some(other => other.id === task.id)),
        )
      : []
    if (tasks.length > 0) course.emit({ type: 'tasks_laid', run: run.id, tasks })
  },

  give_grant(course, { grant }) {
    knownGrant(course, grant)
    if (course.state.exit) throw new Refused('exit_open', 'Nothing is given while an exit is under way.')
    if (holds(course, grant)) throw new Refused('already_so', `${grant} is given already.`)
    give(
      course,
      grant,
      'a person',
      course.state.grants.some(held => held.name === grant),
    )
  },

  revoke_grant(course, { grant }) {
    knownGrant(course, grant)
    if (!holds(course, grant)) throw new Refused('already_so', `${grant} is not given.`)
    revoke(course, grant, 'a person')
    const reversal = course.state.tasks.find(task => task.play === 'exit' && task.subject === grant)
    if (reversal) course.emit({ type: 'task_done', task: reversal.id, late: 0 })
  },
}
