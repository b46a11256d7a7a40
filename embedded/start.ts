import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { orExit, readHostConfig, type HostConfig } from '../config.js'
import { provideEngine } from './engine-choice.js'
import { keysIn } from './keys.js'
import { claim, endLeftovers, release } from './leftovers.js'
import { Parts } from './parts.js'
import { loopback, requireFree } from './ports.js'
import { ensureDatabase, startPostgres } from './postgres.js'
import { Problem, Stop } from './problem.js'
import { loadSamples, migrate, startApi, startMailbox, startWorkers, untilReady } from './services.js'
import { table } from './table.js'

/** `npm start`: the whole of Handfast on one machine, in the order in which the parts need each other. */
const began = performance.now()
const config = orExit(readHostConfig)
const state = resolve(config.stateFolder)

// What was still being waited for when the end came must not hold it up.
process.exit(await host().catch(told))

async function host(): Promise<number> {
  mkdirSync(state, { recursive: true })
  claim(state)
  const told = signalled()
  const parts = new Parts(state)
  try {
    await Promise.race([bringUp(parts), parts.failure, told])
    await Promise.race([parts.failure, told])
    return 0
  } catch (problem) {
    if (problem instanceof Stop) return 0
    throw problem
  } finally {
    if (parts.any) console.log('Stopping')
    await parts.stop()
    release(state)
  }
}

async function bringUp(parts: Parts): Promise<void> {
  await endLeftovers(state)
  await requireFree(portsOf(config))
  const keys = keysIn(state)
  const apiKey = config.apiKey ?? keys.apiKey
  const url = `http://${loopback}:${config.ports.api}`

  step('PostgreSQL and the Temporal engine')
  const [databaseUrl, engine] = await Promise.all([provideDatabase(parts, keys.databasePassword), provideEngine(parts, config)])
  const environment: NodeJS.ProcessEnv = {
    ...config.environment,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: engine.address,
    SMTP_URL: config.smtpUrl ?? `smtp://${loopback}:${config.ports.smtp}`,
    API_KEY: apiKey,
    LINK_SECRET: config.linkSecret ?? keys.linkSecret,
    HANDFAST_URL: url,
  }

  step('the mailbox and the migrations')
  await Promise.all([
    config.smtpUrl ? undefined : startMailbox(parts, { folder: join(state, 'mail'), smtp: config.ports.smtp, page: config.ports.mailbox, environment: config.environment }),
    migrate(parts, environment),
  ])

  step('the workers and the API')
  startWorkers(parts, environment)
  startApi(parts, environment)
  await untilReady(parts, url)

  if (config.samples && !existsSync(join(state, 'samples-loaded'))) {
    step('the sample programme, once')
    await Promise.race([loadSamples(parts, environment), parts.failure])
    writeFileSync(join(state, 'samples-loaded'), '')
  }
  console.log(table(config, { engine, apiKey, seconds: (performance.now() - began) / 1000 }))
}

async function provideDatabase(parts: Parts, password: string): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl
  const { url } = await startPostgres(parts, { folder: join(state, 'postgres'), port: config.ports.postgres, password, environment: config.environment })
  await ensureDatabase(url, 'handfast')
  return url('handfast')
}

function portsOf({ ports, databaseUrl, temporalAddress, smtpUrl }: HostConfig) {
  return [
    { port: ports.api, variable: 'API_PORT', what: 'the API' },
    ...databaseUrl ? [] : [{ port: ports.postgres, variable: 'POSTGRES_PORT', what: 'PostgreSQL' }],
    ...temporalAddress ? [] : [{ port: ports.temporal, variable: 'TEMPORAL_PORT', what: 'Temporal' }, { port: ports.temporalUi, variable: 'TEMPORAL_UI_PORT', what: 'the Temporal UI' }],
    ...smtpUrl ? [] : [{ port: ports.smtp, variable: 'SMTP_PORT', what: 'mail' }, { port: ports.mailbox, variable: 'MAILBOX_PORT', what: 'the mailbox page' }],
  ]
}

/** Rejects at the first signal; later ones change nothing, because stopping is already under way. */
function signalled(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => reject(new Stop(signal)))
  })
}

function step(what: string): void {
  console.log(`Starting ${what}`)
}

function told(problem: unknown): number {
  console.error(problem instanceof Problem ? `\n${problem.message}` : problem)
  return 1
}
