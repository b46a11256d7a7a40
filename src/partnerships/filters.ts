import type { FilterQuery } from '@mikro-orm/core'
import { z } from 'zod'
import { type Partnership, healths } from '../../database/entities/partnership.js'
import { day, id, line } from '../edge/fields.js'
import { containing, cursorOf, page, placeOf } from '../edge/paging.js'

const word = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,60}$/, { error: 'must be one word' })
const yesOrNo = z.enum(['true', 'false']).transform(said => said === 'true')

export const filters = z.strictObject({
  ...page,
  q: line(100).optional().describe('part of the partner’s name'),
  stage: word.optional(),
  health: z.enum(healths).optional(),
  tier: word.optional(),
  manager: id.optional(),
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
