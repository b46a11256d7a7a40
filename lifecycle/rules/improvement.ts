import type { Aggregate } from './aggregate.js'
import { startPlay, stopPlay } from './plays.js'

/** S5: a plan of 60 days with check-ins; `days` lets a person choose 30 to 90. */
export function startImprovement(aggregate: Aggregate, why: string, days?: number): void {
  const goal =
    days === undefined
      ? undefined
      : aggregate.dayOf(`entry + ${days} d`, aggregate.scope(undefined, { entry: aggregate.day }))
  const run = startPlay(aggregate, 'improve', { cause: why, ...(goal && { days: { goal } }) })
  aggregate.emit({
    type: 'improvement_opened',
    run,
    why,
    goal: aggregate.state.runs.find(open => open.id === run)?.days.goal ?? aggregate.day,
  })
}

/** S2: runs of ratings begin anew afterwards. */
export function closeImprovement(aggregate: Aggregate, run: string, verdict: 'recovered' | 'failed'): void {
  aggregate.emit({ type: 'improvement_closed', run, verdict })
  stopPlay(aggregate, run, verdict)
}
