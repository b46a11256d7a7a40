import { createHash } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import { Context } from '@temporalio/activity'
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common'
import { Letter } from '../database/entities/letter.js'
import { VendorPerson } from '../database/entities/vendor-person.js'
import { partnershipsWith, standInFor } from '../database/vendor-people.js'
import { renderLetter } from '../emails/render.js'
import type { CommandData } from '../lifecycle/command.js'
import type { MailActivities } from '../workflows/contract.js'
import { type Claim, Claims, type Ending } from './claim.js'
import { writeDigest } from './digest-letter.js'
import { linksFor } from './links.js'
import { lookUp } from './look-up.js'
import { compose, messageId } from './message.js'
import { interrupted, mayHaveGone, mayResend, possiblyTwice } from './unknown-outcome.js'
import type { Post, Posted } from './post.js'
import { writeStuck } from './stuck-letter.js'
import { stuckLetter } from './watch.js'

export interface DeliverParts {
  database: Pick<MikroORM, 'em'>
  post: Pick<Post, 'send'>
  from: string
  publicUrl: string
  linkSecret: string
  /** Tells the partnership of that code that an address refused a letter; told twice it must have happened once. */
  bounced(code: string, whose: Bounced, commandId: string): Promise<void>
  /** For the log: codes and keys only, because messages of mail servers carry addresses. */
  report?(key: string, code: string): void
}

/** What a partnership is told; the rest of the command is the same for each. */
export type Bounced =
  | ({ type: 'contact_bounced' } & CommandData<'contact_bounced'>)
  | ({ type: 'person_bounced' } & CommandData<'person_bounced'>)

type Ended = Awaited<ReturnType<MailActivities['deliver']>>
const othersTurn = 20_000
const beat = 20_000

/**
 * Makes the activity that sends one letter's row. It throws codes only: what it throws is kept in histories for good.
 */
export function deliverer(parts: DeliverParts): MailActivities {
  const claims = new Claims(parts.database)
  return {
    async deliver(job) {
      const now = Context.current().info.currentAttemptScheduledTimestampMs
      return await withCodesOnly(async () => {
        const row = await find(parts, job.key)
        if (row.isSettled()) return settled(parts, row)
        const early = Date.parse(job.sendAt) - now
        if (early > 0) throw later('NotBefore', early)
        const claim = await claims.take(job.key)
        // Another attempt has it, perhaps of a run that went on as new, or it was withheld a moment ago.
        if (!claim) throw later('InOtherHands', othersTurn)
        return await whileHeld(claims, claim, () => finish(parts, claims, claim, new Date(now)))
      })
    },
  }
}

async function find({ database }: DeliverParts, key: string): Promise<Letter> {
  const row = await database.em.fork().findOne(Letter, { key }, { populate: ['partnership'] })
  if (!row) throw later('NoSuchLetter', 15 * 60_000)
  return row
}

/**
 * From here on nothing is given up half-way: a cancellation would leave a letter of which nobody knows whether it went.
 */
async function finish(parts: DeliverParts, claims: Claims, claim: Claim, now: Date): Promise<Ended> {
  const row = await find(parts, claim.key)
  const mayHaveGoneBefore = mayHaveGone(row)
  if (claim.wasInterrupted && (mayHaveGoneBefore || !mayResend(row)))
    return end(parts, claims, claim, row, { status: 'unknown', outcome: interrupted })
  if (claim.wasInterrupted) await claims.noteOutcome(claim, possiblyTwice)
  const isPossiblySecond = mayHaveGoneBefore || claim.wasInterrupted
  const message = await write(parts, row, now).catch(async (error: unknown) => {
    await insist(() =>
      claims.settle(claim, { status: 'due', outcome: isPossiblySecond ? possiblyTwice : 'could not be written' }),
    )
    throw error
  })
  if (typeof message === 'string') return end(parts, claims, claim, row, { status: 'withheld', outcome: message })
  const posted = await parts.post.send(message)
  return end(parts, claims, claim, row, {
    ...judge(posted, mayResend(row), isPossiblySecond, now),
    messageId: messageId(claim.key, parts.from),
  })
}

function judge(posted: Posted, resendable: boolean, isPossiblySecond: boolean, now: Date): Ending {
  switch (posted.outcome) {
    case 'sent':
      return {
        status: 'sent',
        outcome: isPossiblySecond ? possiblyTwice : null,
        sentAt: now,
        responseCode: posted.code ?? null,
      }
    case 'rejected':
      return { status: 'rejected', outcome: String(posted.code), responseCode: posted.code }
    case 'deferred':
      return {
        status: 'due',
        outcome: isPossiblySecond ? possiblyTwice : `deferred ${posted.why}`,
        responseCode: posted.code ?? null,
      }
    // Tried once more at most: after a second doubt about the same letter, a person has to decide.
    case 'unknown':
      return resendable && !isPossiblySecond
        ? { status: 'due', outcome: possiblyTwice }
        : { status: 'unknown', outcome: 'no reply after the message' }
  }
}

