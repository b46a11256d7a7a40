import { Client } from '@temporalio/client'
import { JournalEntry } from '../../database/entities/journal-entry.js'
import { Partnership } from '../../database/entities/partnership.js'
import { RequestKey } from '../../database/entities/request-key.js'
import { Text } from '../../database/entities/text.js'
import { World, admin, manager, must } from './world.js'

let world: World
beforeAll(async () => {
  world = await World.begin()
  await world.people()
})
afterAll(() => world?.end())

const journal = async (partnership: string) =>
  (await world.orm.em.fork().find(JournalEntry, { partnership }, { orderBy: { number: 'asc' } })).map(
    ({ type }) => type,
  )
/** Everything that the engine keeps of it, decoded. */
const payloadsOf = (history: unknown) =>
  JSON.stringify(history).replaceAll(/"data":"([\w+/=]+)"/g, (_, data: string) =>
    Buffer.from(data, 'base64').toString(),
  )
const unknown = '00000000-0000-4000-8000-000000000000'
const challenge = { text: 'Nobody answers their phone.' }

describe('opening a partnership', () => {
  test('commits it, starts it and says where it stands', async () => {
    const partner = await world.partner()
    const opened = await world.post('/partnerships', { model: 'six-stage', partner: partner.id })
    expect(opened.status).toBe(201)
    expect(opened.body).toMatchObject({
      stage: 'recruiting',
      state: 'running',
      today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
  })

  test('runs from its first step on', async () => {
    const partner = await world.partner()
    const { body } = await world.get(`/partnerships/${(await world.open({ partner: partner.id })).id}`)
    expect(body).toMatchObject({
      partner: { name: partner.name },
      manager: { name: 'Mona Manager' },
      state: 'running',
      entry: 'new',
      calendar: { name: 'DE' },
    })
  })

  test('asked again and at once with one key opens one', async () => {
    const body = { model: 'six-stage', partner: (await world.partner()).id }
    const ask = () => must(world.post('/partnerships', body, { idempotency: 'open-1' }))
    const atOnce = await Promise.all([ask(), ask(), ask()])
    expect(new Set([...atOnce, await ask()].map(answer => answer.body.id)).size).toBe(1)
    expect(await world.orm.em.fork().count(Partnership, { partner: body.partner })).toBe(1)
    expect(
      (await world.post('/partnerships', { ...body, tier: 'silver' }, { idempotency: 'open-1' })).body,
    ).toMatchObject({ status: 422, code: 'key_reused' })
  })

  test('a second time with one partner under one model needs to be on purpose', async () => {
    const body = { model: 'six-stage', partner: (await world.partner()).id }
    const { id } = (await must(world.post('/partnerships', body))).body
    const second = await world.post('/partnerships', body)
    expect(second.body).toMatchObject({
      status: 409,
      code: 'already_open',
      detail: expect.stringMatching(new RegExp(`${id}.*"another": true`)),
    })
    expect(second.headers.get('location')).toBe(`/partnerships/${id}`)
    expect(await world.orm.em.fork().count(Partnership, { partner: body.partner })).toBe(1)
    const other = await must(world.post('/partnerships', { ...body, another: true }))
    expect(other.body.id).not.toBe(id)
    expect((await world.post('/partnerships', { ...body, model: 'four-stage' })).status).toBe(201)
  })

  test('gives it a short code of the company, by which the engine knows its workflow', async () => {
    const partner = await world.partner('Żółw & Söhne Großhandel Überseehandelsgesellschaft')
    const opened = await world.open({ partner: partner.id })
    expect(opened.code).toMatch(/^zow-sohne-grohandel-[0-9a-f]{4}$/)
    expect(opened.workflow).toBe(`partnership/${opened.code}`)
    expect(opened.id).toMatch(new RegExp(`^${opened.code.slice(-4)}`))
    const { body } = await world.get(`/partnerships/${opened.id}`)
    expect(body).toMatchObject({ code: opened.code, workflow: opened.workflow })
    expect((await world.get(`/partnerships?q=Großhandel`)).body.items).toMatchObject([{ code: opened.code }])
    const { status } = await world.app.get(Client).workflow.getHandle(opened.workflow).describe()
    expect(status.name).toBe('RUNNING')
    expect((await world.open({ partner: (await world.partner('株式会社')).id })).code).toMatch(/^partner-[0-9a-f]{4}$/)
  })

  test('takes a code from an admin, once', async () => {
    const code = `alder-${Date.now().toString(36)}`
    const body = async () => ({ model: 'six-stage', partner: (await world.partner()).id, code })
    expect((await world.post('/partnerships', await body())).body).toMatchObject({ status: 403, code: 'needs_admin' })
    expect((await world.post('/partnerships', await body(), { as: admin })).body).toMatchObject({ code })
    expect((await world.post('/partnerships', await body(), { as: admin })).body).toMatchObject({
      status: 409,
      code: 'already_exists',
      errors: [{ path: 'code' }],
    })
    expect(
      (await world.post('/partnerships', { ...(await body()), code: 'Nor a Code' }, { as: admin })).body,
    ).toMatchObject({ status: 422, errors: [{ path: 'code', message: expect.stringContaining('cedar-ridge') }] })
  })

  test('refused and mended opens under the same key', async () => {
    const body = { model: 'seven-stage', partner: (await world.partner()).id }
    expect((await world.post('/partnerships', body, { idempotency: 'open-2' })).status).toBe(422)
    expect((await world.post('/partnerships', { ...body, model: 'six-stage' }, { idempotency: 'open-2' })).status).toBe(
      201,
    )
  })

  test.each([
    ['an unknown model', { model: 'seven-stage' }, 'model', /GET \/models/],
    ['an unknown version', { version: 99 }, 'version', /version 99/],
    ['an existing partner without an agreement', { entry: 'existing' }, 'agreement', /agreement/],
    [
      'a new partner with one',
      { agreement: { start: '2026-01-01', end: '2027-01-01', autoRenew: true, noticeDays: 60 } },
      'agreement',
      /leave it out/,
    ],
    [
      'an agreement that ends before it starts',
      { entry: 'existing', agreement: { start: '2027-01-01', end: '2026-01-01', autoRenew: true, noticeDays: 60 } },
      'agreement.end',
      /after start/,
    ],
    ['a manager who is nobody', { manager: 'nobody@vendor.example' }, 'manager', /GET \/people/],
    ['a main contact of another', { mainContact: unknown }, 'mainContact', /no contact of this partner/],
    ['an unknown tier', { tier: 'diamond' }, 'tier', /registered/],
  ])('%s is refused and opens nothing', async (_what, wrong, path, message) => {
    const partner = (await world.partner()).id
    const answer = await world.post('/partnerships', { model: 'six-stage', partner, ...wrong })
    expect(answer.body).toMatchObject({ status: 422, code: 'invalid' })
    expect(answer.body.errors.find((error: { path: string }) => error.path === path)?.message).toMatch(message)
    expect(await world.orm.em.fork().count(Partnership, { partner })).toBe(0)
  })

  test('a partner without contacts has nobody to write to', async () => {
    const { id } = await world.partner(undefined, { contacts: [] })
    expect((await world.post('/partnerships', { model: 'six-stage', partner: id })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'partner' }],
    })
  })

  test.each(['existing', 'renewed'])(
    'past figures come with a partner that is %s; a wrong one opens nothing',
    async entry => {
      const agreement = { start: '2025-01-31', end: '2034-01-30', autoRenew: true, noticeDays: 90 }
      const figure = { kpi: 'new_customers', value: 4, asOf: '2025-04-29' }
      const { id: partner } = await world.partner()
      const opening = (...figures: object[]) =>
        world.post('/partnerships', { model: 'six-stage', partner, entry, agreement, figures })
      expect((await opening({ ...figure, review: 1 }, { ...figure, review: 399 })).body).toMatchObject({
        status: 422,
        errors: [{ path: 'figures[1].review', message: expect.stringMatching(/must be \d+ at most/) }],
      })
      expect((await opening({ ...figure, review: 1, asOf: '2034-01-01' })).body).toMatchObject({
        status: 422,
        errors: [{ path: 'figures[0].asOf' }],
      })
      expect(await world.orm.em.fork().count(Partnership, { partner })).toBe(0)
      const { id } = (await must(opening({ ...figure, review: 1 }, { ...figure, review: 2, value: 6 }))).body
      expect(
        (await world.get(`/partnerships/${id}`)).body.figures.map(
          ({ review, value }: { review: number; value: number }) => [review, value],
        ),
      ).toEqual([
        [1, 4],
        [2, 6],
      ])
    },
  )

  test('an existing partner enters at the audit with an agreement', async () => {
    const opened = await world.open({
      entry: 'existing',
      tier: 'silver',
      agreement: { start: '2024-11-30', end: '2027-11-29', autoRenew: true, noticeDays: 90 },
    })
    expect(opened).toMatchObject({ stage: 'evaluation', state: 'running' })
    const { body } = await world.get(`/partnerships/${opened.id}`)
    expect(body).toMatchObject({
      tier: 'silver',
      agreement: { start: '2024-11-30', end: '2027-11-29', decision: '2027-08-31' },
    })
  })
})

