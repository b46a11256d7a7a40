import type { FilterQuery } from '@mikro-orm/core'
import { z } from 'zod'
import { type Partnership, healths } from '../../database/entities/partnership.js'
import type { EntityManager } from '@mikro-orm/postgresql'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { day, id, line } from '../edge/fields.js'
import { invalid } from '../edge/validation.js'
import { personOrEmail } from '../people/named.js'
import { containing, cursorOf, page, placeOf } from '../edge/paging.js'

const word = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,60}$/, { error: 'must be one word' })
const yesOrNo = z.enum(['true', 'false']).transform(said => said === 'true')

export const filters = z.strictObject({
  ...page,
  q: line(100).optional().describe('part of the partner’s name'),
  stage: word.optional(),
  health: z.enum(healths).optional(),
  tier: word.optional(),
  manager: personOrEmail.optional(),
  partner: id.optional(),
  overdue: yesOrNo.optional().describe('whether something is past its day'),
  deadlineBefore: day.optional().describe('the next deadline lies before this day'),
  over: yesOrNo.default(false).describe('those that ended instead of those that live'),
  sort: z
    .enum(['partner', 'opened', 'deadline'])
    .default('partner')
    .describe('`deadline` leaves out those without one'),
})
export type Filters = z.output<typeof filters>

/**
 * The stage exists and the manager is an id, of somebody who may have left; the answer would be an empty list
 * otherwise.
 */
export async function resolved(em: EntityManager, filters: Filters): Promise<Filters> {
  const { stage, manager } = filters
  if (stage !== undefined) await refuseUnknownStage(em, stage)
  if (!manager?.includes('@')) return filters
  const person = await em.findOne(VendorPerson, { email: manager.toLowerCase() }, { fields: ['id'] })
  if (!person) throw invalid([{ path: 'manager', message: 'names nobody at the vendor; GET /people lists them' }])
  return { ...filters, manager: person.id }
}

async function refuseUnknownStage(em: EntityManager, stage: string): Promise<void> {
  const rows = await em.execute<{ stage: string }[]>(
    `select distinct json_object_keys(data -> 'stages') as stage from lifecycle_model order by stage`,
  )
  const stages = rows.map(row => row.stage)
  if (!stages.includes(stage))
    throw invalid([{ path: 'stage', message: `is a stage of no published model; use one of ${stages.join(', ')}` }])
}

export const orders = {
  partner: { partner: { name: 'asc' }, id: 'asc' },
  opened: { opened: 'asc', id: 'asc' },
  deadline: { nextDeadline: 'asc', id: 'asc' },
} as const

export function whereOf({
  q,
  stage,
  health,
  tier,
  manager,
  partner,
  overdue,
  deadlineBefore,
  over,
  sort,
  cursor,
}: Filters): FilterQuery<Partnership> {
  const conditions: FilterQuery<Partnership>[] = [{ closedOn: over ? { $ne: null } : null }]
  if (stage) conditions.push({ stage })
  if (health) conditions.push({ health })
  if (tier) conditions.push({ tier })
  if (manager) conditions.push({ manager })
  if (partner) conditions.push({ partner })
  if (q) conditions.push({ partner: { name: { $ilike: containing(q) } } })
  if (overdue !== undefined) conditions.push({ overdue: overdue ? { $gt: 0 } : 0 })
  if (deadlineBefore) conditions.push({ nextDeadline: { $lt: new Date(deadlineBefore) } })
  if (sort === 'deadline') conditions.push({ nextDeadline: { $ne: null } })
  if (cursor) conditions.push(beyond(sort, placeOf(cursor, 2) as [string, string]))
  return { $and: conditions }
}

function beyond(sort: Filters['sort'], [place, id]: [string, string]): FilterQuery<Partnership> {
  if (sort === 'opened') return { $or: [{ opened: { $gt: place } }, { opened: place, id: { $gt: id } }] }
  if (sort === 'deadline')
    return { $or: [{ nextDeadline: { $gt: new Date(place) } }, { nextDeadline: new Date(place), id: { $gt: id } }] }
  return { $or: [{ partner: { name: { $gt: place } } }, { partner: { name: place }, id: { $gt: id } }] }
}

export function cursorAfter(sort: Filters['sort'], row: Partnership): string {
  const place = { partner: row.partner.name, opened: row.opened, deadline: row.nextDeadline?.toISOString() }[sort]
  return cursorOf([place, row.id])
}
