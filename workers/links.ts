import { createHash, createHmac } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Letter } from '../database/entities/letter.js'
import { LinkToken } from '../database/entities/link-token.js'
import type { LetterAction } from '../lifecycle/letter.js'

/**
 * What stands in an e-mail: the letter's key and the action, signed. Every attempt makes the same token, so that no
 * copy carries a dead link.
 */
export function tokenFor(secret: string, key: string, { purpose, subject }: LetterAction): string {
  return createHmac('sha256', secret).update(`${key}\n${purpose}\n${subject}`).digest('base64url')
}

/** What is stored of a token, and what a page looks it up by. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * The letter's links by `purpose:subject`. Only partners act by link: vendor people have the API. A token works until
 * its action's last day by the partnership's own today, whatever clock the reader or the API has.
 */
export async function linksFor(
  em: EntityManager,
  letter: Letter,
  { secret, publicUrl }: { secret: string; publicUrl: string },
): Promise<Record<string, string>> {
  if (letter.side !== 'partner' || !letter.partnership || letter.actions.length === 0) return {}
  const { id: partnership } = letter.partnership
  const tokens = letter.actions.map(action => ({ action, token: tokenFor(secret, letter.key, action) }))
  const rows = tokens.map(({ action, token }) => ({
    hash: tokenHash(token),
    partnership,
    contact: letter.recipient,
    purpose: action.purpose,
    subject: action.subject,
    letter: letter.id,
    expires: action.until,
  }))
  await em.upsertMany(LinkToken, rows, {
    onConflictFields: ['hash'],
    onConflictAction: 'ignore',
    disableIdentityMap: true,
  })
  return Object.fromEntries(
    tokens.map(({ action, token }) => [`${action.purpose}:${action.subject}`, `${publicUrl}/a/${token}`]),
  )
}
