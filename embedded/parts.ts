import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { forget, remember } from './leftovers.js'
import { Problem } from './problem.js'

/** Which parts rest on which. Parts of one layer do not need each other, so they stop together. */
export enum Layer {
  ground,
  workers,
  api,
}

export interface Launch {
  /** In words, as the person at the terminal reads it: `PostgreSQL`. */
  name: string
  command: string
  args: string[]
  environment: NodeJS.ProcessEnv
  directory?: string
  user?: { uid: number; gid: number } | undefined
  /** `ground` by default: databases, the engine, the mailbox. */
  layer?: Layer
  /** What to do if it ends by itself, where there is more to say than its log. */
  hint?: string
  /** PostgreSQL waits for its clients on SIGTERM and leaves at once, in order, on SIGINT. */
  stopSignal?: NodeJS.Signals
  /** How long an orderly end may take before it is forced. */
  patience?: number
}

interface Part extends Launch {
  child: ChildProcess
  over: Promise<string>
  log: string
}

/**
 * The processes that belong together. Each has a process group of its own: Ctrl-C reaches the whole group of the
 * terminal at once, and the order of the end would be lost if the parts were in it.
 */
export class Parts {
  readonly #running: Part[] = []
  readonly #folder: string
  #stopped: Promise<void> | undefined
  #fail!: (problem: Problem) => void
  /** Rejects when a part ends that should go on. */
  readonly failure = new Promise<never>((_, reject) => {
    this.#fail = reject
  })

  constructor(stateFolder: string) {
    this.#folder = stateFolder
    mkdirSync(join(stateFolder, 'logs'), { recursive: true })
    this.failure.catch(() => {})
    // The last resort after a fault of our own: nothing may outlive the process that should have stopped it.
    process.once('exit', () => this.#running.forEach(part => signalGroup(part.child, 'SIGKILL')))
  }

  start(launch: Launch): ChildProcess {
    const part = this.#spawn(launch)
    void part.over.then(how => {
      this.#drop(part)
      if (!this.#stopped)
        this.#fail(
          new Problem(
            `${part.name} ended by itself (${how}); its log is ${part.log}${lastLine(part.log)}${part.hint ? `\n${part.hint}` : ''}`,
          ),
        )
    })
    return part.child
  }

  /** A step that ends: migrations, loading samples. */
  async run(launch: Launch): Promise<void> {
    const part = this.#spawn(launch)
    const how = await part.over
    this.#drop(part)
    if (how !== 'exit code 0')
      throw new Problem(`${part.name} did not succeed (${how}); its log is ${part.log}${lastLine(part.log)}`)
  }

  /** A process that somebody else started and reads from; it ends with the others. */
  adopt(name: string, child: ChildProcess): void {
    const over = new Promise<string>(resolve => {
      child.once('error', error => resolve(error.message))
      child.once('exit', () => resolve('ended'))
    })
    const part: Part = { name, command: '', args: [], environment: {}, child, over, log: '' }
    this.#running.push(part)
    if (child.pid) remember(this.#folder, child.pid)
    void over.then(() => this.#drop(part))
  }

  /** Stops layer by layer from the top, so that no part loses what it depends on. */
  stop(): Promise<void> {
    return (this.#stopped ??= this.#stopInOrder())
  }

  /** For parts whose data is thrown away: they are killed without an orderly stop. */
  kill(): Promise<void> {
    return (this.#stopped ??= Promise.all(
      this.#running.map(part => {
        signalGroup(part.child, 'SIGKILL')
        return part.over
      }),
    ).then(() => {}))
  }

  get any(): boolean {
    return this.#running.length > 0
  }

  async #stopInOrder(): Promise<void> {
    for (const layer of [Layer.api, Layer.workers, Layer.ground]) {
      await Promise.all(this.#running.filter(part => (part.layer ?? Layer.ground) === layer).map(end))
    }
  }

  #spawn(launch: Launch): Part {
    if (this.#stopped) throw new Problem(`${launch.name} is not started any more: stopping.`)
    const log = join(this.#folder, 'logs', `${launch.name.toLowerCase().replaceAll(' ', '-')}.log`)
    const output = openSync(log, 'w')
    const child = spawn(launch.command, launch.args, {
      detached: true,
      stdio: ['ignore', output, output],
      env: launch.environment,
      cwd: launch.directory,
      ...launch.user,
    })
    closeSync(output)
    const over = new Promise<string>(resolve => {
      child.once('error', error => resolve(error.message))
      child.once('exit', (code, cause) => resolve(cause ? `signal ${cause}` : `exit code ${code}`))
    })
    const part: Part = { ...launch, child, over, log }
    this.#running.push(part)
    if (child.pid) remember(this.#folder, child.pid)
    return part
  }

  #drop(part: Part): void {
    this.#running.splice(this.#running.indexOf(part), 1)
    // What a part left behind in its group goes with it: a PostgreSQL backend, a compiler of the Go tool.
    signalGroup(part.child, 'SIGKILL')
    if (part.child.pid) forget(this.#folder, part.child.pid)
  }
}

async function end(part: Part): Promise<void> {
  signal(part.child, part.stopSignal ?? 'SIGTERM')
  const orderly = await Promise.race([
    part.over.then(() => true),
    wait((part.patience ?? 15) * 1000, false, { ref: false }),
  ])
  if (orderly) return
  console.error(`${part.name} did not end in time and was killed`)
  signalGroup(part.child, 'SIGKILL')
  await part.over
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(name)
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, name)
  } catch {
    /* the group is empty: nothing was left behind */
  }
}

/** The last thing it said, past the stack and the version that Node puts below an error. */
function lastLine(log: string): string {
  if (!existsSync(log)) return ', which is gone: was the state folder removed while it was in use?'
  const line = readFileSync(log, 'utf8')
    .split('\n')
    .findLast(text => /\w/.test(text) && !/^\s+(at |\w+: )|^Node\.js v/.test(text))
  return line ? `, ending with: ${line.trim().slice(0, 300)}` : ''
}
