import type { EntityManager } from '@mikro-orm/postgresql'
import { prepared } from '../../database/prepared.js'
import type { PartnerRole, PartnerType } from '../../lifecycle/people.js'
import type { Opening } from './opening.js'

export interface KnownContact {
  id: string
  roles: PartnerRole[]
  bounced: boolean
}

/** What has to be known to open a partnership. */
export interface Known {
  /** Its code, if the journal has it already: the request was repeated. */
  openedAs: string | null
  /** Another one of this partner's under this model that is not over. */
  running: string | null
  partner: {
    name: string
    type: PartnerType
    country: string
    region: string | null
    zone: string
    mergedInto: string | null
  } | null
  /** Who is there, by name. */
  contacts: KnownContact[]
  /** Who fills a vendor role that nobody names. */
  team: Partial<Record<string, string>>
  /** The first admin by name, who stands in for a sponsor. */
  admin: string
  /** The newest published version of the model, or the one asked for. */
  modelVersion: number | null
  /** Of the newest calendar of the partner's place, if it reaches the year. */
  calendarVersion: number | null
}

const ask = prepared<Known>(
  'what an opening must know',
  `
  select
    (select code from partnership where id = $1) as "openedAs",
    (
      select id from partnership
      where partner_id = $2 and model_name = $3 and closed_on is null and id <> $1 order by opened limit 1
    ) as running,
    (
      select jsonb_build_object('name', name, 'type', type, 'country', country, 'region', region, 'zone', zone,
        'mergedInto', merged_into)
      from partner where id = $2
    ) as partner,
    (
      select coalesce(jsonb_agg(jsonb_build_object('id', id, 'roles', roles, 'bounced', bounced) order by name), '[]')
      from contact where partner_id = $2 and not "left"
    ) as contacts,
    coalesce((select team from vendor), '{}') as team,
    (select id from vendor_person where access = 'admin' and not "left" order by name limit 1) as admin,
    (select max(version) from lifecycle_model where name = $3 and version = coalesce($4, version)) as "modelVersion",
    (select case when last_year >= $5 then version end from calendar
      where name = (select concat_ws('-', country, nullif(region, '')) from partner where id = $2)
      order by version desc limit 1) as "calendarVersion"`,
)

/**
 * All of it in one question, calendars by the names that `newest.ts` gives them: asked one by one, the round trips
 * would take longer than everything else that opening does.
 */
export async function knownFor(
  em: EntityManager,
  id: string,
  { partner, model, version }: Opening,
  calendarReaches: number,
): Promise<Known> {
  const [known] = await ask(em, [id, partner, model, version ?? null, calendarReaches])
  if (!known) throw new Error('a question about single values was answered with no row')
  return known
}
