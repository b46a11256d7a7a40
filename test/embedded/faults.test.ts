import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { emptyDatabase, engine } from '../support/stack.js'
import { Host, standIns } from './host.js'

/** What a start cannot mend, it tells in one line that says what would, and ends with a code that scripts see. */
let host: Host

beforeAll(async () => {
  // Builds the engine, if this machine has none yet, before the clock of a test runs.
  await engine()
  host = await Host.make()
}, 1_200_000)

afterAll(() => host.end())

const nowhere = '127.0.0.1:9'

test('a taken port is named with the variable that changes it, and nothing is started', async () => {
  const other = createServer()
  await new Promise<void>(done => other.listen(host.ports[3], '127.0.0.1', done))
  const { code, output } = await host.failed()
  expect(code).toBe(1)
  expect(output.trim()).toBe(
    `Port ${host.ports[3]} (the mailbox page) is taken: stop what listens there, or set MAILBOX_PORT to a free one.`,
  )
  await new Promise(done => other.close(done))
})

test('a migration that fails ends the start with its last line', async () => {
  host.write('database/migrate.ts', "console.error('relation partner is not there')\nprocess.exit(3)\n")
  const { code, output } = await host.failed()
  expect(code).toBe(1)
  expect(output).toMatch(
    /Migrations did not succeed \(exit code 3\); its log is .*, ending with: relation partner is not there\n/,
  )
  expect(await host.openPorts()).toBe(0)
  host.write('database/migrate.ts', standIns['database/migrate.ts']!)
}, 120_000)

test('workflows that do not bundle end the start', async () => {
  host.write('workflows/index.ts', "export { gone } from './gone.js'\n")
  const { code, output } = await host.failed()
  expect(code).toBe(1)
  expect(output).toMatch(/Workflow bundle did not succeed \(exit code 1\); its log is .*workflow-bundle\.log/)
  expect(await host.openPorts()).toBe(0)
  host.write('workflows/index.ts', standIns['workflows/index.ts']!)
}, 120_000)

test('a wrong variable is told in plain lines', async () => {
  expect(await host.failed({ API_PORT: 'three thousand' })).toEqual({
    code: 2,
    output: 'The configuration is not usable:\n  API_PORT must be a port number, 1 to 65535; it is "three thousand"\n',
  })
})

test('a state folder that cannot be written', async () => {
  const folder = join(host.folder, 'package.json', 'state')
  expect(await host.failed({ HANDFAST_STATE: folder })).toEqual({
    code: 1,
    output: `\nThe state folder ${folder} cannot be written (ENOTDIR): set HANDFAST_STATE to one that can.\n`,
  })
})

test('a database that is given and does not answer, or lets nobody in', async () => {
  const dead = await host.failed({ DATABASE_URL: `postgresql://somebody:secret-word@${nowhere}/handfast` })
  expect(dead.code).toBe(1)
  expect(dead.output).toContain(
    `\nThe database at ${nowhere}/handfast (DATABASE_URL) is not usable: connect ECONNREFUSED ${nowhere}.\n`,
  )
  expect(dead.output).not.toContain('secret-word')

  const { url, drop } = await emptyDatabase()
  const locked = await host.failed({ DATABASE_URL: url.replace(/:[^:@]+@/, ':wrong@') })
  expect(locked.code).toBe(1)
  expect(locked.output).toMatch(/\(DATABASE_URL\) is not usable: password authentication failed for user "\w+"\.\n/)
  await drop()
}, 120_000)

test('an engine that is given and does not answer', async () => {
  const { code, output } = await host.failed({ TEMPORAL_ADDRESS: nowhere })
  expect(code).toBe(1)
  expect(output).toMatch(/\nThe Temporal engine at 127\.0\.0\.1:9 \(TEMPORAL_ADDRESS\) is not usable: .+\n/)
}, 120_000)

test('a mail server that is given and does not answer holds up nothing: letters wait', async () => {
  const { ready, output, signal, over } = host.start({ SMTP_URL: `smtp://${nowhere}` })
  await ready
  expect(output()).toContain(
    `No mail server answers at ${nowhere} (SMTP_URL): connect ECONNREFUSED ${nowhere}. Letters wait, and are sent once it does.\n`,
  )
  // Nor does it get the sample programme's letters unasked.
  expect(existsSync(join(host.folder, 'loaded'))).toBe(false)
  signal('SIGINT')
  expect(await over).toBe(0)
}, 120_000)

describe('an engine that must be got', () => {
  let empty: string
  // What the start itself runs, and neither Go nor a Temporal CLI.
  beforeEach(() => {
    empty = mkdtempSync(join(tmpdir(), 'bin-'))
    for (const name of ['setpriv', 'ps', 'sh'])
      for (const folder of (process.env.PATH ?? '').split(delimiter))
        if (existsSync(join(folder, name)) && !existsSync(join(empty, name)))
          symlinkSync(join(folder, name), join(empty, name))
  })
  afterEach(() => rmSync(empty, { recursive: true, force: true }))

  test('without Go and without a way to download, says what would help', async () => {
    // A download that cannot be reached, in the words that every proxy-aware client understands.
    const { code, output } = await host.failed({
      PATH: empty,
      XDG_CACHE_HOME: empty,
      HTTPS_PROXY: `http://${nowhere}`,
      https_proxy: `http://${nowhere}`,
    })
    expect(code).toBe(1)
    expect(output).toMatch(
      /Temporal server ended by itself .*the download did not succeed.*\nThe Temporal engine is built/,
    )
    expect(output).toContain('The Temporal engine is built with Go, and there is no `go` on PATH: install Go')
  }, 120_000)

  test('with Go whose download breaks off, says that what came is kept', async () => {
    writeFileSync(
      join(empty, 'go'),
      '#!/bin/sh\necho "go: downloading go.temporal.io/server v1.32.1" >&2\necho "go: '
        + 'go.temporal.io/server@v1.32.1: unexpected EOF" >&2\nexit 1\n',
      { mode: 0o755 },
    )
    const { code, output } = await host.failed({ PATH: empty, XDG_CACHE_HOME: empty })
    expect(code).toBe(1)
    expect(output).toContain(
      '\nBuilding the engine failed: go: go.temporal.io/server@v1.32.1: unexpected EOF. If that was '
        + 'the network, run the same command again: what was downloaded is kept.\n',
    )
    expect(await host.openPorts()).toBe(0)
  }, 120_000)
})
