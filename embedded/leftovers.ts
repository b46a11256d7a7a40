import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from './problem.js'

/**
 * Which processes were started from a state folder: one file each, named after the process, holding when it began.
 * After a `kill -9` of the starter they go on alone; the next start ends them, so that their ports and files are free.
 */
const folderOf = (stateFolder: string) => join(stateFolder, 'processes')

export function remember(stateFolder: string, pid: number): void {
  mkdirSync(folderOf(stateFolder), { recursive: true })
  writeFileSync(join(folderOf(stateFolder), String(pid)), begun(pid) ?? '')
}

export function forget(stateFolder: string, pid: number): void {
  rmSync(join(folderOf(stateFolder), String(pid)), { force: true })
}

/** Only one `npm start` per state folder: two would fight over the same database files. */
export function claim(stateFolder: string): void {
  const file = join(stateFolder, 'starter')
  const pid = isClaimed(stateFolder)
  if (pid)
    throw new Problem(
      `Handfast already runs from ${stateFolder} (process ${pid}): stop it first, or set HANDFAST_STATE to another folder.`,
    )
  writeFileSync(file, `${process.pid} ${begun(process.pid)}`)
}

/** The process that runs from this folder now, if there is one. */
export function isClaimed(stateFolder: string): number | undefined {
  const [pid, since] = read(join(stateFolder, 'starter')).split(' ')
  return pid && since && begun(Number(pid)) === since ? Number(pid) : undefined
}

export function release(stateFolder: string): void {
  rmSync(join(stateFolder, 'starter'), { force: true })
}

export async function endLeftovers(stateFolder: string): Promise<void> {
  for (const name of list(folderOf(stateFolder))) {
    const pid = Number(name)
    const since = read(join(folderOf(stateFolder), name))
    // Process numbers are reused after a while, but never together with the same start time.
    const ours = () => since !== '' && begun(pid) === since
    if (ours()) {
      console.log(`Ending process ${pid}, left by a start that was killed`)
      send(-pid, 'SIGINT')
      for (let turn = 0; turn < 50 && ours(); turn++) await wait(100)
      if (ours()) send(-pid, 'SIGKILL')
      for (let turn = 0; turn < 50 && ours(); turn++) await wait(100)
    }
    forget(stateFolder, pid)
  }
}

/** When a process began, in words of the system that only need to compare equal; nothing if there is none. */
function begun(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    if (process.platform === 'linux') return undefined
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
        .trim()
        .replaceAll(' ', '_')
    } catch {
      return undefined
    }
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    /* it ended in between */
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
