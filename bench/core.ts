import { addMonths, type Day } from '../lifecycle/day.js'
import { nextDay } from '../lifecycle/elapse.js'
import { step } from '../lifecycle/step.js'
import { Life } from '../test/lifecycle/life.js'
import { type Figure, median, quartiles } from './figure.js'
import { standardReseller, start } from './reseller.js'

const years = 3
const batches = 7
const secondsEach = 0.5

/**
 * Partnership-years of the standard reseller that one core lives a second: every wake a step of its own, as on the
 * engine, letters included.
 */
export function core(): Figure {
  const {
    life: { rules },
    moves,
  } = standardReseller(12 * years)
  const live = () => {
    let { state } = new Life(rules, { on: start })
    const wakeUntil = (day: Day) => {
      for (let next = nextDay(state, rules); next !== undefined && next <= day; next = nextDay(state, rules))
        state = step(state, rules, next).state
    }
    for (const [index, { day, by, ask }] of moves.entries()) {
      wakeUntil(day)
      state = step(state, rules, day, [{ id: `move-${index}`, by, ...ask }]).state
    }
    wakeUntil(addMonths(start, 12 * years))
  }
  // A worker runs for weeks, so the first seconds, while the compiler still warms up, do not count.
  for (let warmUp = 0; warmUp < 10; warmUp += 1) batch(live)
  const speeds = Array.from({ length: batches }, () => batch(live))
  return {
    ours: median(speeds),
    baseline: null,
    ratio: null,
    unit: 'partnership-years/s',
    limit: 2000,
    limitIs: 'least',
    spread: { ours: quartiles(speeds), baseline: null },
  }
}

/** Time of this process alone: what else the machine does is no part of the core's speed. */
function batch(live: () => void): number {
  const used = () => process.cpuUsage().user / 1e6
  const began = used()
  let lived = 0
  for (; used() - began < secondsEach; lived += years) live()
  return lived / (used() - began)
}
