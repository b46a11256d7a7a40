import type { Api } from '../api.js'
import { Loading } from '../loading.js'
import { readProgramme } from '../programme.js'

export const manager = 'sarah.whitfield@northlight.example'
export const zone = 'America/Denver'

export interface Opened {
  /** Of the partnership. */
  id: string
  /** Its id in the engine. */
  workflow: string
  partner: string
  contacts: { id: string; name: string; email: string; roles: string[] }[]
  people: { id: string; name: string }[]
}

/**
 * A new partner each time, with addresses of its own, so that no letter of an earlier demonstration is mistaken for
 * this one's.
 */
export async function openStory(api: Api): Promise<Opened> {
  await new Loading(api).vendor(readProgramme().vendor)
  const name = 'Cedar Ridge Mechanical'
  const { items } = await api.get<{ items: unknown[] }>(`/partners?limit=200&q=${encodeURIComponent(name)}`)
  const times = items.length + 1
  const at = times === 1 ? 'cedarridge.example' : `cedarridge-${times}.example`
  const partner = await api.ask<{ id: string; name: string; contacts: Opened['contacts'] }>(
    'POST',
    '/partners',
    {
      name: times === 1 ? name : `${name} ${times}`,
      type: 'reseller',
      country: 'US',
      region: 'CO',
      zone,
      website: `https://${at}`,
      contacts: [
        { name: 'Dana Cole', email: `dana.cole@${at}`, roles: ['partner_lead'] },
        { name: 'Luis Ortega', email: `luis.ortega@${at}`, roles: ['sales'] },
        { name: 'Grace Kim', email: `grace.kim@${at}`, roles: ['technical', 'marketing'] },
        { name: 'Walter Boyd', email: `walter.boyd@${at}`, roles: ['executive_sponsor', 'legal', 'finance'] },
      ],
    },
    { as: manager },
  )
  const { id, workflow } = await api.ask<{ id: string; workflow: string }>(
    'POST',
    '/partnerships',
    { partner: partner.id, model: 'six-stage', manager },
    { as: manager, key: `demo-${partner.id}` },
  )
  const people = await api.get<Opened['people']>('/people')
  return { id, workflow, partner: partner.name, contacts: partner.contacts, people }
}
