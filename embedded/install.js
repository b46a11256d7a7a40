/**
 * Runs before `npm start` and `npm test`, on whatever Node the machine has and with no dependency: installs when what
 * lies in node_modules is not what the lock file says, and otherwise costs a few milliseconds.
 */
import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'

const packagesOf = file => {
  try { return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')).packages } catch { return undefined; }
}
const wanted = packagesOf('../package-lock.json') ?? {}
// npm writes this file last, so an install that broke off leaves none.
const present = packagesOf('../node_modules/.package-lock.json')
const missing = Object.keys(wanted).filter(path => path !== '' && wanted[path].version !== present?.[path]?.version && !(wanted[path].optional && !present?.[path]))

if (!present || missing.length > 0) {
  console.log(present ? `${missing.length} packages differ from package-lock.json: installing` : 'Installing packages (about a minute, once)')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: new URL('..', import.meta.url), stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) {
    console.error('The packages could not be installed: npm\'s own message stands above. Check the network and npm\'s registry setting, then run the same command again.')
    process.exit(1)
  }
}
