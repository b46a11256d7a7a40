import { z } from 'zod'
import { isDay } from '../../lifecycle/day.js'

/**
 * Control characters and line breaks, Unicode's own included: in a name or an address they forge header lines and log
 * entries.
 */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
/** In a text that may have lines: everything of these but line feed, carriage return and tab. */
const controlsInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

/** One line of words: a name, a subject, a title. */
export const line = (most = 120) =>
  z
    .string()
    .trim()
    .min(1, { error: 'must not be empty' })
    .max(most, { error: `must have at most ${most} characters` })
    .refine(value => !controls.test(value), { error: 'must be one line without control characters' })

/** Free text in the words of a person, stored in PostgreSQL and never in the engine. */
export const freeText = z
  .string()
  .trim()
  .min(1, { error: 'must not be empty; leave the field out instead' })
  .max(10_000, { error: 'must have at most 10,000 characters' })
  .refine(value => !controlsInText.test(value), { error: 'must not hold control characters' })
  .describe('free text in plain words, several lines allowed')

/** Checked before it is trimmed: an address with a line break is refused, not mended. */
export const email = z
  .string()
  .refine(value => !controls.test(value), { error: 'must be one line without control characters' })
  .pipe(z.email({ error: 'must be an e-mail address such as mia@partner.example' }).max(254))
  .meta({ format: 'email' })

export const id = z.uuid({ error: 'must be an id (UUID)' })
export const day = z
  .string()
  .refine(isDay, { error: 'must be a day that exists, like 2027-02-28' })
  .meta({ format: 'date' })

const listed = Intl.supportedValuesOf('timeZone')

/**
 * Listed zones and their older names (links); offsets and made-up zones are not places, so their clock changes are
 * unknown.
 */
export function isZone(zone: string): boolean {
  if (!/^[A-Z][A-Za-z]+([/_+-][A-Za-z0-9]+)*$/.test(zone)) return false
  if (listed.includes(zone)) return true
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
    return known.toLowerCase() !== zone.toLowerCase() || known === zone
  } catch {
    return false
  }
}

/** Zones whose city begins like the one asked for, for a message that says what would be right. */
function similarZones(zone: string): string {
  const city = zone.split('/').at(-1)?.slice(0, 4).toLowerCase() ?? ''
  const near = listed.filter(one => one.split('/').at(-1)?.toLowerCase().startsWith(city)).slice(0, 3)
  return near.length > 0 && city ? near.join(', ') : 'Europe/Berlin'
}

export const zone = z
  .string()
  .refine(isZone, { error: ({ input }) => `must be an IANA time zone such as ${similarZones(String(input))}` })
  .describe('IANA time zone')

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const notCountries = ['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO']

/** ISO 3166-1 alpha-2, in capitals. */
export const country = z
  .string()
  .refine(code => /^[A-Z]{2}$/.test(code) && !notCountries.includes(code) && regions.of(code) !== undefined, {
    error: 'must be an ISO country code in capitals such as DE',
  })
  .describe('ISO 3166-1 country code')

/** The subdivision whose holidays count, as ISO 3166-2 has it without the country: NY, BY. */
export const region = z.string().regex(/^[A-Z0-9]{1,3}$/, { error: 'must be a subdivision’s code such as NY or BY' })

/** In answers: a point in time. */
export const instant = z.string().meta({ format: 'date-time' })

/** In answers: words are stored by id, and the timeline says them. */
export const textId = id.nullable().describe('id of what somebody wrote about it; the timeline has the words')

/** In answers: a contact, or one of the vendor’s people. */
export const someone = z.object({ side: z.enum(['partner', 'vendor']), id })

/** In answers: a model or a calendar as it was published. */
export const published = z.object({ name: z.string(), version: z.int().min(1) })

/** The path of a thing that is known by its id: `{ person: id }`. */
export const anId = (name: string) => z.strictObject({ [name]: id })
