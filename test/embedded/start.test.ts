import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createTransport } from 'nodemailer'
import { isFree, freePorts } from '../../embedded/ports.js'
import { engine } from '../support/stack.js'

/** The real start with real parts, and small stand-ins for our own processes, so that what is tested is the hosting. */
const project = resolve(import.meta.dirname, '../..')
const idle = "setInterval(() => {}, 1000)\nprocess.on('SIGTERM', () => { console.log('ended in order'); process.exit(0) })\n"
const standIns: Record<string, string> = {
  'src/main.ts': "import { createServer } from 'node:http'\nconst server = createServer((_, response) => response.end()).listen(Number(process.env.API_PORT), '127.0.0.1')\nprocess.on('SIGTERM', () => { server.closeAllConnections(); server.close(() => process.exit(0)) })\n",
  'workers/partnership.ts': idle,
  'workers/mail.ts': idle,
  'database/migrate.ts': "if (!process.env.DATABASE_URL?.startsWith('postgresql://')) process.exit(1)\n",
  'samples/load.ts': "import { appendFileSync } from 'node:fs'\nappendFileSync('loaded', `${process.env.HANDFAST_URL} ${process.env.API_KEY}\\n`)\n",
}
const names = ['API_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'MAILBOX_PORT', 'SMTP_PORT', 'POSTGRES_PORT']

let folder: string, ports: number[], environment: NodeJS.ProcessEnv
const running = new Set<ChildProcess>()

beforeAll(async () => {
  // Builds the engine, if this machine has none yet, before the clock of a test runs.
  await engine()
  folder = mkdtempSync(join(tmpdir(), 'start-'))
  for (const name of ['embedded', 'config.ts', 'typescript.js', 'swc.options.js', 'package.json']) cpSync(join(project, name), join(folder, name), { recursive: true })
  mkdirSync(join(folder, 'workflows'))
  cpSync(join(project, 'workflows/search-attributes.ts'), join(folder, 'workflows/search-attributes.ts'))
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  for (const [name, text] of Object.entries(standIns)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  ports = await freePorts(names.length)
  environment = { ...process.env, DATABASE_URL: '', TEMPORAL_ADDRESS: '', SMTP_URL: '', ...Object.fromEntries(names.map((name, index) => [name, String(ports[index])])) }
}, 1_200_000)

afterAll(() => {
  for (const child of running) try { process.kill(-child.pid!, 'SIGKILL') } catch { /* it ended */ }
  rmSync(folder, { recursive: true, force: true })
})

interface Started { output: () => string, over: Promise<number | null>, ready: Promise<void>, signal: (name: NodeJS.Signals) => void }

/** A group of its own, as a terminal gives each command: a signal reaches the group at once, as Ctrl-C does. */
function start(more: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, ['--import', './typescript.js', 'embedded/start.ts'], { cwd: folder, env: { ...environment, ...more }, detached: true })
  running.add(child)
  let output = ''
  let isReady: () => void
  const ready = new Promise<void>(done => { isReady = done })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.includes('Ctrl-C stops everything')) isReady()
    })
  }
  const over = new Promise<number | null>(done => child.once('close', code => {
    running.delete(child)
    done(code)
  }))
  const readyOrOver = Promise.race([ready, over.then(code => { throw new Error(`ended with ${code}: ${output}`) })])
  // A start that is meant to fail has nobody waiting for it to be ready.
  readyOrOver.catch(() => {})
  return { output: () => output, over, ready: readyOrOver, signal: name => { process.kill(-child.pid!, name) } }
}

