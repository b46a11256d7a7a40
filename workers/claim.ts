import { randomUUID } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { LetterStatus } from '../database/entities/letter.js'

/** Leases go by the database's real clock, never by a workflow's: two attempts on two machines must agree on it. */
const leaseSeconds = 180

export interface Claim {
  key: string
  /** Fences off an attempt that lost its lease: what it writes then finds no row. */
  token: string
  attempts: number
  /** An earlier attempt died while it held the letter, perhaps after the server took it. */
  wasInterrupted: boolean
}

export interface Ending {
  status: LetterStatus
  outcome?: string | null
  sentAt?: Date
  messageId?: string
  responseCode?: number | null
}

/** The locks on letters' rows: whoever holds one, and nobody else, sends the letter. */
export class Claims {
  constructor(private readonly database: Pick<MikroORM, 'em'>) {}

  /** Takes the letter if it is due or if whoever had it has not renewed in time. */
  async take(key: string): Promise<Claim | undefined> {
    const token = randomUUID()
    const rows = await this.run<{ attempts: number; was: string | null }>(
      `with before as (select id, status, claimed_by from letter where key = ? for update)
       update letter set status = 'sending', claimed_by = ?, claimed_at = clock_timestamp(), attempts = letter.attempts + 1
       from before where letter.id = before.id
         and (
           before.status = 'due'
           or before.status = 'sending'
             and (letter.claimed_at is null or letter.claimed_at < clock_timestamp() - make_interval(secs => ?))
         )
       returning letter.attempts, before.claimed_by as was`,
      [key, token, leaseSeconds],
    )
    const [row] = rows
    return row && { key, token, attempts: row.attempts, wasInterrupted: row.was !== null }
  }

  async renew({ key, token }: Claim): Promise<void> {
    await this.run('update letter set claimed_at = clock_timestamp() where key = ? and claimed_by = ? returning id', [
      key,
      token,
    ])
  }

  /** Notes, before it is sent again, that an earlier copy may have gone. */
  async noteOutcome({ key, token }: Claim, outcome: string): Promise<void> {
    await this.run('update letter set outcome = ? where key = ? and claimed_by = ? returning id', [outcome, key, token])
  }

  /** Writes how it ended, or `due` to let the next attempt take it; false when the lease had been lost. */
  async settle(
    { key, token }: Claim,
    { status, outcome = null, sentAt, messageId, responseCode = null }: Ending,
  ): Promise<boolean> {
    const rows = await this.run(
      `update letter set status = ?, outcome = ?, sent_at = coalesce(?::timestamptz, sent_at),
         message_id = coalesce(?, message_id), response_code = ?, claimed_by = null, claimed_at = null
       where key = ? and claimed_by = ? returning id`,
      [status, outcome, sentAt?.toISOString() ?? null, messageId ?? null, responseCode, key, token],
    )
    return rows.length > 0
  }

  private run<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return this.database.em.fork().getConnection().execute<Row[]>(sql, parameters)
  }
}
