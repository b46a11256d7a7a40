import type { EntityManager } from '@mikro-orm/postgresql'
import type { Letter } from '../database/entities/letter.js'
import { StuckPartnership } from '../database/entities/stuck-partnership.js'
import { Vendor } from '../database/entities/vendor.js'
import { VendorPerson } from '../database/entities/vendor-person.js'
import { renderForVendor, type RenderedLetter } from '../emails/render.js'

const mostNamed = 20

/** What an admin reads about partnerships that do not wake: those that still do not when the letter is sent. */
export async function writeStuck(
  em: EntityManager,
  { key, letter, reason, recipient, day, facts }: Letter,
  publicUrl: string,
): Promise<{ rendered: RenderedLetter; to: { name: string; address: string } } | 'overtaken'> {
  const admin = await em.findOneOrFail(VendorPerson, recipient)
  const vendor = await em.findOneOrFail(Vendor, 1)
  const stuck = await em.find(
    StuckPartnership,
    { partnership: { $in: facts.partnerships as string[] } },
    { populate: ['partnership.partner'], orderBy: { wakeAt: 'asc' } },
  )
  if (stuck.length === 0) return 'overtaken'
  const rendered = await renderForVendor({
    key,
    day,
    letter,
    reason,
    role: 'admin',
    recipient: { name: admin.name, email: admin.email, language: admin.language, zone: admin.zone },
    vendor: { name: vendor.name, replyTo: vendor.replyTo, publicUrl },
    facts: {
      count: stuck.length,
      stuck: stuck
        .slice(0, mostNamed)
        .map(({ partnership, wakeAt, outcome }) => ({
          partner: partnership.partner.name,
          code: partnership.code,
          since: wakeAt.toISOString().slice(0, 10),
          outcome,
        })),
    },
  })
  return { rendered, to: { name: admin.name, address: admin.email } }
}
