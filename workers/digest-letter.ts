import type { EntityManager } from '@mikro-orm/postgresql'
import type { Letter } from '../database/entities/letter.js'
import { Partnership } from '../database/entities/partnership.js'
import { Task } from '../database/entities/task.js'
import { Vendor } from '../database/entities/vendor.js'
import { VendorPerson } from '../database/entities/vendor-person.js'
import { renderDigest, type RenderedLetter } from '../emails/render.js'

const badness: Record<string, number> = { wayward: 0, watch: 1, healthy: 2 }

/** M5: what a manager reads on Monday, from the projections as they are when it is sent. */
export async function writeDigest(
  em: EntityManager,
  { key, recipient, day }: Letter,
  publicUrl: string,
): Promise<{ rendered: RenderedLetter; to: { name: string; address: string } }> {
  const manager = await em.findOneOrFail(VendorPerson, recipient)
  const vendor = await em.findOneOrFail(Vendor, 1)
  const partnerships = await em.find(Partnership, { manager: recipient, closedOn: null }, { populate: ['partner'] })
  const open = await em.find(
    Task,
    {
      partnership: { $in: partnerships.map(({ id }) => id) },
      status: { $in: ['open', 'handed_in'] },
      due: { $ne: null },
    },
    { orderBy: { due: 'asc', id: 'asc' } },
  )
  const rows = partnerships.map(partnership => {
    const tasks = open.filter(task => task.partnership.id === partnership.id)
    const [next] = tasks
    return {
      partner: partnership.partner.name,
      stage: partnership.stage,
      health: partnership.health,
      overdue: partnership.overdue,
      ...(next && { next: { day: next.due!, what: next.name } }),
      decisions: tasks
        .filter(({ who, assignee }) => (assignee ? assignee.id === recipient : who === 'vendor.manager'))
        .map(task => ({ partner: partnership.partner.name, what: task.name, day: task.due! })),
    }
  })
  rows.sort(
    (a, b) => badness[a.health]! - badness[b.health]! || b.overdue - a.overdue || a.partner.localeCompare(b.partner),
  )
  const rendered = await renderDigest({
    key,
    day,
    recipient: { name: manager.name, email: manager.email, language: manager.language, zone: manager.zone },
    vendor: { name: vendor.name, replyTo: vendor.replyTo, publicUrl },
    facts: {
      partnerships: rows.map(({ decisions: _, ...row }) => row),
      decisions: rows.flatMap(({ decisions }) => decisions).sort((a, b) => a.day.localeCompare(b.day)),
    },
  })
  return { rendered, to: { name: manager.name, address: manager.email } }
}
