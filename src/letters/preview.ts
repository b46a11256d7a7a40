import type { EntityManager } from '@mikro-orm/postgresql'
import { Contact } from '../../database/entities/contact.js'
import { Customer } from '../../database/entities/customer.js'
import type { Letter } from '../../database/entities/letter.js'
import { Partnership } from '../../database/entities/partnership.js'
import { Text } from '../../database/entities/text.js'
import { Vendor } from '../../database/entities/vendor.js'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { renderLetter } from '../../emails/render.js'
import { Problem } from '../edge/problem.js'

/** Leads nowhere: a preview must not act, and the tokens that do stand in the e-mail alone. */
const nowhere = 'https://preview.invalid/'

/** The letter's page as its reader would see it now; names and texts are read anew. */
export async function preview(em: EntityManager, row: Letter): Promise<string> {
  if (!row.partnership)
    throw new Problem(404, 'not_found', 'This letter belongs to no partnership; it is written when it is sent.')
  const partnership = await em.findOneOrFail(Partnership, row.partnership.id, { populate: ['partner', 'manager'] })
  const [vendor, contacts, people, customers, texts] = await Promise.all([
    em.fork().findOne(Vendor, 1),
    em.fork().find(Contact, { partner: partnership.partner.id }),
    em.fork().find(VendorPerson, {}),
    em.fork().find(Customer, { partnership: partnership.id }),
    em.fork().find(Text, { id: { $in: uuidsIn(row.facts) } }),
  ])
  const everyone = [...contacts, ...people]
  const reader = everyone.find(({ id }) => id === row.recipient)
  const { html } = await renderLetter({
    letter: {
      letter: row.letter,
      occurrence: Number(row.occurrence),
      reason: row.reason,
      day: row.day,
      window: row.window,
      facts: row.facts,
      actions: row.actions,
      about: row.about,
      to: { side: row.side, id: row.recipient, role: row.role, ...(row.fallback && { fallback: true }) },
      ...(row.meeting && { meeting: row.meeting }),
    },
    key: row.key,
    recipient: { name: reader?.name ?? '', email: reader?.email ?? '', zone: reader?.zone ?? partnership.zone },
    vendor: {
      name: vendor?.name ?? '',
      replyTo: vendor?.replyTo ?? partnership.manager.email,
      manager: partnership.manager,
      publicUrl: nowhere,
    },
    partner: { name: partnership.partner.name, zone: partnership.zone },
    texts: Object.fromEntries(texts.map(({ id, body }) => [id, body])),
    people: Object.fromEntries([...everyone, ...customers].map(({ id, name }) => [id, name])),
    links: Object.fromEntries(row.actions.map(({ purpose, subject }) => [`${purpose}:${subject}`, nowhere])),
  })
  return html
}

/** Every id that a letter's facts mention; those of texts are among them. */
function uuidsIn(facts: unknown): string[] {
  return [
    ...new Set(JSON.stringify(facts).match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []),
  ]
}
