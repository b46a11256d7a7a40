import { MockActivityEnvironment } from '@temporalio/testing'
import { Letter } from '../../database/entities/letter.js'
import { Vendor } from '../../database/entities/vendor.js'
import { deliverer } from '../../workers/deliver.js'
import { digester, mondayIn } from '../../workers/digest.js'
import { Post } from '../../workers/post.js'
import { unownedLetters } from '../../workers/unowned-letters.js'
import { type Programme, open, openProgramme } from '../database/programme.js'
import { type MailServer, startMailServer } from '../support/stack.js'

describe('M5 the managers’ Monday digest', () => {
  let programme: Programme
  let server: MailServer
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
  })
  afterAll(async () => {
    await server.close()
    await programme.close()
  })
  const rows = () => programme.orm.em.fork().find(Letter, { scope: 'digest' })

  it('takes its day from the hour: each zone’s Monday 08:00 falls into exactly one hour of a year’s weeks', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe']) {
      const days: string[] = []
      for (
        let ends = Date.parse('2027-01-01T00:00:00Z');
        ends < Date.parse('2028-01-01T00:00:00Z');
        ends += 3_600_000
      ) {
        const day = mondayIn(new Date(ends), zone)
        if (day) days.push(day)
      }
      expect(days).toHaveLength(52)
      expect(new Set(days).size).toBe(52)
    }
    expect(mondayIn(new Date('2027-01-04T07:00:00Z'), 'Europe/Berlin')).toBe('2027-01-04')
    expect(mondayIn(new Date('2027-01-04T03:00:00Z'), 'Asia/Kolkata')).toBe('2027-01-04')
    expect(mondayIn(new Date('2027-01-04T08:00:00Z'), 'Europe/Berlin')).toBeUndefined()
  })

  it('is written once to a manager of a running partnership and sent like any letter', async () => {
    const { writeDigests } = digester(programme.orm)
    expect(await writeDigests('2026-01-05T07:00:00Z')).toBe(0)
    await open(programme)
    expect(await writeDigests('2026-01-05T08:00:00Z')).toBe(0)
    expect(await writeDigests('2026-01-05T07:00:00Z')).toBe(1)
    expect(await writeDigests('2026-01-05T07:00:00Z')).toBe(1)
    expect(await rows()).toMatchObject([
      {
        key: `digest/2026-01-05/managers-digest/${programme.manager}`,
        occurrence: '2026-01-05',
        status: 'due',
        partnership: null,
      },
    ])

    const jobs = await unownedLetters(programme.orm)
    expect(jobs).toMatchObject([{ letter: 'managers-digest', role: 'manager' }])
    const post = new Post({ url: server.url })
    const { deliver } = deliverer({
      database: programme.orm,
      post,
      from: 'Handfast <programme@vendor.example>',
      publicUrl: 'https://partners.example',
      linkSecret: 'a secret that is long enough',
      bounced: async () => {},
    })
    const run = () =>
      new MockActivityEnvironment({ currentAttemptScheduledTimestampMs: Date.parse(jobs[0]!.sendAt) }).run(
        deliver,
        jobs[0]!,
      )
    expect(await run()).toBe('sent')
    expect(await run()).toBe('sent')
    post.close()
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]).toMatchObject({ recipient: 'mara@vendor.example' })
    expect(server.mails[0]!.text).toContain('Nordwind')
    expect(await unownedLetters(programme.orm)).toEqual([])
  })
})