async function end(parts: DeliverParts, claims: Claims, claim: Claim, row: Letter, ending: Ending): Promise<Ended> {
  // Forgetting that a letter went would send it twice, so a database that is away is waited for.
  const isOurs = await insist(() => claims.settle(claim, ending))
  if (!isOurs) throw later('LeaseLost', othersTurn)
  if (ending.status === 'due')
    throw ApplicationFailure.retryable(undefined, ending.responseCode ? `Deferred${ending.responseCode}` : 'Deferred')
  if (ending.status === 'rejected' || ending.status === 'unknown')
    parts.report?.(claim.key, `${ending.status} ${ending.outcome}`)
  return settled(parts, Object.assign(row, { status: ending.status }))
}

async function settled(parts: DeliverParts, row: Letter): Promise<Ended> {
  if (row.status === 'rejected') await flag(parts, row)
  return row.status as Ended
}

/**
 * Nobody writes to an address that refused a letter; who is told, and who stands in, the partnership decides: for one
 * of the vendor's people every one in which they have a part.
 */
async function flag({ database, bounced }: DeliverParts, { side, recipient, partnership, key }: Letter): Promise<void> {
  const id = `bounced-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
  if (side === 'partner') {
    if (partnership) await bounced(partnership.code, { type: 'contact_bounced', contact: recipient }, id)
    return
  }
  const em = database.em.fork()
  await em.nativeUpdate(VendorPerson, { id: recipient }, { bounced: true })
  const whose: Bounced = { type: 'person_bounced', person: recipient, ...(await standInFor(em, recipient)) }
  for (const { code } of await partnershipsWith(em, recipient)) await bounced(code, whose, id)
}

async function write(parts: DeliverParts, row: Letter, date: Date) {
  const em = parts.database.em.fork()
  const { key, letter, scope, about } = row
  if (!row.partnership) {
    const written = await (letter === stuckLetter ? writeStuck : writeDigest)(em, row, parts.publicUrl)
    if (typeof written === 'string') return written
    const { rendered, to } = written
    return compose(rendered, { key, letter, scope, about, from: parts.from, date, to })
  }
  const view = await lookUp(em, row, parts.publicUrl)
  if (typeof view === 'string') return view
  const links = await linksFor(em, row, { secret: parts.linkSecret, publicUrl: parts.publicUrl })
  const [anyLink] = Object.values(links)
  const rendered = await renderLetter({ ...view, links, ...(anyLink && { unsubscribe: `${anyLink}/unsubscribe` }) })
  return compose(rendered, {
    key,
    letter,
    scope,
    about,
    from: parts.from,
    date,
    to: { name: view.recipient.name, address: view.recipient.email },
  })
}

/** Keeps the lease and the engine's heartbeat alive; neither is allowed to disturb the sending. */
async function whileHeld<T>(claims: Claims, claim: Claim, work: () => Promise<T>): Promise<T> {
  const context = Context.current()
  const timer = setInterval(() => {
    context.heartbeat()
    claims.renew(claim).catch(() => {})
  }, beat)
  // Watched so that a cancellation is not reported as unhandled; it changes nothing.
  context.cancelled.catch(() => {})
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** Tries until it works, unless the process is asked to end; the lease then says that the letter was interrupted. */
async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (let pause = 100; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      return await attempt()
    } catch (error) {
      const { aborted, reason } = Context.current().cancellationSignal
      if (aborted && (reason as Error).message === 'WORKER_SHUTDOWN') throw error
      await new Promise(resolve => setTimeout(resolve, pause))
    }
  }
}

/**
 * Waiting is no failure: benign ones are neither logged as warnings nor counted as errors. Nor has it a stack to tell, which
 * was a sixth of what the standard reseller's first year left in the engine's history.
 */
function later(code: string, milliseconds: number): ApplicationFailure {
  const waits = ApplicationFailure.create({
    type: code,
    nextRetryDelay: milliseconds,
    category: ApplicationFailureCategory.BENIGN,
  })
  waits.stack = ''
  return waits
}

async function withCodesOnly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ApplicationFailure) throw error
    const code = (error as { code?: unknown }).code
    throw ApplicationFailure.retryable(undefined, typeof code === 'string' ? code : (error as Error).name)
  }
}
