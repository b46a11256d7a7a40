import { World, admin, manager, viewer } from './world.js'

let world: World
beforeAll(async () => {
  world = await World.begin({ withEngine: false })
  await world.people()
})
afterAll(() => world?.end())

const person = { name: 'Nia New', email: 'nia@vendor.example', zone: 'Europe/Rome', access: 'viewer' }
const partner = { name: 'Harbour Lane', type: 'reseller', country: 'DE', zone: 'Europe/Berlin' }

describe('the API key', () => {
  test.each(['/people', '/partnerships', '/models', '/openapi', '/nowhere/at/all'])('guards %s', async path => {
    const answer = await world.get(path, { key: null })
    expect([401, 404]).toContain(answer.status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    if (path !== '/openapi' && path !== '/nowhere/at/all')
      expect(answer.body).toMatchObject({ status: 401, code: 'no_key' })
  })

  test('guards every route that is not marked public', async () => {
    const guarded = world.routes.filter(
      ({ method, url }) => !['HEAD', 'OPTIONS'].includes(method) && !/^\/(docs|openapi|health|a\/)/.test(url),
    )
    expect(guarded.length).toBeGreaterThan(60)
    for (const { method, url } of guarded) {
      const answer = await world.ask(method, url.replaceAll(/:\w+/g, 'x'), undefined, { key: null, as: null })
      expect({ method, url, status: answer.status }).toEqual({ method, url, status: 401 })
    }
  })

  test('may come as Bearer, and a wrong one is told from none', async () => {
    expect(
      (await world.get('/people', { key: null, headers: { authorization: 'Bearer a-key-that-only-tests-know' } }))
        .status,
    ).toBe(200)
    expect((await world.get('/people', { key: 'another-key' })).body).toMatchObject({ status: 401, code: 'wrong_key' })
  })

  test.each(['/health/live', '/docs', '/openapi.json'])('is not asked for at %s', async path => {
    expect((await world.get(path, { key: null })).status).toBe(200)
  })
})

describe('the person who acts', () => {
  test('must be named for a change', async () => {
    expect((await world.post('/partners', partner, { as: null })).body).toMatchObject({
      status: 403,
      code: 'no_person',
    })
  })
  test('must be known', async () => {
    expect((await world.post('/partners', partner, { as: 'stranger@vendor.example' })).body).toMatchObject({
      status: 403,
      code: 'unknown_person',
    })
  })
  test('may look as a viewer, but not act', async () => {
    expect((await world.get('/partners', { as: viewer })).status).toBe(200)
    expect((await world.post('/partners', partner, { as: viewer })).body).toMatchObject({ status: 403, code: 'viewer' })
  })
  test('must be an admin where the installation itself changes', async () => {
    expect((await world.post('/people', person, { as: manager })).body).toMatchObject({
      status: 403,
      code: 'needs_admin',
    })
    expect((await world.post('/people', person, { as: admin })).status).toBe(201)
  })
  test('is needed for everything but the very first person', async () => {
    expect(
      (await world.post('/people', { ...person, email: 'late@vendor.example', access: 'admin' }, { as: null })).body,
    ).toMatchObject({ status: 403, code: 'no_person' })
  })
  test('cannot be the last admin and stop being one', async () => {
    const { body: people } = await world.get('/people')
    const { id } = people.find(({ email }: { email: string }) => email === admin)
    for (const [method, path, body] of [
      ['PATCH', `/people/${id}`, { access: 'viewer' }],
      ['POST', `/people/${id}/departure`, {}],
    ] as const)
      expect((await world.ask(method, path, body, { as: admin })).body).toMatchObject({
        status: 409,
        code: 'needs_admin',
      })
    expect((await world.ask('PATCH', `/people/${id}`, { left: true }, { as: admin })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'left', message: expect.stringContaining('POST /people/:person/departure') }],
    })
  })
})

