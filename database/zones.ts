import type { EntityManager } from '@mikro-orm/postgresql'
import type { PersonId } from '../lifecycle/people.js'

/**
 * Time zones by id of those whom letters go to: each goes by its reader's own clock (C9). A contact without a zone of
 * their own, who goes by the partner's, is left out, and so is whoever is not known.
 */
export async function zonesOf(em: EntityManager, recipients: PersonId[]): Promise<Record<PersonId, string>> {
  const found = await em.execute<{ id: string; zone: string }[]>(
    `with asked as (select value::uuid as id from json_array_elements_text(?::json))
     select id, zone from vendor_person join asked using (id)
     union all select id, zone from contact join asked using (id) where zone is not null`,
    [JSON.stringify(recipients)],
  )
  return Object.fromEntries(found.map(({ id, zone }) => [id, zone]))
}
