import type { EntityManager } from '@mikro-orm/postgresql'
import { Contact } from '../database/entities/contact.js'
import { Customer } from '../database/entities/customer.js'
import type { Letter } from '../database/entities/letter.js'
import { Partnership } from '../database/entities/partnership.js'
import { Text } from '../database/entities/text.js'
import { Vendor } from '../database/entities/vendor.js'
import { VendorPerson } from '../database/entities/vendor-person.js'
import { type LetterView, unsubscribable } from '../emails/render.js'

/** Why a letter that is due cannot go to its recipient any more. */
export type Unreachable = 'left' | 'bounced' | 'unsubscribed'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** Everything that the letter's ids stand for, read as it is now; links are made by `links.ts`. */
export async function lookUp(
  em: EntityManager,
  row: Letter,
  publicUrl: string,
): Promise<Omit<LetterView, 'links'> | Unreachable> {
  const { partnership: owner } = row
  if (!owner) throw new Error('a letter of no partnership is not rendered from here')
  const partnership = await em.findOneOrFail(Partnership, owner.id, { populate: ['partner', 'manager'] })
  const vendor = await em.findOneOrFail(Vendor, 1)
  const recipient =
    row.side === 'partner'
      ? await em.findOneOrFail(Contact, row.recipient)
      : await em.findOneOrFail(VendorPerson, row.recipient)
  const unreachable = whyUnreachable(row, recipient)
  if (unreachable) return unreachable

  const ids = [...new Set(JSON.stringify([row.facts, row.actions]).match(uuid) ?? [])]
  const texts = await em.find(Text, { id: { $in: ids } })
  const named = [
    ...(await em.find(Contact, { id: { $in: ids } })),
    ...(await em.find(VendorPerson, { id: { $in: ids } })),
    ...(await em.find(Customer, { id: { $in: ids } })),
  ]
  const manager = partnership.manager
  return {
    key: row.key,
    letter: {
      letter: row.letter,
      occurrence: Number.parseInt(row.occurrence, 10),
      to: { side: row.side, id: row.recipient, role: row.role, ...(row.fallback && { fallback: true }) },
      reason: row.reason,
      day: row.day,
      window: row.window,
      facts: row.facts,
      actions: row.actions,
      about: row.about,
      ...(row.meeting && { meeting: row.meeting }),
    },
    recipient: {
      name: recipient.name,
      email: recipient.email,
      language: recipient.language,
      zone: recipient.zone ?? partnership.zone,
    },
    vendor: {
      name: vendor.name,
      replyTo: manager.email,
      manager: { name: manager.name, email: manager.email },
      publicUrl,
    },
    partner: { name: partnership.partner.name, zone: partnership.zone },
    texts: Object.fromEntries(texts.map(({ id, body }) => [id, body])),
    people: Object.fromEntries(named.map(({ id, name }) => [id, name])),
  }
}

function whyUnreachable(
  { letter }: Letter,
  recipient: { left: boolean; bounced: boolean; unsubscribed?: boolean },
): Unreachable | undefined {
  if (recipient.left) return 'left'
  if (recipient.bounced) return 'bounced'
  return recipient.unsubscribed && unsubscribable.has(letter) ? 'unsubscribed' : undefined
}
