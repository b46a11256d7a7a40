import { z } from 'zod'
import { VendorPerson, accesses } from '../../database/entities/vendor-person.js'
import { vendorRoles } from '../../lifecycle/people.js'
import { email, id, line, zone } from '../edge/fields.js'

export const language = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, { error: 'must be a language tag such as en or de' })

export const newPerson = z.strictObject({
  name: line(),
  email: email.transform(address => address.toLowerCase()),
  zone: zone.describe('IANA time zone, by whose clock this person’s letters leave'),
  access: z.enum(accesses).describe('viewers look, partner managers act, admins may override'),
  roles: z.array(z.enum(vendorRoles)).default([]).describe('the parts that this person can play in a partnership'),
  language: language.default('en'),
})
export const changedPerson = z.strictObject({
  ...newPerson.partial().shape,
  roles: z.array(z.enum(vendorRoles)).optional(),
  language: language.optional(),
  left: z
    .literal(false, { error: 'can only be false here; who left is told at POST /people/:person/departure' })
    .optional(),
})

export const personSchema = z
  .object({
    id,
    name: z.string(),
    email,
    zone: z.string().describe('IANA time zone'),
    access: z.enum(accesses),
    roles: z.array(z.enum(vendorRoles)),
    language: z.string(),
    bounced: z.boolean().describe('the address refused a letter; another address ends that'),
    left: z.boolean().describe('is no longer there'),
  })
  .meta({ id: 'Person' })

export const shownPerson = ({ id, name, email, zone, access, roles, language, bounced, left }: VendorPerson) => ({
  id,
  name,
  email,
  zone,
  access,
  roles,
  language,
  bounced,
  left,
})
