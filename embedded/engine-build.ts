import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { Problem } from './problem.js'

export interface EngineBinaries {
  server: string
  ui: string
}

const pins = join(import.meta.dirname, 'engine')
const commands = {
  server: 'go.temporal.io/server/cmd/server',
  ui: 'github.com/temporalio/ui-server/v2/cmd/server',
} as const

/**
 * The official server and its UI, compiled from the pinned modules once per user and version, outside the checkout:
 * a fresh clone and the next one share them.
 */
export function builtFolder(cacheFolder: string): string {
  const [mod, sum] = ['go.mod', 'go.sum'].map(name => readFileSync(join(pins, name), 'utf8')) as [string, string]
  const version = /go\.temporal\.io\/server (v\S+)/.exec(mod)?.[1] ?? 'unknown'
  return join(
    cacheFolder,
    `engine-${version}-${process.platform}-${process.arch}-${createHash('sha256').update(mod).update(sum).digest('hex').slice(0, 8)}`,
  )
}

export function builtEngine(cacheFolder: string): EngineBinaries | undefined {
  const folder = builtFolder(cacheFolder)
  return existsSync(folder) ? { server: join(folder, 'server'), ui: join(folder, 'ui') } : undefined
}

type Spawned = (name: string, child: ChildProcess) => void

/** `spawned` lets the caller end the compiler when it is itself told to end. */
export async function buildEngine(
  cacheFolder: string,
  environment: NodeJS.ProcessEnv,
  spawned: Spawned = () => {},
): Promise<EngineBinaries> {
  const present = builtEngine(cacheFolder)
  if (present) return present
  mkdirSync(cacheFolder, { recursive: true })
  sweepBroken(cacheFolder)
  const work = mkdtempSync(join(cacheFolder, 'building-'))
  try {
    // A copy, because the Go tool may write beside go.mod.
    for (const name of ['go.mod', 'go.sum']) cpSync(join(pins, name), join(work, name))
    const done = join(work, 'done')
    mkdirSync(done)
    for (const [name, command] of Object.entries(commands))
      await goBuild(work, join(done, name), command, environment, spawned)
    const folder = builtFolder(cacheFolder)
    // Renamed into place, so it is there whole or not at all. If another process was quicker, its result is the same.
    if (!existsSync(folder)) renameSync(done, folder)
    return { server: join(folder, 'server'), ui: join(folder, 'ui') }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Remove what a killed build left behind; one that is still running is newer than this. */
function sweepBroken(cacheFolder: string): void {
  for (const name of readdirSync(cacheFolder).filter(entry => entry.startsWith('building-'))) {
    const folder = join(cacheFolder, name)
    if (Date.now() - statSync(folder).mtimeMs > 3_600_000) rmSync(folder, { recursive: true, force: true })
  }
}

function goBuild(
  folder: string,
  output: string,
  command: string,
  environment: NodeJS.ProcessEnv,
  spawned: Spawned,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const began = Date.now()
    let packages = 0
    let last = ''
    const go = spawn('go', ['build', '-v', '-trimpath', '-ldflags=-s -w', '-o', output, command], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    go.once('spawn', () =>
      console.log(
        `Building ${command} from the Go modules that embedded/engine/go.mod pins: some minutes, once for this user`,
      ),
    )
    spawned('Go', go)
    const progress = setInterval(
      () =>
        console.log(
          `  ${Math.round((Date.now() - began) / 1000)} s: `
            + `${packages === 0 ? 'reading modules' : `${packages} packages compiled`} for ${command}`,
        ),
      15_000,
    )
    go.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      for (const line of chunk.split('\n').filter(Boolean)) {
        if (/^(go: )?downloading /.test(line)) continue
        // `go build -v` names each package as it is compiled, and nothing else begins like an import path.
        if (/^[\w.-]+(\/[\w.@~-]+)*$/.test(line)) packages++
        else last = line
      }
    })
    go.once('error', (error: NodeJS.ErrnoException) => {
      clearInterval(progress)
      reject(error.code === 'ENOENT' ? new NoGo() : error)
    })
    go.once('close', code => {
      clearInterval(progress)
      if (code === 0) resolve()
      else
        reject(
          new Problem(
            `Building the engine failed: ${last.slice(0, 300) || `go build ended with ${code}`}. If that `
              + 'was the network, run the same command again: what was downloaded is kept.',
          ),
        )
    })
  })
}

export class NoGo extends Problem {
  constructor() {
    super(
      'The Temporal engine is built with Go, and there is no `go` on PATH: install Go 1.26 or newer, '
        + 'or put a `temporal` CLI 1.9.1 or newer on PATH, or set TEMPORAL_ADDRESS to a server of your own.',
    )
  }
}
