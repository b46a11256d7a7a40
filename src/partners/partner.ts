import { z } from 'zod'
import type { Contact } from '../../database/entities/contact.js'
import type { Partner } from '../../database/entities/partner.js'
import { partnerRoles, partnerTypes } from '../../lifecycle/people.js'
import { country, day, email, id, line, region, zone } from '../edge/fields.js'
import { language } from '../people/person.js'

const roles = z.array(z.enum(partnerRoles)).default([]).describe('what this person does in the partnership')

export const newContact = z.strictObject({
  name: line(),
  email: email.transform(address => address.toLowerCase()),
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
export const changedPartner = newPartner
  .pick({ name: true, website: true })
  .partial()
  .extend({ language: language.optional() })

export const contactSchema = z
  .object({
    id,
    name: z.string(),
    email,
    roles: z.array(z.enum(partnerRoles)),
    language: z.string(),
    zone: z.string().nullable().describe('IANA time zone where it differs from the partner’s'),
    bounced: z.boolean().describe('the address refused a letter'),
    left: z.boolean().describe('is no longer there'),
    unsubscribed: z.boolean().describe('wants no letters that nobody owes'),
  })
  .meta({ id: 'Contact' })

export const partnerSchema = z
  .object({
    id,
    name: z.string(),
    type: z.enum(partnerTypes),
    country: z.string().describe('ISO 3166-1 country code'),
    region: z.string().nullable(),
    zone: z.string().describe('IANA time zone'),
    language: z.string(),
    website: z.string().nullable(),
    mergedInto: id.nullable().describe('the partner that this one was merged into'),
  })
  .meta({ id: 'Partner' })

const life = z.object({
  id,
  stage: z.string(),
  opened: day,
  closedOn: day.nullable(),
  closedReason: z.string().nullable(),
  openUntil: day.nullable().describe('the door is open until then'),
})
export const partnerAloneSchema = partnerSchema.extend({
  contacts: z.array(contactSchema),
  partnerships: z.array(life).describe('the latest first'),
})

/** A row that was made a moment ago leaves out what one that was read has as null. */
export const shownPartner = ({
  id,
  name,
  type,
  country,
  region = null,
  zone,
  language,
  website = null,
  mergedInto = null,
}: Partner) => ({ id, name, type, country, region, zone, language, website, mergedInto })
export const shownContact = ({
  id,
  name,
  email,
  roles,
  language,
  zone = null,
  bounced,
  left,
  unsubscribed,
}: Contact) => ({ id, name, email, roles, language, zone, bounced, left, unsubscribed })
