import type { EntityManager } from '@mikro-orm/postgresql'
import type { PersonId } from '../lifecycle/people.js'
import { VendorPerson } from './entities/vendor-person.js'

/** Time zones of vendor people by id: their letters go by their own clocks (C1). */
export async function vendorZones(em: EntityManager, people: PersonId[]): Promise<Record<PersonId, string>> {
  const found = await em.find(
    VendorPerson,
    { id: { $in: people } },
    { fields: ['id', 'zone'], disableIdentityMap: true },
  )
  return Object.fromEntries(found.map(({ id, zone }) => [id, zone]))
}
