import type { MikroORM } from '@mikro-orm/postgresql'
import type { PersonId } from '../lifecycle/people.js'
import { VendorPerson } from './entities/vendor-person.js'

/** Time zones of vendor people by id: their letters go by their own clocks (C1). */
export function vendorZones({ em }: Pick<MikroORM, 'em'>): (people: PersonId[]) => Promise<Record<PersonId, string>> {
  return async people => {
    const found = await em.fork().find(VendorPerson, { id: { $in: people } }, { fields: ['id', 'zone'] })
    return Object.fromEntries(found.map(({ id, zone }) => [id, zone]))
  }
}
