import type { Day } from './day.js'
import { nextDay } from './elapse.js'
import { type Rules } from './rules/aggregate.js'
import { forecastEnd } from './rules/onboarding.js'
import { peopleFor } from './rules/roles.js'
import type { State, Task } from './state.js'

export interface StandingToday {
  stage: string
  /** What is awaited first: `onboard-1.access from technical by 2027-03-01`. */
  awaiting: string
  /** Open tasks past their due day. */
  overdue: number
  nextDue?: Day
  nextDay?: Day
  /** Markdown for operations: ids, roles, codes and days only. */
  details: string
  over: boolean
}

/** Where a partnership stands, in words that operations read. */
export function standing(state: State, rules: Rules): StandingToday {
  const next = nextDay(state, rules)
  const open = openTasks(state)
  const [first] = open
  return {
    stage: state.stage,
    awaiting: state.closed
      ? `nothing: ${state.closed.reason}`
      : first
        ? asked(state, first)
        : next
          ? `${state.stage} until ${next}`
          : 'nothing',
    overdue: open.filter(task => (task.due as Day) < state.today).length,
    ...(first?.due && { nextDue: first.due }),
    ...(next && { nextDay: next }),
    details: details(state, open, next),
    over: state.closed !== undefined,
  }
}

/** Open tasks with a due day, the soonest first. */
export function openTasks(state: State): Task[] {
  return state.tasks
    .filter(task => task.due !== undefined && (task.status === 'open' || task.status === 'handed_in'))
    .sort((a, b) => ((a.due as Day) < (b.due as Day) ? -1 : (a.due as Day) > (b.due as Day) ? 1 : 0))
}

const roleOf = (state: State, task: Task) =>
  peopleFor(state, 'owner', task)
    .map(person => `${person.side === 'vendor' ? 'vendor ' : ''}${person.role}`)
    .join(' and ') || task.who
const asked = (state: State, task: Task) =>
  `${task.id}${task.status === 'handed_in' ? ' validated' : ''} from ${roleOf(state, task)} by `
  + `${task.status === 'handed_in' ? task.handedIn?.validateBy : task.due}`

function details(state: State, open: Task[], next: Day | undefined): string {
  if (state.closed) return `**Over** since ${state.closed.day}: ${state.closed.reason}.`
  const { agreement, exit, reviews } = state
  const risk = state.runs.find(run => run.atRisk)
  const onboarding = state.runs.find(run => run.days.hardStop)
  const lines = [
    `**${state.stage}** · ${state.health}${risk ? ' · at risk' : ''} · tier ${state.tier} · model `
      + `${state.model.name} v${state.model.version}`,
    '',
    `Next step: ${next ?? 'none'}${state.paused ? ` · paused until ${state.paused.until}` : ''}`,
    ...(onboarding
      ? [
          `Onboarding target ${onboarding.days.goal}, forecast `
            + `${forecastEnd(onboarding, state.tasks, state.today)}, hard stop ${onboarding.days.hardStop}`,
        ]
      : []),
    ...(reviews.planned
      ? [`Review ${reviews.planned.review}: period to ${reviews.planned.to}, meeting ${reviews.planned.meeting}`]
      : []),
    ...(agreement
      ? [
          `Agreement to ${agreement.end}, notice until ${agreement.decision}${agreement.autoRenew ? ', renews by itself' : ''}`,
        ]
      : []),
    ...Object.entries(state.failed ?? {})
      .filter(([, { retry }]) => retry > state.today)
      .map(([what, { retry }]) => `**Could not ${what}**, tried again ${retry}`),
    ...(exit ? [`Exit ${exit.number}: ${exit.reason}, last day ${exit.last}`] : []),
  ]
  if (open.length > 0)
    lines.push(
      '',
      '| awaited | from | by |',
      '| --- | --- | --- |',
      ...open
        .slice(0, 12)
        .map(
          task =>
            `| ${task.id} | ${roleOf(state, task)} | ${task.due}${(task.due as Day) < state.today ? ' **overdue**' : ''} |`,
        ),
    )
  return lines.join('\n')
}
