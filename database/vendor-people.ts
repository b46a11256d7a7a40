import type { EntityManager } from '@mikro-orm/postgresql'
import { liveStatuses } from './entities/task.js'
import { VendorPerson } from './entities/vendor-person.js'

/** The living partnerships in which one of the vendor's people has a role, a task or an initiative. */
export function partnershipsWith(em: EntityManager, person: string): Promise<{ id: string; code: string }[]> {
  return em.fork().execute<{ id: string; code: string }[]>(
    `select id, code from partnership as own where closed_on is null and (
      exists (select 1 from jsonb_each_text(team) where value = ?)
      or exists (select 1 from task where partnership_id = own.id and assignee->>'id' = ? and status = any(?))
      or exists (select 1 from initiative where partnership_id = own.id and owner = ? and status in ('open', 'stopped'))
    ) order by id`,
    [person, person, `{${liveStatuses.join()}}`, person],
  )
}

/** An admin who can be written to, other than the person: what would fall to nobody falls to them (M4). */
export async function standInFor(em: EntityManager, person: string): Promise<{ standIn?: string }> {
  const admin = await em
    .fork()
    .findOne(
      VendorPerson,
      { access: 'admin', left: false, bounced: false, id: { $ne: person } },
      { orderBy: { name: 'asc', id: 'asc' } },
    )
  return admin ? { standIn: admin.id } : {}
}
