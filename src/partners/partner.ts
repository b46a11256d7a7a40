import { z } from 'zod'
import type { Contact } from '../../database/entities/contact.js'
import type { Partner } from '../../database/entities/partner.js'
import { partnerRoles, partnerTypes } from '../../lifecycle/people.js'
import { country, email, line, region, zone } from '../edge/fields.js'
import { language } from '../people/person.js'

const roles = z.array(z.enum(partnerRoles)).default([]).describe('what this person does in the partnership')

export const newContact = z.strictObject({
  name: line(),
  email: email.transform((address) => address.toLowerCase()),
  roles,
  language: language.optional(),
  zone: zone.optional().describe('where it differs from the partner’s'),
})
/** Roles and who is gone change through the partnership, so that its workflow knows. */
export const changedContact = newContact.omit({ roles: true }).partial()

export const newPartner = z.strictObject({
  name: line(),
  type: z.enum(partnerTypes),
  country,
  region: region.optional().describe('when its holidays differ from the country’s'),
  zone: zone.describe('IANA time zone: the partnership’s days are civil days here'),
  language: language.default('en'),
  website: z.url({ protocol: /^https?$/, error: 'must be a web address' }).optional(),
  contacts: z.array(newContact).max(50).default([]),
})
export const changedPartner = newPartner.pick({ name: true, website: true }).partial().extend({ language: language.optional() })

export const shownPartner = ({ id, name, type, country, region, zone, language, website, mergedInto }: Partner) => ({ id, name, type, country, region, zone, language, website, mergedInto })
export const shownContact = ({ id, name, email, roles, language, zone, bounced, left, unsubscribed }: Contact) => ({ id, name, email, roles, language, zone, bounced, left, unsubscribed })
