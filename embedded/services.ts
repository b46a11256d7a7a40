import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Launch, Layer, type Parts } from './parts.js'
import { untilListening } from './ports.js'
import { Problem } from './problem.js'
import { keptBundle } from './workflow-bundle.js'

/** The processes that are Handfast itself, run from source. */
const project = resolve(import.meta.dirname, '..')

const fromSource = (
  name: string,
  file: string,
  environment: NodeJS.ProcessEnv,
  args: string[] = [],
  layer = Layer.ground,
): Launch => ({
  name,
  layer,
  command: process.execPath,
  args: ['--import', './typescript.js', '--enable-source-maps', file, ...args],
  directory: project,
  environment,
  // Workers finish what they have begun; a letter on its way may take a while.
  patience: 40,
})

export async function startMailbox(
  parts: Parts,
  { folder, smtp, page, environment }: { folder: string; smtp: number; page: number; environment: NodeJS.ProcessEnv },
): Promise<void> {
  parts.start(fromSource('Mailbox', 'embedded/mailbox.ts', environment, [resolve(folder), String(smtp), String(page)]))
  await Promise.race([
    Promise.all([untilListening(smtp, 'The mailbox'), untilListening(page, 'The mailbox page')]),
    parts.failure,
  ])
}

export function migrate(parts: Parts, environment: NodeJS.ProcessEnv): Promise<void> {
  return parts.run(fromSource('Migrations', join('database', 'migrate.ts'), environment))
}

/** The workflows as one file, kept while nothing in them changes. */
export async function bundleWorkflows(parts: Parts, folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const file = keptBundle(folder)
  if (!existsSync(file))
    await parts.run(fromSource('Workflow bundle', join('embedded', 'bundle-workflows.ts'), environment, [folder]))
  return file
}

export function startPartnershipWorker(parts: Parts, environment: NodeJS.ProcessEnv): void {
  parts.start(fromSource('Partnership worker', join('workers', 'partnership.ts'), environment, [], Layer.workers))
}

export function startMailWorker(parts: Parts, environment: NodeJS.ProcessEnv): void {
  parts.start(fromSource('Mail worker', join('workers', 'mail.ts'), environment, [], Layer.workers))
}

export function startApi(parts: Parts, environment: NodeJS.ProcessEnv): void {
  parts.start(fromSource('API', join('src', 'main.ts'), environment, [], Layer.api))
}

/** `/health/ready` answers 200 once the API, the database, the engine and the workers all do. */
export async function untilReady(parts: Parts, url: string, seconds = 90): Promise<void> {
  await Promise.race([
    parts.failure,
    (async () => {
      let last = 'no answer'
      for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline;) {
        try {
          const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) })
          if (response.status === 200) return
          last = `status ${response.status}: ${(await response.text()).slice(0, 200)}`
        } catch {
          /* it does not listen yet */
        }
        // Each look asks the database and the engine, while everything else is still loading.
        await wait(250)
      }
      throw new Problem(`The API was not ready within ${seconds} s (${last}).`)
    })(),
  ])
}

export function loadSamples(parts: Parts, environment: NodeJS.ProcessEnv): Promise<void> {
  return parts.run(fromSource('Sample programme', join('samples', 'load.ts'), environment))
}
