import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/**
 * Workflow code as one file, which workers load. Making it costs seconds of a processor, so it is kept under a name
 * that changes with everything it is made of.
 */
const project = resolve(import.meta.dirname, '..')
export const workflowsPath = join(project, 'workflows/index.ts')
const day = 86_400_000

export function keptBundle(folder: string, path = workflowsPath): string {
  return join(folder, `${digestOf(path)}.js`)
}

export async function makeBundle(folder: string, path = workflowsPath): Promise<string> {
  const file = keptBundle(folder, path)
  if (existsSync(file)) {
    // As good as new, so that nobody sweeps it away before it is loaded.
    utimesSync(file, new Date(), new Date())
    return file
  }
  // Half a second to load: only whoever makes one pays it.
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker')
  const { code } = await bundleWorkflowCode({ workflowsPath: path, logger: new DefaultLogger('WARN') })
  mkdirSync(folder, { recursive: true })
  sweep(folder)
  // Whole or not at all: another start may look for it meanwhile.
  writeFileSync(`${file}.${process.pid}`, code)
  renameSync(`${file}.${process.pid}`, file)
  return file
}

/**
 * The shell and the rules that it folds events with, whatever stands beside a test's own workflows, and the SDK that
 * bundles them.
 */
function digestOf(path: string): string {
  const hash = createHash('sha256').update(relative(project, path))
  for (const folder of new Set([join(project, 'workflows'), join(project, 'lifecycle'), dirname(path)])) {
    for (const name of globSync('**/*.{ts,tsx,js,json}', { cwd: folder }).sort())
      hash.update(`\n${name}\n`).update(readFileSync(join(folder, name)))
  }
  hash.update(readFileSync(join(project, 'node_modules/@temporalio/worker/package.json')))
  return hash.digest('hex').slice(0, 24)
}

/** What was used within a day may be about to be loaded. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (Date.now() - statSync(join(folder, name)).mtimeMs > day) rmSync(join(folder, name), { force: true })
  }
}
