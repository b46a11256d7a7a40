import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { orExit, readHostConfig, type HostConfig } from '../config.js'
import { provideEngine } from './engine-choice.js'
import { requireDatabase, tellOfMailServer } from './given.js'
import { keysIn } from './keys.js'
import { claim, endLeftovers, release } from './leftovers.js'
import { isMigrated, keepMigrated } from './migrated.js'
import { Parts } from './parts.js'
import { loopback, requireFree } from './ports.js'
import { ensureDatabase, startPostgres } from './postgres.js'
import { Problem, Stop } from './problem.js'
import {
  bundleWorkflows,
  loadSamples,
  migrate,
  startApi,
  startMailbox,
  startMailWorker,
  startPartnershipWorker,
  untilReady,
} from './services.js'
import { table } from './table.js'

/** `npm start`: the whole of Handfast on one machine, in the order in which the parts need each other. */
const began = performance.now()
const config = orExit(readHostConfig)
const state = resolve(config.stateFolder)

// What was still being waited for when the end came must not hold it up.
process.exit(await host().catch(told))

async function host(): Promise<number> {
  ownFolder()
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

  step(`${config.databaseUrl ? '' : 'PostgreSQL, '}the Temporal engine${config.smtpUrl ? '' : ' and the mailbox'}`)
  const shared: NodeJS.ProcessEnv = {
    ...config.environment,
    TEMPORAL_ADDRESS: config.temporalAddress ?? `${loopback}:${config.ports.temporal}`,
    SMTP_URL: config.smtpUrl ?? `smtp://${loopback}:${config.ports.smtp}`,
    API_KEY: apiKey,
    LINK_SECRET: config.linkSecret ?? keys.linkSecret,
    HANDFAST_URL: url,
  }
  // Each part begins as soon as what it stands on is there, because most of a start is processors loading code.
  const provided = provideEngine(parts, config)
  const bundled = config.workflowBundle ?? bundleWorkflows(parts, join(state, 'workflows'), config.environment)
  const migrated = provideDatabase(parts, keys.databasePassword).then(async databaseUrl => {
    const environment = { ...shared, DATABASE_URL: databaseUrl }
    if (config.databaseUrl) await migrate(parts, environment)
    else if (!(await isMigrated(state, databaseUrl))) {
      await migrate(parts, environment)
      await keepMigrated(state, databaseUrl)
    }
    return environment
  })
  const [engine, environment] = await Promise.all([
    provided,
    migrated,
    config.smtpUrl
      ? tellOfMailServer(config.smtpUrl)
      : startMailbox(parts, {
          folder: join(state, 'mail'),
          smtp: config.ports.smtp,
          page: config.ports.mailbox,
          environment: config.environment,
        }),
    migrated.then(known => {
      step('the API and the workers')
      startApi(parts, known)
    }),
    Promise.all([migrated, provided]).then(([known]) => startMailWorker(parts, known)),
    Promise.all([migrated, bundled, provided]).then(([known, bundle]) =>
      startPartnershipWorker(parts, { ...known, WORKFLOW_BUNDLE: bundle }),
    ),
  ])
  await untilReady(parts, url)

  if (config.samples && !existsSync(join(state, 'samples-loaded'))) {
    step('the sample programme, once')
    await Promise.race([loadSamples(parts, environment), parts.failure])
    writeFileSync(join(state, 'samples-loaded'), '')
  }
  console.log(table(config, { engine, apiKey, seconds: (performance.now() - began) / 1000 }))
}

async function provideDatabase(parts: Parts, password: string): Promise<string> {
  if (config.databaseUrl) {
    await requireDatabase(config.databaseUrl)
    return config.databaseUrl
  }
  const { url } = await startPostgres(parts, {
    folder: join(state, 'postgres'),
    port: config.ports.postgres,
    password,
    environment: config.environment,
  })
  await ensureDatabase(url, 'handfast')
  return url('handfast')
}

function ownFolder(): void {
  try {
    mkdirSync(state, { recursive: true })
    accessSync(state, constants.W_OK)
  } catch (error) {
    throw new Problem(
      `The state folder ${state} cannot be written (${(error as NodeJS.ErrnoException).code}): set HANDFAST_STATE to one that can.`,
      { cause: error },
    )
  }
}

function portsOf({ ports, databaseUrl, temporalAddress, smtpUrl }: HostConfig) {
  return [
    { port: ports.api, variable: 'API_PORT', what: 'the API' },
    ...(databaseUrl ? [] : [{ port: ports.postgres, variable: 'POSTGRES_PORT', what: 'PostgreSQL' }]),
    ...(temporalAddress
      ? []
      : [
          { port: ports.temporal, variable: 'TEMPORAL_PORT', what: 'Temporal' },
          { port: ports.temporalUi, variable: 'TEMPORAL_UI_PORT', what: 'the Temporal UI' },
        ]),
    ...(smtpUrl
      ? []
      : [
          { port: ports.smtp, variable: 'SMTP_PORT', what: 'mail' },
          { port: ports.mailbox, variable: 'MAILBOX_PORT', what: 'the mailbox page' },
        ]),
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
