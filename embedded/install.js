/**
 * Runs before `npm start` and `npm test`, on whatever Node the machine has and with no dependency: installs when what
 * lies in node_modules is not what the lock file says, and otherwise costs a few hundredths of a second. Hosting
 * everything on one machine needs what only development needs, also where NODE_ENV says production.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const project = resolve(import.meta.dirname, '..')

if (missing().length > 0) {
  const release = await alone()
  try {
    // Somebody else may have installed while we waited.
    if (missing().length > 0) install()
  } finally {
    release()
  }
}

/** What the lock file names and node_modules does not have in that version. npm skips packages for other platforms. */
function missing() {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  return Object.keys(wanted).filter(
    path =>
      path !== ''
      && (present[path]
        ? present[path].version !== wanted[path].version || !existsSync(join(project, path))
        : !wanted[path].optional),
  )
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(project, file), 'utf8')).packages
  } catch {
    return {}
  }
}

function install() {
  console.log('Installing packages as package-lock.json says: a minute or more, once')
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: project,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  console.error(
    "The packages could not be installed: npm's own message stands above. Check the network and "
      + "npm's registry setting, then run the same command again.",
  )
  process.exitCode = 1
}

/** Two installs in one folder at the same time would delete each other's files. */
async function alone() {
  const file = join(tmpdir(), `handfast-install-${createHash('sha256').update(project).digest('hex').slice(0, 12)}`)
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch {
      if (!lives(Number(read(file)))) rmSync(file, { force: true })
      else await new Promise(done => setTimeout(done, 500))
    }
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function lives(pid) {
  // Signal 0 only asks whether the process exists; one that belongs to another user counts too.
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}
