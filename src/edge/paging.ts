import { z } from 'zod'
import { invalid } from './validation.js'

/** A page of a list; `next` of one answer is `cursor` of the next request. */
export const page = {
  cursor: z
    .string()
    .max(500)
    .regex(/^[\w-]+$/, { error: 'must be the `next` of an earlier answer' })
    .optional(),
  limit: z.coerce.number({ error: 'must be a whole number' }).int().min(1).max(200).default(50),
}

/** The answer that a page is. */
export const pageOf = (item: z.ZodType) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('`cursor` of the next page; none after the last'),
  })

/** Where the next page begins: what the last row was sorted by. Opaque to callers, so that the order may change. */
export const cursorOf = (place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url')

export function placeOf(cursor: string, length: number): string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(place) && place.length === length && place.every(part => typeof part === 'string')) return place
  } catch {
    /* not one of ours: told below */
  }
  throw invalid([{ path: 'cursor', message: 'must be the `next` of an earlier answer' }])
}

/** `%` and `_` of what a person searches for mean themselves. */
export const containing = (words: string) => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
