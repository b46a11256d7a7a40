import type { Letter } from '../database/entities/letter.js'
import type { LetterJob } from '../workflows/contract.js'

/** A letter's row as what a delivery is asked for. */
export function jobOf({ key, letter, role, side, reason, sendAt }: Omit<Letter, 'isSettled'>): LetterJob {
  if (!sendAt) throw new Error(`letter ${key} waits to be sent, but its row has no send time`)
  return { key, letter, role, side, reason, sendAt: sendAt.toISOString() }
}
