import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { Partnership } from '../../database/entities/partnership.js'
import { freePorts } from '../../embedded/ports.js'
import { loggedPath } from '../../src/edge/logging.js'
import { freshDatabase } from '../support/stack.js'
import { until } from '../support/until.js'
import { World, apiKey } from './world.js'

describe('while the engine is away', () => {
  let world: World
  beforeAll(async () => {
    world = await World.begin({ withEngine: false })
    await world.people()
  })
  afterAll(() => world?.end())

  test('a partnership is opened all the same and waits to be started', async () => {
    const opened = await world.post('/partnerships', { model: 'six-stage', partner: (await world.partner()).id })
    expect({ status: opened.status, state: opened.body.state }).toEqual({ status: 201, state: 'starting' })
    expect(await world.orm.em.fork().findOneOrFail(Partnership, opened.body.id)).toMatchObject({
      started: false,
      number: 1,
    })
    expect((await world.get(`/partnerships/${opened.body.id}`)).body.state).toBe('starting')
  })

  test('a command is answered 503: it may still happen, and the same key repeats it', async () => {
    const { id } = await world.open()
    const answer = await world.post(`/partnerships/${id}/invitation`, {}, { idempotency: 'invite-1' })
    expect(answer.body).toMatchObject({
      status: 503,
      code: 'engine_away',
      detail: expect.stringMatching(/may still happen.*same Idempotency-Key/),
    })
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(answer.headers.get('idempotency-key')).toBe('invite-1')
  })

  test('reading goes on, and readiness names what is missing', async () => {
    expect((await world.get('/partnerships')).status).toBe(200)
    const ready = await world.get('/health/ready', { key: null })
    expect({ status: ready.status, body: ready.body }).toMatchObject({
      status: 503,
      body: { database: { status: 'up' }, engine: { status: 'down' }, workers: { status: 'down' } },
    })
    expect((await world.get('/health/live', { key: null })).status).toBe(200)
  })
})

describe('while nobody works for the engine', () => {
  test('readiness says so', async () => {
    const world = await World.begin({ withWorker: false })
    try {
      const ready = await world.get('/health/ready', { key: null })
      expect({ status: ready.status, body: ready.body }).toMatchObject({
        status: 503,
        body: {
          database: { status: 'up' },
          engine: { status: 'up' },
          workers: { status: 'down', detail: expect.stringContaining('worker') },
        },
      })
    } finally {
      await world.end()
    }
  })
})

describe('while the database is away', () => {
  let world: World
  beforeAll(async () => {
    world = await World.begin({ withEngine: false, databaseUrl: 'postgresql://nobody:nothing@127.0.0.1:1/none' })
  })
  afterAll(() => world?.end())

  test.each([
    ['GET', '/partnerships'],
    ['GET', '/people'],
    ['POST', '/partners'],
  ])('%s %s is answered 503 with a time to come back', async (method, path) => {
    const answer = await world.ask(method, path, method === 'POST' ? {} : undefined)
    expect(answer.body).toMatchObject({
      status: 503,
      code: 'database_away',
      type: 'urn:handfast:problem:database_away',
    })
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(answer.text).not.toContain('nothing')
  })

  test('a partner’s page asks for patience', async () => {
    const page = await world.get('/a/some-token', { key: null, as: null })
    expect(page.status).toBe(503)
  })

  test('an address that asks for pages without end is slowed down, whichever page it asks for', async () => {
    const asked = Array.from({ length: 61 }, (_, index) =>
      world.ask(index % 2 ? 'GET' : 'POST', `/a/guess-${index}`, undefined, { key: null, as: null }),
    )
    const refused = (await Promise.all(asked)).filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(1)
    expect(refused[0]!.body).toMatchObject({
      code: 'too_many_requests',
      detail: 'Too many requests from one address; wait a minute.',
    })
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(50)
    expect((await world.get('/vendor')).status).toBe(503)
  })

  test('readiness names it', async () => {
    expect((await world.get('/health/ready', { key: null })).body).toMatchObject({
      status: 'error',
      database: { status: 'down' },
    })
  })
})

const project = resolve(import.meta.dirname, '../..')

describe('starting', () => {
  const start = (environment: Record<string, string>) =>
    new Promise<{ code: number | null; stderr: string }>(done => {
      const child = spawn(process.execPath, ['--import', './typescript.js', 'src/main.ts'], {
        cwd: project,
        env: { PATH: process.env.PATH, ...environment },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let stderr = ''
      child.stderr.on('data', (part: Buffer) => {
        stderr += part.toString()
      })
      child.on('exit', code => done({ code, stderr }))
    })
  const environment = {
    DATABASE_URL: 'postgresql://someone:hidden-word@127.0.0.1:1/none',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    SMTP_URL: 'smtp://127.0.0.1:1',
    API_KEY: apiKey,
    LINK_SECRET: apiKey,
    LOG_LEVEL: 'silent',
  }

  test('without a database is one clear line and a non-zero exit', async () => {
    const { code, stderr } = await start(environment)
    expect(code).toBe(1)
    expect(stderr).toContain('The database at 127.0.0.1:1/none does not answer: ECONNREFUSED')
    expect(stderr).not.toContain('hidden-word')
  })

  test('without a key says which variable is missing', async () => {
    const { code, stderr } = await start({ ...environment, API_KEY: '' })
    expect(code).toBe(2)
    expect(stderr).toContain('API_KEY is not set')
  })

  test('listens, and on SIGTERM ends in order', async () => {
    const database = await freshDatabase()
    const [port] = (await freePorts(1)) as [number]
    const child = spawn(process.execPath, ['--import', './typescript.js', 'src/main.ts'], {
      cwd: project,
      env: { PATH: process.env.PATH, ...environment, DATABASE_URL: database.url, API_PORT: String(port) },
      stdio: 'ignore',
    })
    const ended = new Promise<number | null>(done => child.on('exit', code => done(code)))
    try {
      const alive = async () =>
        (await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined))?.status === 200
      await until('the API answers, or ended', async () => child.exitCode !== null || (await alive()))
      expect((await fetch(`http://127.0.0.1:${port}/models`, { headers: { 'x-api-key': apiKey } })).status).toBe(200)
      child.kill('SIGTERM')
      await ended
      expect({ code: child.exitCode, signal: child.signalCode }).toEqual({ code: null, signal: 'SIGTERM' })
      await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow()
    } finally {
      child.kill('SIGKILL')
      await ended
      await database.drop()
    }
  })
})

describe('the log', () => {
  test('knows no token and nothing that was searched for', () => {
    expect(loggedPath('/a/a-secret-token/recorded')).toBe('/a/…/recorded')
    expect(loggedPath('/partnerships?q=Kiri%20Tane')).toBe('/partnerships')
  })
})
