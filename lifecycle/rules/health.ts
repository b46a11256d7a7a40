import { addDays, type Day, daysBetween, later } from '../day.js'
import type { Health } from '../event.js'
import type { State } from '../state.js'
import { apply } from './effects.js'
import type { Aggregate, Rules } from './aggregate.js'
import { growthSince } from './stages.js'

/** S5: no answer from any contact since the later of the last one and the entry into growth. */
function silentSince(state: State, rules: Rules): Day | undefined {
  const growth = growthSince({ state, rules })
  if (growth === undefined) return undefined
  return state.heardFrom === undefined ? growth : later(growth, state.heardFrom)
}

const open = (state: State) =>
  state.tasks.filter(task => (task.status === 'open' || task.status === 'handed_in') && task.due !== undefined)

/** S4, on that day; the reason is the first that holds. */
function healthOn(state: State, rules: Rules, day: Day): { health: Health; why: string } {
  const { watch, wayward } = rules.model.health
  const { below, missed } = state.reviews
  const since = silentSince(state, rules)
  const silence = since === undefined ? -1 : daysBetween(since, day)
  if (below >= wayward.below) return { health: 'wayward', why: 'reviews below' }
  if (missed >= wayward.missed) return { health: 'wayward', why: 'reviews missed' }
  if (silence >= wayward.silent && open(state).some(task => (task.due as Day) < day))
    return { health: 'wayward', why: 'silence' }
  if (below >= watch.below) return { health: 'watch', why: 'review below' }
  if (missed >= watch.missed) return { health: 'watch', why: 'review missed' }
  if (silence >= watch.silent) return { health: 'watch', why: 'silence' }
  if (state.tasks.some(task => task.escalated)) return { health: 'watch', why: 'escalation open' }
  return { health: 'healthy', why: 'back on course' }
}

/** Health stands still while a partnership is paused, and is nobody's concern while it ends. */
const isJudged = (state: State) => !state.paused && !state.exit && !state.closed

/** Tells a change of health, and what the model says follows from a wayward partnership. */
export function judgeHealth(aggregate: Aggregate): void {
  const { state, rules } = aggregate
  if (!isJudged(state)) return
  const { health, why } = healthOn(state, rules, aggregate.day)
  if (health === state.health) return
  aggregate.emit({ type: 'health_changed', from: state.health, to: health, why })
  if (health !== 'wayward') return
  for (const trigger of rules.model.triggers) if ('health' in trigger.when) apply(aggregate, trigger.then, { why })
}

/** The next day on which silence alone changes health, looked for only if it may come before or with the other day. */
export function nextHealthDay(state: State, rules: Rules, other?: Day): Day | undefined {
  const since = silentSince(state, rules)
  if (since === undefined || !isJudged(state)) return undefined
  const {
    watch: { silent: forWatch },
    wayward: { silent: forWayward },
  } = rules.model.health
  // Silence takes weeks; most of the time something else comes first.
  if (other !== undefined && other < later(addDays(since, Math.min(forWatch, forWayward)), state.today))
    return undefined
  const watch = later(addDays(since, forWatch), state.today)
  if (healthOn(state, rules, watch).health !== state.health) return watch
  const dues = open(state).map(task => task.due as Day)
  if (dues.length === 0) return undefined
  const wayward = later(
    later(
      addDays(since, forWayward),
      addDays(
        dues.reduce((a, b) => (a < b ? a : b)),
        1,
      ),
    ),
    state.today,
  )
  return healthOn(state, rules, wayward).health !== state.health ? wayward : undefined
}