const openPorts = async () => (await Promise.all(ports.map(isFree))).filter(free => !free).length
const remembered = () => readdirSync(join(folder, '.handfast/processes')).map(Number)
const alive = (pids: number[]) => pids.filter(pid => existsSync(`/proc/${pid}/stat`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '))
const statusOf = async (index: number) => (await fetch(`http://127.0.0.1:${ports[index]}/`)).status

test('starts everything, keeps its keys to itself, and Ctrl-C leaves no process and no port; the letters and samples survive', async () => {
  const first = start()
  await first.ready
  expect(first.output()).toContain(JSON.parse(readFileSync(join(folder, '.handfast/keys.json'), 'utf8')).apiKey)
  expect(statSync(join(folder, '.handfast/keys.json')).mode & 0o777).toBe(0o600)
  expect(await Promise.all([statusOf(0), statusOf(2), statusOf(3)])).toEqual([200, 200, 200])
  await createTransport({ host: '127.0.0.1', port: ports[4]! }).sendMail({ from: 'a@vendor.example', to: 'b@partner.example', subject: 'Kept <b>&</b>', html: '<p>Hello</p>', text: 'Hello' })
  const pids = remembered()
  expect(pids.length).toBeGreaterThanOrEqual(7)
  first.signal('SIGINT')
  expect(await first.over).toBe(0)
  expect(alive(pids)).toEqual([])
  expect(await openPorts()).toBe(0)
  expect(readFileSync(join(folder, '.handfast/logs/mail-worker.log'), 'utf8')).toContain('ended in order')

  const began = Date.now()
  const second = start()
  await second.ready
  expect(Date.now() - began).toBeLessThan(20_000)
  expect(readFileSync(join(folder, 'loaded'), 'utf8').split('\n')).toHaveLength(2)
  expect(await (await fetch(`http://127.0.0.1:${ports[3]}/`)).text()).toContain('Kept &#60;b&#62;')
  second.signal('SIGTERM')
  expect(await second.over).toBe(0)
  expect(await openPorts()).toBe(0)
}, 120_000)

test('heals what a kill -9 left, and a second start beside the first is refused', async () => {
  const killed = start()
  await killed.ready
  const pids = remembered()
  killed.signal('SIGKILL')
  await killed.over
  expect(alive(pids).length).toBeGreaterThan(0)

  const next = start()
  await next.ready
  expect(alive(pids)).toEqual([])
  const beside = start()
  expect(await beside.over).toBe(1)
  expect(beside.output()).toMatch(/Handfast already runs from .* \(process \d+\): stop it first, or set HANDFAST_STATE to another folder\.\n$/)
  next.signal('SIGINT')
  expect(await next.over).toBe(0)
}, 120_000)

test('if a part dies, says so in one line, stops the others in order and fails', async () => {
  const started = start()
  await started.ready
  const mailWorker = remembered().find(pid => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workers/mail.ts'))!
  process.kill(mailWorker, 'SIGKILL')
  expect(await started.over).toBe(1)
  expect(started.output()).toMatch(/\nMail worker ended by itself \(signal SIGKILL\); its log is .*mail-worker\.log\n$/)
  expect(await openPorts()).toBe(0)
}, 120_000)

test('a taken port is named with the variable that changes it, and nothing is started', async () => {
  const other = createServer()
  await new Promise<void>(done => other.listen(ports[3], '127.0.0.1', done))
  const started = start()
  expect(await started.over).toBe(1)
  expect(started.output().trim()).toBe(`Port ${ports[3]} (the mailbox page) is taken: stop what listens there, or set MAILBOX_PORT to a free one.`)
  await new Promise(done => other.close(done))
})

test('a migration that fails ends the start with its last line', async () => {
  writeFileSync(join(folder, 'database/migrate.ts'), "console.error('relation partner is not there')\nprocess.exit(3)\n")
  const started = start()
  expect(await started.over).toBe(1)
  expect(started.output()).toMatch(/Migrations did not succeed \(exit code 3\); its log is .*, ending with: relation partner is not there\n$/)
  writeFileSync(join(folder, 'database/migrate.ts'), standIns['database/migrate.ts']!)
}, 60_000)

test('a wrong variable is told in plain lines', async () => {
  const started = start({ API_PORT: 'three thousand' })
  expect(await started.over).toBe(2)
  expect(started.output()).toBe('The configuration is not usable:\n  API_PORT must be a port number, 1 to 65535; it is "three thousand"\n')
})

test('without Go and without a way to download, says what would help', async () => {
  const bin = mkdtempSync(join(tmpdir(), 'bin-'))
  // A download that cannot be reached, in the words that every proxy-aware client understands.
  const started = start({ PATH: `${join(project, 'node_modules/.bin')}:${bin}:/usr/bin:/bin`, XDG_CACHE_HOME: bin, HTTPS_PROXY: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' })
  expect(await started.over).toBe(1)
  expect(started.output()).toMatch(/Temporal server ended by itself .*the download did not succeed.*\nThe Temporal engine is built with Go, and there is no `go` on PATH: install Go/)
  rmSync(bin, { recursive: true, force: true })
}, 120_000)
