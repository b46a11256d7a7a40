import type { EntityManager } from '@mikro-orm/postgresql'
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client'
import { Letter } from '../database/entities/letter.js'
import { StuckPartnership } from '../database/entities/stuck-partnership.js'
import { VendorPerson } from '../database/entities/vendor-person.js'
import { nudgeSignal, workflowId } from '../workflows/contract.js'
import { civilDay } from './clock.js'
import { type Restart, startFromJournal } from './restart.js'

const minute = 60_000
const hour = 60 * minute
const late = 5 * minute
const aRound = 100
export const watchScope = 'watch'
export const stuckLetter = 'partnerships-stuck'

interface Asleep {
  id: string
  code: string
  wakeAt: Date
}

/**
 * Compares what should have woken with what did. A partnership that overslept is nudged, or started from its journal
 * when its workflow is gone, once an hour; one that still sleeps an hour after it was found is told to the admins,
 * once.
 */
export async function watch(parts: Restart, now = new Date()): Promise<void> {
  const em = parts.database.em.fork()
  const lateSince = new Date(now.getTime() - late)
  await em.execute(
    `delete from stuck_partnership using partnership
     where id = partnership_id and (closed_on is not null or partnership.wake_at is null or partnership.wake_at > ?)`,
    [lateSince],
  )
  const asleep = await em.execute<Asleep[]>(
    `select id, code, partnership.wake_at as "wakeAt" from partnership left join stuck_partnership on partnership_id = id
     where closed_on is null and started and partnership.wake_at <= ? and (nudged_at is null or nudged_at <= ?)
     order by partnership.wake_at limit ?`,
    [lateSince, new Date(now.getTime() - hour), aRound],
  )
  for (const { id, code, wakeAt } of asleep) {
    const outcome = await wake(parts, { id, code })
    await em.upsert(
      StuckPartnership,
      { partnership: id, wakeAt, foundAt: now, nudgedAt: now, outcome },
      { onConflictMergeFields: ['wakeAt', 'nudgedAt', 'outcome'], disableIdentityMap: true },
    )
  }
  await tell(em, now)
}

/** What it came upon. */
async function wake(parts: Restart, partnership: Pick<Asleep, 'id' | 'code'>): Promise<string> {
  try {
    await parts.client.workflow.getHandle(workflowId(partnership.code)).signal(nudgeSignal)
    return 'its workflow runs and was nudged'
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
  try {
    await startFromJournal(parts, partnership)
    return 'its workflow was gone and was started from the journal'
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError)
      return 'its workflow ended well although the journal goes on'
    return 'its workflow is gone and could not be started from the journal'
  }
}

/** At most a letter an hour to each admin, about all that were found since: an outage stops many in one morning. */
async function tell(em: EntityManager, now: Date): Promise<void> {
  const anHourAgo = new Date(now.getTime() - hour)
  if (await em.count(StuckPartnership, { toldAt: { $gt: anHourAgo } })) return
  const found = await em.find(StuckPartnership, { toldAt: null, foundAt: { $lte: anHourAgo } })
  if (found.length === 0) return
  const admins = await em.find(VendorPerson, { access: 'admin', left: false, bounced: false })
  const occurrence = now.toISOString()
  await em.transactional(async tx => {
    for (const { id, zone } of admins) {
      const day = civilDay(now, zone)
      tx.create(Letter, {
        key: `${watchScope}/${occurrence}/${stuckLetter}/${id}`,
        scope: watchScope,
        letter: stuckLetter,
        occurrence,
        side: 'vendor',
        recipient: id,
        role: 'admin',
        about: watchScope,
        reason: 'partnerships have not woken when they should have',
        day,
        window: 'now',
        sendAt: now,
        facts: { day, partnerships: found.map(({ partnership }) => partnership.id) },
        actions: [],
        status: 'due',
      })
    }
    await tx.nativeUpdate(
      StuckPartnership,
      { partnership: { $in: found.map(({ partnership }) => partnership.id) } },
      { toldAt: now },
    )
  })
}
