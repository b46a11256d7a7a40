import { createHash } from 'node:crypto'
import { configure } from 'safe-stable-stringify'

const stable = configure({ circularValue: TypeError })

/** JSON with sorted keys and nothing undefined: two values say the same exactly when their texts are equal. */
export function canonical(value: unknown): string {
  return stable(value) ?? ''
}

export function digest(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}