describe('a command', () => {
  test('is answered when its events are in the journal, and its words never reach the engine', async () => {
    const { id, workflow } = await world.open()
    const answer = await must(world.post(`/partnerships/${id}/invitation`, { text: 'Secret words\nover two lines.' }))
    expect(answer.body).toMatchObject({
      partnership: id,
      first: expect.any(Number),
      last: expect.any(Number),
      today: expect.any(String),
    })
    expect(await journal(id)).toContain('invitation_sent')
    const words = await world.orm.em.fork().findOneOrFail(Text, { partnership: id })
    expect(words).toMatchObject({ body: 'Secret words\nover two lines.', kind: 'send_invitation' })
    const history = payloadsOf(await world.app.get(Client).workflow.getHandle(workflow).fetchHistory())
    expect(history).toContain(words.id)
    expect(history).not.toContain('Secret words')
    expect(history).not.toContain('partner.example')
  })

  test('an invitation without words of its own says what the vendor says of itself', async () => {
    const { id } = await world.open()
    await must(world.post(`/partnerships/${id}/invitation`))
    expect(await world.orm.em.fork().findOneOrFail(Text, { partnership: id })).toMatchObject({
      body: 'Together we reach further.',
      kind: 'send_invitation',
    })
  })

  test('that needs no words takes a request that announces JSON and sends nothing', async () => {
    const { id } = await world.open()
    const json = { headers: { 'content-type': 'application/json' } }
    expect((await world.post(`/partnerships/${id}/invitation`, undefined, json)).status).toBe(200)
    await must(
      world.post(`/partnerships/${id}/pause`, {
        until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      }),
    )
    expect((await world.ask('DELETE', `/partnerships/${id}/pause`, undefined, json)).status).toBe(200)
  })

  test('asked twice with one key happens once and is answered twice', async () => {
    const { id } = await world.open()
    const first = await must(world.post(`/partnerships/${id}/challenges`, challenge, { idempotency: 'c-1' }))
    const again = await must(world.post(`/partnerships/${id}/challenges`, challenge, { idempotency: 'c-1' }))
    expect({ first: again.body.first, last: again.body.last }).toEqual({
      first: first.body.first,
      last: first.body.last,
    })
    expect((await journal(id)).filter(type => type === 'challenge_logged')).toHaveLength(1)
    expect(await world.orm.em.fork().count(Text, { partnership: id })).toBe(1)
  })

  test('the same key for something else is another command', async () => {
    const { id } = await world.open()
    await must(world.post(`/partnerships/${id}/challenges`, challenge, { idempotency: 'c-2' }))
    await must(world.post(`/partnerships/${id}/invitation`, {}, { idempotency: 'c-2' }))
    expect(await journal(id)).toEqual(expect.arrayContaining(['challenge_logged', 'invitation_sent']))
  })

  test('the same key with another body is refused: neither happens silently, and the first is still answered', async () => {
    const { id } = await world.open()
    const first = await must(world.post(`/partnerships/${id}/challenges`, challenge, { idempotency: 'c-3' }))
    const other = await world.post(
      `/partnerships/${id}/challenges`,
      { text: 'Something else.' },
      { idempotency: 'c-3' },
    )
    expect(other.body).toMatchObject({
      status: 422,
      code: 'key_reused',
      detail: expect.stringContaining('new key'),
      errors: [{ path: 'Idempotency-Key' }],
    })
    expect((await journal(id)).filter(type => type === 'challenge_logged')).toHaveLength(1)
    expect((await world.orm.em.fork().find(Text, { partnership: id })).map(({ body }) => body)).toEqual([
      challenge.text,
    ])
    expect(
      (await must(world.post(`/partnerships/${id}/challenges`, challenge, { idempotency: 'c-3' }))).body.first,
    ).toBe(first.body.first)
    expect(
      (await must(world.post(`/partnerships/${id}/challenges`, { text: 'Something else.' }, { idempotency: 'c-4' })))
        .body.first,
    ).toBeGreaterThan(first.body.last)
    // Another person's key of the same name is another key.
    expect(
      (
        await world.post(
          `/partnerships/${id}/challenges`,
          { text: 'Something else.' },
          { idempotency: 'c-3', as: admin },
        )
      ).status,
    ).toBe(200)
  })

  test('of two bodies at once under one key, one is carried out', async () => {
    const { id } = await world.open()
    const answers = await Promise.all(
      ['One.', 'Two.', 'Three.'].map(text =>
        world.post(`/partnerships/${id}/challenges`, { text }, { idempotency: 'c-5' }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    expect((await journal(id)).filter(type => type === 'challenge_logged')).toHaveLength(1)
  })

  test('refused before it was asked for leaves its key free for what is right', async () => {
    const { id } = await world.open()
    const ask = (person: string) => world.put(`/partnerships/${id}/team/legal`, { person }, { idempotency: 'team-1' })
    expect((await ask(unknown)).body).toMatchObject({ status: 422, errors: [{ path: 'person' }] })
    expect((await ask(admin)).status).toBe(200)
    expect((await ask(unknown)).body).toMatchObject({ code: 'key_reused' })
    expect((await ask(admin)).status).toBe(200)
  })

  test('whose key was made here leaves nothing behind but what it did', async () => {
    const { id } = await world.open()
    const before = await world.orm.em.fork().count(RequestKey)
    await must(world.post(`/partnerships/${id}/challenges`, challenge))
    expect(await world.orm.em.fork().count(RequestKey)).toBe(before)
  })

  test('twice with two keys is refused, with the domain’s code', async () => {
    const { id } = await world.open()
    await must(world.post(`/partnerships/${id}/invitation`))
    const before = await journal(id)
    const again = await world.post(`/partnerships/${id}/invitation`)
    expect(again.body).toMatchObject({
      status: 409,
      code: 'already_so',
      title: 'Conflict',
      type: 'urn:handfast:problem:already_so',
      detail: expect.stringContaining('invitation'),
    })
    expect(await journal(id)).toEqual(before)
  })

  test('in the wrong stage is refused', async () => {
    const { id } = await world.open()
    expect((await world.post(`/partnerships/${id}/exit`, { reason: 'mutual' })).body).toMatchObject({
      status: 409,
      code: 'no_agreement',
    })
    expect((await world.post(`/partnerships/${id}/reviews/1/outcome`, { decision: 'on_course' })).body).toMatchObject({
      status: 409,
      code: 'review_not_open',
    })
    expect((await world.post(`/partnerships/${id}/tasks/onboard-1.access/completion`)).body).toMatchObject({
      status: 404,
      code: 'unknown_task',
    })
  })

  test('with a day in the past or none at all is refused', async () => {
    const { id } = await world.open()
    expect((await world.post(`/partnerships/${id}/pause`, { until: '2020-01-01' })).body).toMatchObject({
      status: 409,
      code: 'day_in_the_past',
    })
    expect((await world.post(`/partnerships/${id}/pause`, { until: '2027-02-30' })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'until', message: expect.stringContaining('2027-02-28') }],
    })
  })

  test('for admins asks for one', async () => {
    const { id } = await world.open()
    await must(world.post(`/partnerships/${id}/invitation`))
    const { body } = await world.get(`/partnerships/${id}`)
    const task = body.tasks.find(({ name }: { name: string }) => name === 'answer')
    await must(world.post(`/partnerships/${id}/tasks/${task.id}/answer`, { answer: 'accept' }))
    const fit = (await world.get(`/partnerships/${id}`)).body.tasks.find(({ name }: { name: string }) => name === 'fit')
    expect(
      (await world.post(`/partnerships/${id}/tasks/${fit.id}/waiver`, { text: 'Known for years.' }, { as: manager }))
        .body,
    ).toMatchObject({ status: 403, code: 'needs_admin' })
    expect(
      (await world.post(`/partnerships/${id}/tasks/${fit.id}/waiver`, { text: 'Known for years.' }, { as: admin }))
        .status,
    ).toBe(200)
  })

  test('for a partnership that ended is refused as closed, for one that never was as unknown', async () => {
    const { id } = await world.open()
    await must(world.post(`/partnerships/${id}/closure`, { reason: 'cancelled' }))
    expect((await world.post(`/partnerships/${id}/challenges`, challenge)).body).toMatchObject({
      status: 409,
      code: 'closed',
    })
    expect((await world.post(`/partnerships/${unknown}/challenges`, challenge)).body).toMatchObject({
      status: 404,
      code: 'unknown_partnership',
    })
    expect((await world.post(`/partnerships/${unknown}/invitation/extension`)).body).toMatchObject({
      status: 404,
      code: 'unknown_partnership',
    })
  })

  test('repeated under its key after the end is answered as it was, and happens no second time', async () => {
    const { id } = await world.open()
    const key = { idempotency: 'once-and-for-all' }
    const first = await must(world.post(`/partnerships/${id}/challenges`, challenge, key))
    await must(world.post(`/partnerships/${id}/closure`, { reason: 'cancelled' }))
    const { workflow } = (await world.get(`/partnerships/${id}`)).body
    await world.app.get(Client).workflow.getHandle(workflow).terminate()
    const again = await must(world.post(`/partnerships/${id}/challenges`, challenge, key))
    expect(again.body).toMatchObject({ first: first.body.first, last: first.body.last, number: first.body.last })
    expect((await journal(id)).filter(type => type === 'challenge_logged')).toHaveLength(1)
  })

  test('with unknown fields, roles or people is refused before anything happens', async () => {
    const { id } = await world.open()
    const before = await journal(id)
    expect((await world.post(`/partnerships/${id}/challenges`, { ...challenge, mood: 'bad' })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'mood' }],
    })
    expect((await world.put(`/partnerships/${id}/team/boss`, { person: admin })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'role' }],
    })
    expect((await world.put(`/partnerships/${id}/team/legal`, { person: unknown })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'person' }],
    })
    expect(
      (await world.put(`/partnerships/${id}/place`, { country: 'DE', region: 'XQ', zone: 'Europe/Berlin' })).body,
    ).toMatchObject({ status: 422, errors: [{ path: 'region' }] })
    expect(await journal(id)).toEqual(before)
  })
})

