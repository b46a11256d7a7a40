/** People are ids here; names and addresses never enter the core. */
export type ContactId = string
export type PersonId = string

export const partnerRoles = [
  'executive_sponsor',
  'partner_lead',
  'sales',
  'technical',
  'marketing',
  'legal',
  'finance',
] as const
export type PartnerRole = (typeof partnerRoles)[number]

export const vendorRoles = ['manager', 'sponsor', 'technical', 'legal', 'finance'] as const
export type VendorRole = (typeof vendorRoles)[number]

export const partnerTypes = [
  'reseller',
  'distributor',
  'referral',
  'technology',
  'services',
  'system_integrator',
  'msp',
  'oem',
] as const
export type PartnerType = (typeof partnerTypes)[number]

/**
 * One contact of the partner. `bounced`: the address refused a letter; `left`: the person is gone. Neither is written
 * to.
 */
export interface Contact {
  id: ContactId
  roles: PartnerRole[]
  bounced?: boolean
  left?: boolean
}

/** Who fills the vendor's roles for this partnership; a role without a person falls to the manager (M4). */
export type VendorTeam = { manager: PersonId; sponsor: PersonId } & Partial<Record<VendorRole, PersonId>>

/**
 * Whom a task, a rung or a letter addresses, before it is resolved to a person:
 * `partner.sales`, `partner.main`, `partner.all`, `vendor.manager`, `both` (partner lead and manager), `sponsor` (of
 * the late side, M3),
 * `owner` (of the task at hand), `system` (the rules themselves).
 */
export type Who =
  `partner.${PartnerRole | 'main' | 'all'}` | `vendor.${VendorRole}` | 'both' | 'sponsor' | 'owner' | 'system'

/** A person found for a role. `fallback`: nobody had the role, so it fell to the main contact or the manager (M4). */
export interface Recipient {
  side: 'partner' | 'vendor'
  id: string
  role: string
  fallback?: true
}

/**
 * Who asked for something: a vendor person (with what the installation lets them do) or a contact, answering from an
 * e-mail.
 */
export type Actor = { side: 'vendor'; id: PersonId; admin: boolean } | { side: 'partner'; id: ContactId }
