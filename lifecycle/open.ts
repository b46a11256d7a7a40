import type { CalendarRef, Event, ModelRef, TermsOfAgreement } from './event.js'
import type { Day } from './day.js'
import type { Model } from './model.js'
import type { Contact, ContactId, PartnerType, VendorTeam } from './people.js'
import { signedAgreement } from './rules/agreement.js'
import { faultInTerms } from './terms.js'

export interface Opening {
  partnership: string
  model: ModelRef
  calendar: CalendarRef
  entry: 'new' | 'existing' | 'renewed'
  partnerType: PartnerType
  country: string
  zone: string
  contacts: Contact[]
  mainContact: ContactId
  team: VendorTeam
  /** The lowest unless given: an existing partner brings its own. */
  tier?: string
  grants?: string[]
  /** An existing or renewed partner has one. */
  terms?: TermsOfAgreement
}

/** What is wrong with an opening: where, and what would be right. */
export interface OpeningError {
  path: string
  message: string
}

/** Event 1, or what is wrong. The first step begins the entry stage. */
export function open(opening: Opening, model: Model, today: Day): Event | OpeningError[] {
  const errors: OpeningError[] = []
  const stage = Object.entries(model.stages).find(([, candidate]) => candidate.entry[opening.entry])?.[0]
  if (!stage)
    errors.push({
      path: 'entry',
      message:
        `${model.name} has no entry for ${opening.entry} partners; it has `
        + `${[...new Set(Object.values(model.stages).flatMap(candidate => Object.keys(candidate.entry)))].join(', ')}`,
    })
  const tier = opening.tier ?? model.tiers[0]?.name ?? ''
  if (!model.tiers.some(known => known.name === tier))
    errors.push({ path: 'tier', message: `must be one of ${model.tiers.map(known => known.name).join(', ')}` })
  const unknown = opening.grants?.find(grant => !model.grants.some(known => known.name === grant))
  if (unknown)
    errors.push({
      path: 'grants',
      message: `${unknown} is no grant of the model; it has ${model.grants.map(known => known.name).join(', ')}`,
    })
  if (!opening.contacts.some(contact => contact.id === opening.mainContact))
    errors.push({ path: 'mainContact', message: 'must be one of the contacts' })
  if (opening.entry === 'new' && opening.terms)
    errors.push({ path: 'terms', message: 'a new partner has no agreement yet; leave it out' })
  if (opening.entry !== 'new' && !opening.terms)
    errors.push({
      path: 'terms',
      message: `an ${opening.entry} partner has an agreement: give start, end, autoRenew and noticeDays`,
    })
  if (opening.terms && opening.terms.start > today)
    errors.push({ path: 'terms.start', message: `must be ${today} or earlier` })
  if (opening.terms && opening.terms.end <= today)
    errors.push({ path: 'terms.end', message: `must lie after ${today}` })
  const fault = opening.terms && faultInTerms(opening.terms, today)
  if (fault) errors.push({ path: `terms.${fault.path}`, message: fault.message })
  if (errors.length > 0 || !stage) return errors
  const { terms, grants = [], ...rest } = opening
  const held = new Set([...grants, ...(model.tiers.find(known => known.name === tier)?.grants ?? [])])
  return {
    number: 1,
    day: today,
    type: 'partnership_opened',
    ...rest,
    stage,
    tier,
    grants: [...held],
    ...(terms && { agreement: signedAgreement(terms, terms.start, today) }),
  }
}
