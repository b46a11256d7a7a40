import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readHostConfig } from '../../config.js'
import { buildEngine, builtEngine } from '../../embedded/engine-build.js'
import { startEngine } from '../../embedded/engine.js'
import { claim, endLeftovers, isClaimed } from '../../embedded/leftovers.js'
import { Parts } from '../../embedded/parts.js'
import { freePorts, loopback } from '../../embedded/ports.js'
import { ensureDatabase, startPostgres } from '../../embedded/postgres.js'
import { makeBundle } from '../../embedded/workflow-bundle.js'

/**
 * One PostgreSQL, one Temporal server and one bundle of each workflow file for a whole run of jest, each started when
 * the first test asks. They live in jest's own process, which outlives its workers; those ask over loopback.
 */
const project = resolve(import.meta.dirname, '../..')
const prefix = 'handfast-test-'
const database = { template: 'handfast_template', password: 'only-for-tests-on-loopback' }

declare global {
  var handfastSharedParts: { close(): Promise<void> } | undefined
}

export async function openSharedParts(): Promise<void> {
  await sweep()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  claim(folder)
  const parts = new Parts(folder)
  const environment = readHostConfig().environment
  const once = new Map<string, Promise<unknown>>()
  const engineBinaries = () =>
    buildEngine(readHostConfig().cacheFolder, environment, (name, child) => parts.adopt(name, child))

  const makers: Record<string, (argument: string) => Promise<unknown>> = {
    async postgres() {
      const [port] = (await freePorts(1)) as [number]
      const { url } = await startPostgres(parts, {
        folder: join(folder, 'postgres'),
        port,
        password: database.password,
        environment,
        throwaway: true,
      })
      return { url: url('') }
    },
    async template() {
      const { url: base } = (await get('postgres', '')) as { url: string }
      const url = (name: string) => base + name
      await ensureDatabase(url, database.template)
      await parts.run({
        name: 'Migrations',
        command: process.execPath,
        args: ['--import', './typescript.js', 'database/migrate.ts'],
        directory: project,
        environment: {
          ...environment,
          DATABASE_URL: url(database.template),
          TEMPORAL_ADDRESS: `${loopback}:1`,
          SMTP_URL: `smtp://${loopback}:1`,
          API_KEY: database.password,
          LINK_SECRET: database.password,
        },
      })
      return { url: base, template: database.template }
    },
    async engine() {
      const { server } = await engineBinaries()
      const [port] = (await freePorts(1)) as [number]
      return {
        ...(await startEngine(parts, {
          server,
          folder: join(folder, 'engine'),
          port,
          namespace: 'default',
          environment,
          throwaway: true,
        })),
        namespace: 'default',
      }
    },
    async bundle(workflowsPath) {
      return { codePath: await makeBundle(join(project, 'node_modules/.cache/handfast/workflows'), workflowsPath) }
    },
  }

  function get(kind: string, argument: string): Promise<unknown> {
    const key = `${kind} ${argument}`
    const known = once.get(key)
    if (known) return known
    const make = makers[kind]
    if (!make) return Promise.reject(new Error(`there is no shared part called ${kind}`))
    const made = make(argument)
    once.set(key, made)
    return made
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://parts')
    get(pathname.slice(1), searchParams.get('of') ?? '').then(
      part => response.end(JSON.stringify({ part })),
      (error: Error) => response.end(JSON.stringify({ error: error.message })),
    )
  })
  await new Promise<void>(done => server.listen(0, loopback, done))
  process.env.HANDFAST_TEST_PARTS = `http://${loopback}:${(server.address() as AddressInfo).port}`

  const close = async () => {
    server.close()
    server.closeAllConnections()
    await Promise.race([Promise.allSettled(once.values()), parts.failure.catch(() => {})])
    await parts.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  globalThis.handfastSharedParts = { close }
  // Jest leaves at once on these, without its teardown.
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(
      signal,
      () =>
        void parts.kill().finally(() => {
          rmSync(folder, { recursive: true, force: true })
          process.exit(code)
        }),
    )
  // Once for this user, and before the clock of any test runs. Where it cannot be built, those that need it will say
  // so.
  if (!builtEngine(readHostConfig().cacheFolder))
    await engineBinaries().catch((error: Error) => console.error(error.message))
}

/** Runs that were killed hard left processes and folders. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(entry => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    if (isClaimed(folder)) continue
    mkdirSync(folder, { recursive: true })
    await endLeftovers(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}
