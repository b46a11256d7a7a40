import type { MikroORM } from '@mikro-orm/postgresql'
import { Letter } from '../database/entities/letter.js'
import type { LetterJob } from '../workflows/contract.js'

const aRound = 200

/**
 * Letters that are due and that no partnership's workflow carries: those of no partnership, and those whose occurrence
 * says that a partner asked `again`. Those in flight are somebody's already.
 */
export async function unownedLetters({ em }: Pick<MikroORM, 'em'>, inFlight: string[] = []): Promise<LetterJob[]> {
  const rows = await em
    .fork()
    .find(
      Letter,
      {
        status: { $in: ['due', 'sending'] },
        sendAt: { $lte: new Date() },
        key: { $nin: inFlight },
        $or: [{ partnership: null }, { occurrence: { $like: '% again %' } }],
      },
      { orderBy: { sendAt: 'asc' }, limit: aRound },
    )
  return rows.map(({ key, letter, role, side, reason, sendAt }) => ({
    key,
    letter,
    role,
    side,
    reason,
    sendAt: sendAt!.toISOString(),
  }))
}
