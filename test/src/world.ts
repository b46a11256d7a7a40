import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { MikroORM } from '@mikro-orm/postgresql'
import { NativeConnection, Worker } from '@temporalio/worker'
import { readConfig } from '../../config.js'
import { calendarLoader } from '../../database/calendars.js'
import { JournalEntry } from '../../database/entities/journal-entry.js'
import { modelLoader } from '../../database/models.js'
import { zonesOf } from '../../database/zones.js'
import { step } from '../../lifecycle/step.js'
import { nextDay } from '../../lifecycle/elapse.js'
import type { Model } from '../../lifecycle/model.js'
import { standing } from '../../lifecycle/standing.js'
import { createApp, fastify } from '../../src/app.js'
import { publishShippedModels } from '../../src/models/shipped.js'
import { stepper } from '../../workers/step.js'
import { quietRuntime } from '../support/quiet-runtime.js'
import { engine, freshDatabase, unique, workflowBundle } from '../support/stack.js'
import { until } from '../support/until.js'

export const apiKey = 'a-key-that-only-tests-know'
export const admin = 'ada.admin@vendor.example'
export const manager = 'mona.manager@vendor.example'
export const viewer = 'vic.viewer@vendor.example'

/** What came as JSON; tests say what they expect of it by matching. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any
export interface Answer {
  status: number
  headers: Headers
  body: Json
  text: string
}
export interface Asking {
  as?: string | null
  key?: string | null
  idempotency?: string
  headers?: Record<string, string>
  form?: Record<string, string>
}

/**
 * The real application over a real database, with the real engine and a worker that decides and records, or without
 * them where a test says so.
 */
export class World {
  routes: { method: string; url: string }[] = []
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly orm: MikroORM,
    private readonly lives: boolean,
    private readonly ends: (() => Promise<unknown>)[],
  ) {}

  static async begin({
    withEngine = true,
    withWorker = withEngine,
    databaseUrl,
    environment = {},
  }: {
    withEngine?: boolean
    withWorker?: boolean
    databaseUrl?: string
    environment?: Record<string, string>
  } = {}): Promise<World> {
    const database = databaseUrl ? undefined : await freshDatabase()
    const temporal = withEngine ? await engine() : { address: '127.0.0.1:1', namespace: 'default' }
    const taskQueue = unique('api')
    const config = readConfig({
      DATABASE_URL: databaseUrl ?? database!.url,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      TASK_QUEUE: taskQueue,
      SMTP_URL: 'smtp://127.0.0.1:1',
      API_KEY: apiKey,
      LINK_SECRET: 'a-secret-that-only-tests-know',
      LOG_LEVEL: process.env.API_LOG ?? 'silent',
      ...environment,
    })
    const adapter = fastify(config)
    const routes: World['routes'] = []
    adapter.getInstance().addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push({ method: one, url })
    })
    const app = await createApp(config, adapter)
    await app.listen(0, '127.0.0.1')
    const orm = app.get<MikroORM>(MikroORM)
    const ends: (() => Promise<unknown>)[] = [() => app.close()]
    if (!databaseUrl) await publishShippedModels(orm)
    if (withWorker) ends.unshift(await startWorker(orm, temporal, taskQueue))
    if (database) ends.push(() => database.drop())
    const { port } = app.getHttpServer().address() as AddressInfo
    const world = new World(app, `http://127.0.0.1:${port}`, orm, withWorker, ends)
    world.routes = routes
    return world
  }

  async end() {
    for (const end of this.ends) await end()
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    { as = manager, key = apiKey, idempotency, headers = {}, form }: Asking = {},
  ): Promise<Answer> {
    const isText = typeof body === 'string'
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(key && { 'x-api-key': key }),
        ...(as && { 'x-handfast-person': as }),
        ...(idempotency && { 'idempotency-key': idempotency }),
        ...(form
          ? { 'content-type': 'application/x-www-form-urlencoded' }
          : body !== undefined && !isText && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(form
        ? { body: new URLSearchParams(form).toString() }
        : body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined,
    }
  }

  get(path: string, asking: Asking = {}) {
    return this.ask('GET', path, undefined, asking)
  }
  post(path: string, body?: unknown, asking: Asking = {}) {
    return this.ask('POST', path, body, asking)
  }
  put(path: string, body?: unknown, asking: Asking = {}) {
    return this.ask('PUT', path, body, asking)
  }

  /** The vendor with an admin, a manager and a viewer. */
  async people() {
    await must(
      this.post(
        '/people',
        { name: 'Ada Admin', email: admin, zone: 'Europe/Stockholm', access: 'admin' },
        { as: null },
      ),
    )
    await must(
      this.put(
        '/vendor',
        {
          name: 'Kestrel Analytics',
          replyTo: 'partners@vendor.example',
          zone: 'Europe/Stockholm',
          country: 'SE',
          valueProposition: 'Together we reach further.',
        },
        { as: admin },
      ),
    )
    await must(
      this.post(
        '/people',
        {
          name: 'Mona Manager',
          email: manager,
          zone: 'Europe/Stockholm',
          access: 'partner_manager',
          roles: ['manager'],
        },
        { as: admin },
      ),
    )
    await must(
      this.post(
        '/people',
        { name: 'Vic Viewer', email: viewer, zone: 'Europe/Stockholm', access: 'viewer' },
        { as: admin },
      ),
    )
  }

  async partner(name = unique('Harbour Lane'), more: Record<string, unknown> = {}) {
    const lead = {
      name: 'Kiri Tane',
      email: `${randomUUID()}@partner.example`,
      roles: ['partner_lead', 'sales', 'technical', 'legal'],
    }
    return (
      await must(
        this.post('/partners', {
          name,
          type: 'reseller',
          country: 'DE',
          zone: 'Europe/Berlin',
          contacts: [lead],
          ...more,
        }),
      )
    ).body
  }

  /**
   * Answered as soon as the engine has it; here, once its first turn is recorded too: a test that counts events would
   * meet it halfway.
   */
  async open(more: Record<string, unknown> = {}) {
    const partner = more.partner ?? (await this.partner()).id
    const opened = (await must(this.post('/partnerships', { model: 'six-stage', partner, ...more }))).body
    const isRecorded = { partnership: opened.id, type: 'stage_entered' } as const
    if (this.lives) await until('the first turn is recorded', () => this.orm.em.fork().count(JournalEntry, isRecorded))
    return opened
  }
}

export async function must(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
  return answer
}

async function startWorker(
  orm: MikroORM,
  { address, namespace }: { address: string; namespace: string },
  taskQueue: string,
): Promise<() => Promise<void>> {
  quietRuntime()
  const connection = await NativeConnection.connect({ address })
  const sources = { model: modelLoader<Model>(orm), calendar: calendarLoader(orm), zones: zonesOf }
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: await workflowBundle(resolve(import.meta.dirname, '../../workflows/index.ts')),
    activities: stepper(orm, { step, nextDay, standing }, sources),
    shutdownGraceTime: '1s',
  })
  const ran = worker.run()
  return async () => {
    worker.shutdown()
    await ran
    await connection.close()
  }
}
