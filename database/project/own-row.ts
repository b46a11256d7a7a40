import type { EntityData, EntityManager } from '@mikro-orm/postgresql'
import type { VendorTeam } from '../../lifecycle/people.js'
import type { Partnership } from '../entities/partnership.js'

/** Columns of the partnership's own row as events set them; what they refer to by its key. */
export type OwnColumns = EntityData<Partnership>

/** What recording and projections read of it. */
export interface OwnRow {
  id: string
  /** Its partner's id. */
  partner: string
  number: number
  today: string
  stage: string
  beneath: string | null
  warnedUntil: string | null
  renewalChoice: string | null
  closedOn: string | null
  team: VendorTeam
}

/**
 * Locks the row until the transaction ends: one step is recorded at a time. Read without an entity, which has forty
 * columns more and a look at each when it is flushed.
 */
export async function lockOwnRow(em: EntityManager, id: string): Promise<OwnRow> {
  const [row] = await em.execute<OwnRow[]>(
    `select id, partner_id as partner, number, today, stage, beneath, warned_until as "warnedUntil",
      renewal_choice as "renewalChoice", closed_on as "closedOn", team
    from partnership where id = ? for update`,
    [id],
  )
  if (!row) throw new Error(`there is no partnership ${id}`)
  return row
}
