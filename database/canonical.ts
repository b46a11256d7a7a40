import { createHash } from 'node:crypto'

/** JSON with sorted keys and nothing undefined: two values say the same exactly when their texts are equal. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

export function digest(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}
