import { MockActivityEnvironment } from '@temporalio/testing'
import { ApplicationFailure } from '@temporalio/common'
import { DefaultLogger } from '@temporalio/worker'
import { Contact } from '../../database/entities/contact.js'
import { Letter } from '../../database/entities/letter.js'
import { LinkToken } from '../../database/entities/link-token.js'
import { Vendor } from '../../database/entities/vendor.js'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { type Bounced, type DeliverParts, deliverer } from '../../workers/deliver.js'
import { possiblyTwice } from '../../workers/unknown-outcome.js'
import { tokenHash } from '../../workers/links.js'
import { Post } from '../../workers/post.js'
import type { LetterJob, MailActivities } from '../../workflows/contract.js'
import { type Programme, open, openProgramme } from '../database/programme.js'
import { type MailServer, startMailServer } from '../support/stack.js'

const sendAt = new Date('2027-01-19T08:07:00.000Z')
const from = 'Partner programme <partners@vendor.example>'

describe('delivering a letter', () => {
  let programme: Programme
  let server: MailServer
  let post: Post
  let told: { partnership: string; whose: Bounced; commandId: string }[] = []
  let occurrence = 1

  beforeAll(async () => {
    programme = await openProgramme()
    await programme.orm.em
      .fork()
      .insert(Vendor, {
        id: 1,
        name: 'Kestrel',
        replyTo: 'programme@vendor.example',
        zone: 'Europe/Berlin',
        country: 'DE',
      })
    server = await startMailServer()
    post = new Post({ url: server.url, silence: 1_000 })
  })
  beforeEach(async () => {
    server.answer(() => 'accept')
    server.mails.length = 0
    told = []
    await programme.orm.em.fork().nativeUpdate(Contact, {}, { bounced: false, left: false, unsubscribed: false })
  })
  afterAll(async () => {
    post.close()
    await server.close()
    await programme.close()
  })

  const parts = (more: Partial<DeliverParts> = {}): DeliverParts => ({
    database: programme.orm,
    post,
    from,
    publicUrl: 'https://partners.example',
    linkSecret: 'a secret that is long enough',
    bounced: async (partnership, whose, commandId) => {
      told.push({ partnership, whose, commandId })
    },
    ...more,
  })

  async function due(
    more: Partial<{ letter: string; side: 'partner' | 'vendor'; recipient: string }> = {},
  ): Promise<LetterJob> {
    const partnership = await open(programme)
    const { letter = 'task-reminder', side = 'partner', recipient = programme.lead } = more
    const number = String((occurrence += 1))
    const key = `${partnership}/${number}/${letter}/${recipient}`
    await programme.orm.em.fork().insert(Letter, {
      key,
      scope: partnership,
      partnership,
      letter,
      occurrence: number,
      side,
      recipient,
      role: side === 'partner' ? 'partner_lead' : 'manager',
      about: 'onboard-1.access',
      reason: 'access is due in 5 business days',
      day: '2027-01-19',
      window: 'morning',
      sendAt,
      status: 'due',
      facts: {
        day: '2027-01-26',
        tasks: [{ task: 'onboard-1.access', name: 'access', due: '2027-01-26', side: 'partner' }],
      },
      actions: [
        { purpose: 'complete', subject: 'onboard-1.access', until: '2027-02-09' },
        { purpose: 'extend', subject: 'onboard-1.access', until: '2027-01-26' },
      ],
    })
    return {
      key,
      letter,
      role: 'partner_lead',
      side,
      reason: 'access is due in 5 business days',
      sendAt: sendAt.toISOString(),
    }
  }

  const row = (job: LetterJob) => programme.orm.em.fork().findOneOrFail(Letter, { key: job.key })
  const attempt = (job: LetterJob, at = sendAt, more?: Partial<DeliverParts>) => {
    const environment = new MockActivityEnvironment(
      { currentAttemptScheduledTimestampMs: at.getTime() },
      { logger: new DefaultLogger('ERROR') },
    )
    return {
      environment,
      ended: environment.run<[LetterJob], string, MailActivities['deliver']>(deliverer(parts(more)).deliver, job),
    }
  }
  const failure = async (job: LetterJob, at?: Date): Promise<ApplicationFailure> =>
    attempt(job, at).ended.then(
      ending => {
        throw new Error(`it ended as ${ending}`)
      },
      (error: unknown) => {
        expect(error).toBeInstanceOf(ApplicationFailure)
        return error as ApplicationFailure
      },
    )

  it('goes to its recipient once, with what a mailbox and a person need to place it', async () => {
    const job = await due()
    expect(await attempt(job).ended).toBe('sent')
    expect(await attempt(job).ended).toBe('sent')
    expect(server.mails).toHaveLength(1)
    const [mail] = server.mails
    expect(mail).toMatchObject({ recipient: 'lea@nordwind.example', date: sendAt })
    expect(mail!.messageId).toMatch(/^<[0-9a-f]{40}@vendor\.example>$/)
    expect(mail!.references).toMatch(/^<thread-[0-9a-f]{40}@vendor\.example>$/)
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail!.headers.get('x-handfast-reason')).toBe('access is due in 5 business days')
    expect(mail!.replyTo?.text).toContain('mara@vendor.example')
    expect(await row(job)).toMatchObject({
      status: 'sent',
      outcome: null,
      sentAt: sendAt,
      messageId: mail!.messageId,
      responseCode: 250,
      attempts: 1,
      claimedBy: null,
    })
  })

  it('before its time it asks to be tried again exactly then', async () => {
    const job = await due()
    const early = await failure(job, new Date(sendAt.getTime() - 90_000))
    expect(early).toMatchObject({ type: 'NotBefore', nextRetryDelay: 90_000, nonRetryable: false })
    expect(await row(job)).toMatchObject({ status: 'due', attempts: 0 })
    expect(server.mails).toHaveLength(0)
  })

  it('one that was withheld or cancelled meanwhile is not sent', async () => {
    for (const status of ['withheld', 'cancelled'] as const) {
      const job = await due()
      await programme.orm.em.fork().nativeUpdate(Letter, { key: job.key }, { status })
      expect(await attempt(job).ended).toBe(status)
    }
    expect(server.mails).toHaveLength(0)
  })

  it('of many attempts at once one sends; the others are told that it is in other hands', async () => {
    const job = await due()
    const endings = await Promise.all(
      Array.from({ length: 6 }, () => attempt(job).ended.catch((error: ApplicationFailure) => error.type)),
    )
    expect(server.mails).toHaveLength(1)
    expect(endings).toContain('sent')
    expect(endings.every(ending => ending === 'sent' || ending === 'InOtherHands')).toBe(true)
  })

  it('a refusal for now is tried again later and then sent, once', async () => {
    for (const moment of ['connect', 'from', 'rcpt', 'dot'] as const) {
      const job = await due()
      server.mails.length = 0
      // A pooled connection has been greeted already, so a refusal of the connection needs one of its own.
      const own = new Post({ url: server.url, silence: 1_000 })
      server.answer(at => (at === moment ? { code: 451 } : 'accept'))
      const error = await attempt(job, sendAt, { post: own }).ended.catch((thrown: ApplicationFailure) => thrown)
      own.close()
      expect(error).toMatchObject({ nonRetryable: false })
      expect(await row(job)).toMatchObject({ status: 'due', claimedBy: null, attempts: 1 })
      server.answer(() => 'accept')
      expect(await attempt(job).ended).toBe('sent')
      expect(server.mails).toHaveLength(1)
      expect(await row(job)).toMatchObject({ status: 'sent', outcome: null })
    }
  })

  it('a refusal for good is recorded, the contact flagged, and it is never tried again', async () => {
    for (const moment of ['rcpt', 'dot'] as const) {
      told = []
      const job = await due()
      server.answer(at => (at === moment ? { code: 550, message: 'no lea@nordwind.example here' } : 'accept'))
      expect(await attempt(job).ended).toBe('rejected')
      expect(await row(job)).toMatchObject({ status: 'rejected', outcome: '550', responseCode: 550, sentAt: null })
      server.answer(() => 'accept')
      expect(await attempt(job).ended).toBe('rejected')
      expect(server.mails).toHaveLength(0)
      expect(new Set(told.map(({ commandId }) => commandId)).size).toBe(1)
      expect(told[0]).toMatchObject({
        partnership: job.key.split('/')[0],
        whose: { type: 'contact_bounced', contact: programme.lead },
      })
    }
  })

  it('a vendor person whose address refuses is flagged too, and every partnership in which they have a part is told', async () => {
    const other = await open(programme)
    const job = await due({ side: 'vendor', recipient: programme.sponsor })
    server.answer(at => (at === 'rcpt' ? { code: 550 } : 'accept'))
    expect(await attempt(job).ended).toBe('rejected')
    expect(await programme.orm.em.fork().findOneOrFail(VendorPerson, programme.sponsor)).toMatchObject({
      bounced: true,
    })
    for (const partnership of [job.key.split('/')[0], other])
      expect(told).toContainEqual({
        partnership,
        whose: expect.objectContaining({ type: 'person_bounced', person: programme.sponsor }),
        commandId: expect.stringMatching(/^bounced-/),
      })
    await programme.orm.em.fork().nativeUpdate(VendorPerson, { id: programme.sponsor }, { bounced: false })
  })

  it('a refusal of the sender says nothing about the reader', async () => {
    const job = await due()
    server.answer(at => (at === 'from' ? { code: 553 } : 'accept'))
    expect(await failure(job)).toMatchObject({ type: 'Deferred553' })
    expect(await row(job)).toMatchObject({ status: 'due' })
    expect(told).toEqual([])
  })

  it('a connection that breaks before the dot costs nothing but time', async () => {
    for (const moment of ['from', 'rcpt'] as const)
      for (const fault of ['drop', 'hang'] as const) {
        const job = await due()
        server.mails.length = 0
        server.answer(at => (at === moment ? fault : 'accept'))
        await failure(job)
        expect(await row(job)).toMatchObject({ status: 'due', claimedBy: null })
        server.answer(() => 'accept')
        expect(await attempt(job).ended).toBe('sent')
        expect(await row(job)).toMatchObject({ status: 'sent', outcome: null })
        expect(server.mails).toHaveLength(1)
      }
  })

  it('silence after the dot is sent once more under the same Message-ID, flagged, and at most twice', async () => {
    for (const fault of ['take-and-drop', 'drop', 'hang'] as const) {
      const job = await due()
      server.mails.length = 0
      server.answer(at => (at === 'dot' ? fault : 'accept'))
      await failure(job)
      expect(await row(job)).toMatchObject({ status: 'due', outcome: possiblyTwice })
      server.answer(() => 'accept')
      expect(await attempt(job).ended).toBe('sent')
      expect(await row(job)).toMatchObject({ status: 'sent', outcome: possiblyTwice })
      expect(server.mails).toHaveLength(fault === 'take-and-drop' ? 2 : 1)
      expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(1)
    }
  })

  it('silence a second time is a person’s to settle', async () => {
    const job = await due()
    server.answer(at => (at === 'dot' ? 'take-and-drop' : 'accept'))
    await failure(job)
    expect(await attempt(job).ended).toBe('unknown')
    expect(await attempt(job).ended).toBe('unknown')
    expect(server.mails).toHaveLength(2)
    expect(await row(job)).toMatchObject({ status: 'unknown', outcome: 'no reply after the message' })
  })

  it('what ends an agreement is held for a person at once', async () => {
    const job = await due({ letter: 'exit-notice' })
    server.answer(at => (at === 'dot' ? 'take-and-drop' : 'accept'))
    expect(await attempt(job).ended).toBe('unknown')
    expect(await row(job)).toMatchObject({ status: 'unknown' })
    expect(server.mails).toHaveLength(1)
  })

  it('a cancellation in mid-letter changes nothing: it is finished and recorded', async () => {
    const job = await due()
    let release = () => {}
    const holding = new Promise<void>(resolve => {
      release = resolve
    })
    let reached = () => {}
    const sending = new Promise<void>(resolve => {
      reached = resolve
    })
    const slow = {
      send: async (message: Parameters<Post['send']>[0]) => {
        reached()
        await holding
        return post.send(message)
      },
    }
    const { environment, ended } = attempt(job, sendAt, { post: slow })
    await sending
    environment.cancel()
    release()
    expect(await ended).toBe('sent')
    expect(server.mails).toHaveLength(1)
    expect(await row(job)).toMatchObject({ status: 'sent' })
  })

  it('an attempt that died is taken over once its lease is over, and flagged; one that lives is not', async () => {
    const job = await due()
    const lease = (age: string) =>
      programme.orm.em
        .fork()
        .getConnection()
        .execute(
          `update letter set status = 'sending', claimed_by = 'another', claimed_at = now() - interval '${age}' where key = ?`,
          [job.key],
        )
    await lease('1 minute')
    expect(await failure(job)).toMatchObject({ type: 'InOtherHands' })
    await lease('1 hour')
    expect(await attempt(job).ended).toBe('sent')
    expect(await row(job)).toMatchObject({ status: 'sent', outcome: possiblyTwice })
    expect(server.mails).toHaveLength(1)
  })

  it('who lost the lease does not write over who has it', async () => {
    const job = await due()
    const stolen = {
      send: async (message: Parameters<Post['send']>[0]) => {
        await programme.orm.em
          .fork()
          .nativeUpdate(Letter, { key: job.key }, { claimedBy: 'another', claimedAt: new Date() })
        return post.send(message)
      },
    }
    expect(await attempt(job, sendAt, { post: stolen }).ended.catch((error: ApplicationFailure) => error.type)).toBe(
      'LeaseLost',
    )
    expect(await row(job)).toMatchObject({ status: 'sending', claimedBy: 'another' })
  })

  it('links are the same in every copy, stored as hashes, and bound to their occasion', async () => {
    const job = await due()
    server.answer(at => (at === 'dot' ? 'take-and-drop' : 'accept'))
    await failure(job)
    server.answer(() => 'accept')
    await attempt(job).ended
    const links = server.mails.map(({ text }) =>
      [...(text ?? '').matchAll(/https:\/\/partners\.example\/a\/([\w-]+)/g)].map(([, token]) => token!),
    )
    expect(links[0]!.length).toBeGreaterThan(0)
    expect(links[1]).toEqual(links[0])
    const tokens = await programme.orm.em
      .fork()
      .find(LinkToken, { letter: { key: job.key } }, { orderBy: { purpose: 'asc' } })
    expect(tokens).toMatchObject([
      {
        purpose: 'complete',
        subject: 'onboard-1.access',
        expires: '2027-02-09',
        usedAt: null,
        contact: { id: programme.lead },
        partnership: { id: job.key.split('/')[0] },
      },
      { purpose: 'extend', subject: 'onboard-1.access', expires: '2027-01-26' },
    ])
    for (const token of links[0]!) expect(tokens.map(({ hash }) => hash)).toContain(tokenHash(token))
    expect(JSON.stringify(tokens)).not.toContain(links[0]![0]!)
  })

  it('vendor people get no links that act', async () => {
    const job = await due({ side: 'vendor', recipient: programme.manager })
    expect(await attempt(job).ended).toBe('sent')
    expect(server.mails[0]!.text).not.toContain('/a/')
    expect(await programme.orm.em.fork().count(LinkToken, { letter: { key: job.key } })).toBe(0)
  })

  it('nobody is written to who left or whose address refused a letter', async () => {
    for (const flag of [{ left: true }, { bounced: true }]) {
      const job = await due()
      await programme.orm.em
        .fork()
        .nativeUpdate(Contact, { id: programme.lead }, { left: false, bounced: false, ...flag })
      expect(await attempt(job).ended).toBe('withheld')
      expect(await row(job)).toMatchObject({ status: 'withheld', outcome: Object.keys(flag)[0] })
    }
    expect(server.mails).toHaveLength(0)
  })

  it('what it throws holds codes, never an address', async () => {
    const texts: string[] = []
    for (const answer of [{ code: 451, message: 'lea@nordwind.example is busy' }, 'drop'] as const) {
      const job = await due()
      server.answer(at => (at === 'rcpt' ? answer : 'accept'))
      const error = await failure(job)
      texts.push(JSON.stringify([error.message, error.type, error.details, error.stack, String(error.cause)]))
    }
    expect(texts).toHaveLength(2)
    for (const text of texts) expect(text).not.toMatch(/nordwind|lea@/i)
  })

  it('a mail server that is not there is a code, too', async () => {
    const job = await due()
    const nowhere = new Post({ url: 'smtp://127.0.0.1:1' })
    const error = await attempt(job, sendAt, { post: nowhere }).ended.catch((thrown: ApplicationFailure) => thrown)
    nowhere.close()
    expect(error).toMatchObject({ type: 'Deferred', nonRetryable: false })
    expect(await row(job)).toMatchObject({ status: 'due', outcome: expect.stringMatching(/^deferred E/) })
  })
})