describe('bad input', () => {
  const wrong: [string, Record<string, unknown>, string, RegExp][] = [
    ['an unknown field', { ...partner, colour: 'blue' }, 'colour', /not known/],
    ['an unknown type', { ...partner, type: 'friend' }, 'type', /reseller/],
    ['an unknown country', { ...partner, country: 'XX' }, 'country', /ISO country code/],
    ['an unknown time zone', { ...partner, zone: 'Europe/Berln' }, 'zone', /Europe\/Berlin/],
    ['an offset as time zone', { ...partner, zone: '+02:00' }, 'zone', /IANA/],
    ['a line break in a name', { ...partner, name: 'Harbour\nLane' }, 'name', /one line/],
    ['a control character in a name', { ...partner, name: 'Harbour\u0007Lane' }, 'name', /one line/],
    [
      'a line break in an address',
      { ...partner, contacts: [{ name: 'Kiri', email: 'kiri@partner.example\r\nBcc: all@partner.example' }] },
      'contacts[0].email',
      /one line/,
    ],
    [
      'no address at all',
      { ...partner, contacts: [{ name: 'Kiri', email: 'kiri' }] },
      'contacts[0].email',
      /e-mail address/,
    ],
    [
      'an unknown role',
      { ...partner, contacts: [{ name: 'Kiri', email: 'kiri@partner.example', roles: ['boss'] }] },
      'contacts[0].roles[0]',
      /partner_lead/,
    ],
    [
      'one person twice',
      {
        ...partner,
        contacts: [
          { name: 'Kiri', email: 'kiri@partner.example' },
          { name: 'Kiri', email: 'KIRI@partner.example' },
        ],
      },
      'contacts[1].email',
      /twice/,
    ],
    ['a website that runs', { ...partner, website: 'javascript:alert(1)' }, 'website', /web address/],
  ]
  test.each(wrong)('%s is refused with its path and the mend', async (_what, body, path, message) => {
    const before = (await world.get('/partners')).body.items.length
    const answer = await world.post('/partners', body)
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'invalid',
      type: 'urn:handfast:problem:invalid',
      title: 'Unprocessable Entity',
    })
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const found = answer.body.errors.find((error: { path: string }) => error.path === path)
    expect(found?.message).toMatch(message)
    expect((await world.get('/partners')).body.items).toHaveLength(before)
  })

  test('every wrong part is listed at once', async () => {
    const answer = await world.post('/partners', { ...partner, country: 'XX', zone: 'Mars/Base', colour: 'red' })
    expect(answer.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['colour', 'country', 'zone'])
  })
  test('older names of time zones are zones too', async () => {
    expect((await world.post('/partners', { ...partner, zone: 'Asia/Calcutta' })).status).toBe(201)
    expect((await world.post('/partners', { ...partner, zone: 'US/Eastern' })).status).toBe(201)
  })
  test('a body that is no JSON is 400', async () => {
    expect(
      (await world.post('/partners', '{"name": ', { headers: { 'content-type': 'application/json' } })).body,
    ).toMatchObject({ status: 400, code: 'malformed' })
  })
  test('a body that is announced as JSON and left out is none', async () => {
    const json = { headers: { 'content-type': 'application/json' } }
    const ask = (method: string, path: string) => world.ask(method, path, undefined, { ...json, as: admin })
    const unknown = '/partnerships/00000000-0000-4000-8000-000000000000'
    for (const [method, path] of [
      ['POST', '/invitation'],
      ['PUT', '/calendar'],
    ] as const) {
      expect({ method, answer: (await ask(method, unknown + path)).body }).toMatchObject({
        method,
        answer: { status: 404, code: 'unknown_partnership' },
      })
    }
    expect((await ask('DELETE', '/partnerships/7/pause')).body).toMatchObject({
      status: 422,
      errors: [{ path: 'partnership' }],
    })
    expect((await ask('POST', '/partners')).body).toMatchObject({
      status: 422,
      code: 'invalid',
      detail: 'the body must be a JSON object',
      errors: [{ path: '' }],
    })
  })
  test.each(['{"name": ', ' ', 'name=Harbour', '{"name": "Harbour"} {}', '{"__proto__": {"admin": true}}'])(
    '%j announced as JSON is told to be none',
    async body => {
      const answer = await world.post('/partners', body, { headers: { 'content-type': 'application/json' } })
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(answer.body).toMatchObject({ status: 400, code: 'malformed', detail: expect.stringContaining('JSON') })
    },
  )
  test('a body that is too large is 413', async () => {
    expect((await world.post('/partners', { ...partner, name: 'x'.repeat(2_000_000) })).body).toMatchObject({
      status: 413,
      code: 'too_large',
    })
  })
  test('a route that is none is 404, as a problem too', async () => {
    expect((await world.get('/nowhere')).body).toMatchObject({ status: 404, code: 'not_found' })
  })
  test('an id that is none is told apart from one that is unknown', async () => {
    expect((await world.get('/partners/7')).body).toMatchObject({ status: 422, errors: [{ path: 'partner' }] })
    expect((await world.get('/partners/00000000-0000-4000-8000-000000000000')).body).toMatchObject({
      status: 404,
      code: 'not_found',
    })
  })
  test('a query is checked too', async () => {
    expect(
      (await world.get('/partnerships?health=fine&colour=blue')).body.errors
        .map(({ path }: { path: string }) => path)
        .sort(),
    ).toEqual(['colour', 'health'])
    expect((await world.get('/partnerships?cursor=made-up')).body).toMatchObject({
      status: 422,
      errors: [{ path: 'cursor' }],
    })
  })
  test('a key of more than one word is refused', async () => {
    expect((await world.post('/partners', partner, { idempotency: 'two words' })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'Idempotency-Key' }],
    })
  })
})

describe('every answer', () => {
  test('asks to be kept nowhere, framed nowhere and guessed about by nobody', async () => {
    for (const path of ['/people', '/health/live', '/a/unknown', '/nowhere']) {
      const { headers } = await world.get(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    }
  })
  test('to a change carries its key, made here when none was sent', async () => {
    expect((await world.post('/partners', partner, { idempotency: 'mine-1' })).headers.get('idempotency-key')).toBe(
      'mine-1',
    )
    expect((await world.post('/partners', partner)).headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('behind a proxy', () => {
  const visits = async (world: World, ...addresses: string[]) => {
    const statuses = []
    for (const address of addresses)
      for (let visit = 0; visit < 60; visit += 1)
        statuses.push(
          (await world.get('/a/made-up', { key: null, as: null, headers: { 'x-forwarded-for': address } })).status,
        )
    return new Set(statuses)
  }

  test.each([
    ['1', new Set([404])],
    ['false', new Set([404, 429])],
  ])('each partner has a throttle of its own only where the proxy is trusted (TRUST_PROXY=%s)', async (trust, seen) => {
    const behind = await World.begin({ withEngine: false, environment: { TRUST_PROXY: trust } })
    try {
      expect(await visits(behind, '203.0.113.7', '203.0.113.8')).toEqual(seen)
      expect(
        (await behind.get('/a/made-up', { key: null, as: null, headers: { 'x-forwarded-for': '203.0.113.8' } })).status,
      ).toBe(429)
    } finally {
      await behind.end()
    }
  })
})
