import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { engine } from '../support/stack.js'
import { alive, Host } from './host.js'

let host: Host

beforeAll(async () => {
  // Builds the engine, if this machine has none yet, before the clock of a test runs.
  await engine()
  host = await Host.make()
}, 1_200_000)

afterAll(() => host.end())

test('starts everything, keeps its keys to itself, and Ctrl-C leaves no process and no port; the letters and samples survive', async () => {
  const first = host.start()
  await first.ready
  expect(first.output()).toContain(JSON.parse(host.read('.handfast/keys.json')).apiKey)
  expect(statSync(join(host.folder, '.handfast/keys.json')).mode & 0o777).toBe(0o600)
  expect(await Promise.all([host.statusOf(0), host.statusOf(2), host.statusOf(3)])).toEqual([200, 200, 200])
  await createTransport({ host: '127.0.0.1', port: host.ports[4]! }).sendMail({
    from: 'a@vendor.example',
    to: 'b@partner.example',
    subject: 'Kept <b>&</b>',
    html: '<p>Hello</p>',
    text: 'Hello',
  })
  const pids = host.remembered()
  expect(pids.length).toBeGreaterThanOrEqual(7)
  first.signal('SIGINT')
  expect(await first.over).toBe(0)
  expect(alive(pids)).toEqual([])
  expect(await host.openPorts()).toBe(0)
  expect(host.read('.handfast/logs/mail-worker.log')).toContain('ended in order')

  const bundles = readdirSync(join(host.folder, '.handfast/workflows'))
  const began = Date.now()
  const second = host.start()
  await second.ready
  expect(Date.now() - began).toBeLessThan(20_000)
  expect(bundles).toEqual([expect.stringMatching(/^\w+\.js$/)])
  expect(readdirSync(join(host.folder, '.handfast/workflows'))).toEqual(bundles)
  expect(host.read('loaded').split('\n')).toHaveLength(2)
  expect(await (await fetch(`http://127.0.0.1:${host.ports[3]}/`)).text()).toContain('Kept &#60;b&#62;')
  expect(host.read('migrated')).toBe('.')
  second.signal('SIGTERM')
  expect(await second.over).toBe(0)
  expect(await host.openPorts()).toBe(0)
}, 240_000)

test('migrates again once there is another migration', async () => {
  host.write('database/migrations/2-second.ts', '')
  const third = host.start()
  await third.ready
  expect(host.read('migrated')).toBe('..')
  third.signal('SIGINT')
  expect(await third.over).toBe(0)
}, 240_000)

test('heals what a kill -9 left, and a second start beside the first is refused', async () => {
  const killed = host.start()
  await killed.ready
  const pids = host.remembered()
  killed.signal('SIGKILL')
  await killed.over
  expect(alive(pids).length).toBeGreaterThan(0)

  const next = host.start()
  await next.ready
  expect(alive(pids)).toEqual([])
  const beside = host.start()
  expect(await beside.over).toBe(1)
  expect(beside.output()).toMatch(
    /Handfast already runs from .* \(process \d+\): stop it first, or set HANDFAST_STATE to another folder\.\n$/,
  )
  next.signal('SIGINT')
  expect(await next.over).toBe(0)
}, 240_000)

test('if a part dies, says so in one line, stops the others in order and fails', async () => {
  const started = host.start()
  await started.ready
  const mailWorker = host
    .remembered()
    .find(pid => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workers/mail.ts'))!
  process.kill(mailWorker, 'SIGKILL')
  expect(await started.over).toBe(1)
  expect(started.output()).toMatch(/\nMail worker ended by itself \(signal SIGKILL\); its log is .*mail-worker\.log\n$/)
  expect(await host.openPorts()).toBe(0)
}, 240_000)

test('if the state folder is removed under it, says so and leaves nothing running', async () => {
  const started = host.start()
  await started.ready
  const pids = host.remembered()
  const mailWorker = pids.find(pid => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workers/mail.ts'))!
  rmSync(join(host.folder, '.handfast/logs'), { recursive: true })
  process.kill(mailWorker, 'SIGKILL')
  expect(await started.over).toBe(1)
  expect(started.output()).toMatch(/\nMail worker ended by itself \(signal SIGKILL\); its log is .*mail-worker\.log, /)
  expect(started.output()).toMatch(/, which is gone: was the state folder removed while it was in use\?\n$/)
  expect(alive(pids)).toEqual([])
}, 240_000)
