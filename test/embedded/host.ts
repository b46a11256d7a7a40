import { spawn, type ChildProcess } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePorts, isFree } from '../../embedded/ports.js'

/** The real start with real parts, and small stand-ins for our own processes, so that what is tested is the hosting. */
const project = resolve(import.meta.dirname, '../..')
const idle =
  "setInterval(() => {}, 1000)\nprocess.on('SIGTERM', () => { console.log('ended in order'); process.exit(0) })\n"
export const standIns: Record<string, string> = {
  'src/main.ts':
    "import { createServer } from 'node:http'\nconst server = createServer((_, response) => "
    + "response.end()).listen(Number(process.env.API_PORT), '127.0.0.1')\nprocess.on('SIGTERM', () => "
    + '{ server.closeAllConnections(); server.close(() => process.exit(0)) })\n',
  'workers/partnership.ts':
    `import { existsSync } from 'node:fs'\nif (!existsSync(process.env.WORKFLOW_BUNDLE ?? '')) `
    + `throw new Error('there is no bundle')\n${idle}`,
  'workers/mail.ts': idle,
  'workflows/index.ts': 'export async function nothing() {}\n',
  'database/migrate.ts':
    "import { appendFileSync } from 'node:fs'\nif "
    + "(!process.env.DATABASE_URL?.startsWith('postgresql://')) "
    + "process.exit(1)\nappendFileSync('migrated', '.')\n",
  'database/migrations/1-first.ts': '',
  'samples/load.ts':
    "import { appendFileSync } from 'node:fs'\nappendFileSync('loaded', `${process.env.HANDFAST_URL} ${process.env.API_KEY}\\n`)\n",
}
const names = ['API_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'MAILBOX_PORT', 'SMTP_PORT', 'POSTGRES_PORT']

export interface Started {
  output: () => string
  over: Promise<number | null>
  ready: Promise<void>
  signal: (name: NodeJS.Signals) => void
}

export class Host {
  readonly folder = mkdtempSync(join(tmpdir(), 'start-'))
  ports: number[] = []
  #environment: NodeJS.ProcessEnv = {}
  readonly #running = new Set<ChildProcess>()

  static async make(): Promise<Host> {
    const host = new Host()
    for (const name of [
      'embedded',
      'config.ts',
      'typescript.js',
      'swc.options.js',
      'package.json',
      'workflows/search-attributes.ts',
    ])
      cpSync(join(project, name), join(host.folder, name), { recursive: true })
    symlinkSync(join(project, 'node_modules'), join(host.folder, 'node_modules'))
    for (const [name, text] of Object.entries(standIns)) {
      mkdirSync(join(host.folder, name, '..'), { recursive: true })
      writeFileSync(join(host.folder, name), text)
    }
    host.ports = await freePorts(names.length)
    host.#environment = {
      ...process.env,
      DATABASE_URL: '',
      TEMPORAL_ADDRESS: '',
      SMTP_URL: '',
      ...Object.fromEntries(names.map((name, index) => [name, String(host.ports[index])])),
    }
    return host
  }

  /** A group of its own, as a terminal gives each command: a signal reaches the group at once, as Ctrl-C does. */
  start(more: NodeJS.ProcessEnv = {}): Started {
    const child = spawn(process.execPath, ['--import', './typescript.js', 'embedded/start.ts'], {
      cwd: this.folder,
      env: { ...this.#environment, ...more },
      detached: true,
    })
    this.#running.add(child)
    let output = ''
    let isReady: () => void
    const ready = new Promise<void>(done => {
      isReady = done
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (output.includes('Ctrl-C stops everything')) isReady()
      })
    }
    const over = new Promise<number | null>(done =>
      child.once('close', code => {
        this.#running.delete(child)
        done(code)
      }),
    )
    const readyOrOver = Promise.race([
      ready,
      over.then(code => {
        throw new Error(`ended with ${code}: ${output}`)
      }),
    ])
    // A start that is meant to fail has nobody waiting for it to be ready.
    readyOrOver.catch(() => {})
    return {
      output: () => output,
      over,
      ready: readyOrOver,
      signal: name => {
        process.kill(-child.pid!, name)
      },
    }
  }

  /** What a start that cannot succeed says, and how it ends. */
  async failed(more: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; output: string }> {
    const { over, output } = this.start(more)
    return { code: await over, output: output() }
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8')
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text)
  }

  async openPorts(): Promise<number> {
    return (await Promise.all(this.ports.map(isFree))).filter(free => !free).length
  }

  remembered(): number[] {
    return readdirSync(join(this.folder, '.handfast/processes')).map(Number)
  }

  async statusOf(index: number): Promise<number> {
    return (await fetch(`http://127.0.0.1:${this.ports[index]}/`)).status
  }

  end(): void {
    for (const child of this.#running)
      try {
        process.kill(-child.pid!, 'SIGKILL')
      } catch {
        /* it ended */
      }
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export const alive = (pids: number[]) =>
  pids.filter(pid => existsSync(`/proc/${pid}/stat`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '))
