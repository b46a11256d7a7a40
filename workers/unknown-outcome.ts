import type { Letter } from '../database/entities/letter.js'

/** What is said of a row whose sending broke off where nobody can know whether the mail server took it. */
export const interrupted = 'interrupted while it was sent'

/**
 * Letters that a person looks at before they go a second time: what ends or changes an agreement must not arrive twice.
 * Every other letter is sent once more under the same Message-ID, because a reminder that is lost does more harm than
 * one that comes twice.
 */
const held: ReadonlySet<string> = new Set([
  'exit-notice',
  'not-renewed',
  'last-day',
  'exit-last-day-set',
  'exit-withdrawn',
  'partnership-closed',
  'farewell',
  'renewed',
  'demoted',
  'no-go',
])

/** Whether the letter may be sent once more when nobody knows whether its first copy went. */
export function mayResend({ letter }: Pick<Letter, 'letter'>): boolean {
  return !held.has(letter)
}

/** Stands in the row from the first unknown outcome on, so that a possible second copy is always flagged. */
export const possiblyTwice = 'possibly sent twice'

export function mayHaveGone({ outcome }: Pick<Letter, 'outcome'>): boolean {
  return outcome === possiblyTwice
}
