import type { CommandData } from '../command.js'
import type { Aggregate } from './aggregate.js'
import { startPlay, stopPlay } from './plays.js'
import { advanceStage } from './stages.js'

/** E1: opened by a person or out of a proposal, which it answers. */
export function openInitiative(
  aggregate: Aggregate,
  { initiative, kind, goal, owner, target, everyDays = 30, text }: CommandData<'open_initiative'>,
): void {
  const proposal = aggregate.state.tasks.find(task => task.play === 'propose-expansion')
  if (proposal) aggregate.emit({ type: 'task_done', task: proposal.id, answer: 'opened', late: 0 })
  const run = startPlay(aggregate, 'expand', { subject: initiative, days: { goal }, everyDays })
  aggregate.emit({ type: 'initiative_opened', initiative, run, kind, goal, owner, everyDays, target, text })
  advanceStage(aggregate, 'initiative opened')
}

export function closeInitiative(
  aggregate: Aggregate,
  run: string,
  result: 'succeeded' | 'dropped' | 'folded_in',
): void {
  const initiative = aggregate.state.initiatives.find(open => open.run === run)
  if (!initiative) return
  aggregate.emit({ type: 'initiative_closed', initiative: initiative.id, result })
  stopPlay(aggregate, run, result)
  if (aggregate.state.initiatives.length === 0) advanceStage(aggregate, 'initiatives closed')
}
