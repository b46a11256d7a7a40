import { bindToRenew } from './agreement.js'
import type { Aggregate } from './aggregate.js'
import { startPlay } from './plays.js'
import { beginVows } from './renewal.js'
import { planAudit } from './reviews.js'

/**
 * The first step of a life: the entry stage, and the play that begins there for a new, an existing or a renewed
 * partner.
 */
export function beginLife(aggregate: Aggregate): void {
  const { entry, stage } = aggregate.state
  aggregate.emit({ type: 'stage_entered', stage, from: '', why: `entry: ${entry}` })
  if (aggregate.state.agreement) {
    aggregate.emit({ type: 'agreement_in_force' })
    bindToRenew(aggregate)
  }
  const play = aggregate.rules.model.stages[stage]?.entry[entry]
  if (!play) return
  if (entry === 'renewed') return beginVows(aggregate, 'entry')
  if (entry === 'existing') return planAudit(aggregate, play)
  startPlay(aggregate, play)
}