describe('people and place', () => {
  test('a contact’s name and address are rows; the journal knows an id', async () => {
    const { id } = await world.open()
    const body = { name: 'Tom Farrow', email: 'tom.farrow@partner.example', roles: ['finance'] }
    await must(world.post(`/partnerships/${id}/contacts`, body, { idempotency: 'tom' }))
    await must(world.post(`/partnerships/${id}/contacts`, body, { idempotency: 'tom' }))
    const { partner } = (await world.get(`/partnerships/${id}`)).body
    const contacts = (await world.get(`/partners/${partner.id}/contacts`)).body
    expect(contacts.filter(({ name }: { name: string }) => name === 'Tom Farrow')).toMatchObject([
      { roles: ['finance'] },
    ])
    const entry = await world.orm.em.fork().findOneOrFail(JournalEntry, { partnership: id, type: 'contact_added' })
    expect(JSON.stringify(entry.data)).not.toContain('Tom')
    expect((await world.post(`/partnerships/${id}/contacts`, { roles: [] })).body).toMatchObject({ status: 422 })
  })

  test('another place brings its calendar, and another person the team', async () => {
    const { id } = await world.open()
    await must(world.put(`/partnerships/${id}/place`, { country: 'US', region: 'NY', zone: 'America/New_York' }))
    await must(world.put(`/partnerships/${id}/team/legal`, { person: admin }))
    const { body } = await world.get(`/partnerships/${id}`)
    expect(body).toMatchObject({ country: 'US', zone: 'America/New_York', calendar: { name: 'US-NY' } })
    expect(body.team.legal).toMatch(/^[0-9a-f-]{36}$/)
  })
})
