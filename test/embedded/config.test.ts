import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readClientConfig, readConfig, readHostConfig } from '../../config.js'

const complete = {
  DATABASE_URL: 'postgresql://handfast:pw@127.0.0.1:5433/handfast',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  API_KEY: 'a-key-of-sufficient-length',
  LINK_SECRET: 'a-secret-of-sufficient-length',
}

const problemsOf = (read: () => unknown): string[] => {
  try {
    read()
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  throw new Error('nothing was found wrong')
}

test('a process with its connections and keys gets the documented defaults for the rest', () => {
  expect(readConfig(complete)).toMatchObject({
    apiHost: '127.0.0.1',
    apiPort: 3000,
    publicUrl: 'http://127.0.0.1:3000',
    temporalNamespace: 'default',
    taskQueue: 'handfast',
  })
})

test('npm start needs nothing at all', () => {
  expect(readHostConfig({ HOME: '/home/someone' })).toMatchObject({
    stateFolder: '.handfast',
    samples: true,
    cacheFolder: '/home/someone/.cache/handfast',
    ports: { api: 3000, temporal: 7233, temporalUi: 8233, mailbox: 8025, smtp: 1025, postgres: 5433 },
  })
})

test("samples are not sent to a mail server of one's own unless they are asked for", () => {
  expect(readHostConfig({ SMTP_URL: 'smtp://mail.example' }).samples).toBe(false)
  expect(readHostConfig({ SMTP_URL: 'smtp://mail.example', HANDFAST_SAMPLES: '1' }).samples).toBe(true)
})

test('every variable that is missing is named at once', () => {
  expect(problemsOf(() => readConfig({}))).toEqual(
    Object.keys(complete).map(name => `${name} is not set, and there is no default for it here`),
  )
})

test('a variable set to nothing counts as not set', () => {
  expect(problemsOf(() => readConfig({ ...complete, API_KEY: '' }))).toEqual([
    'API_KEY is not set, and there is no default for it here',
  ])
})

test.each([
  ['API_PORT', '70000', 'API_PORT must be 65535 or less; it is "70000"'],
  ['API_PORT', 'http', 'API_PORT must be a port number, 1 to 65535; it is "http"'],
  ['API_PORT', '0', 'API_PORT must be 1 or more; it is "0"'],
  [
    'TEMPORAL_ADDRESS',
    'localhost',
    'TEMPORAL_ADDRESS must be host:port, for example 127.0.0.1:7233; it is "localhost"',
  ],
  [
    'MAIL_FROM',
    'nobody',
    'MAIL_FROM must be an address like "Partner programme <partners@vendor.example>"; it is "nobody"',
  ],
  ['MAIL_FROM', 'a@b.example\r\nBcc: c@d.example', expect.stringMatching(/^MAIL_FROM must be an address/)],
  ['PUBLIC_URL', 'ftp://x', 'PUBLIC_URL must be a URL like https://partners.example; it is "ftp://x"'],
  ['MAIL_PER_SECOND', '0', 'MAIL_PER_SECOND must be more than 0; it is "0"'],
  [
    'TRUST_PROXY',
    'nginx',
    'TRUST_PROXY must be true, false, the number of proxies in front, or their addresses like 10.0.0.0/8,127.0.0.1; it is "nginx"',
  ],
  ['RETENTION_LETTER_DAYS', '-1', 'RETENTION_LETTER_DAYS must be 0 (kept for ever) or more; it is "-1"'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of trace, debug, info, warn, error, silent; it is "loud"'],
])('%s=%j is refused with what would be right', (name, value, problem) => {
  expect(problemsOf(() => readConfig({ ...complete, [name]: value }))).toEqual([problem])
})

test.each(['API_KEY', 'LINK_SECRET', 'DATABASE_URL', 'SMTP_URL'])(
  '%s may hold a secret, and is not shown when it is wrong',
  name => {
    const [problem] = problemsOf(() => readConfig({ ...complete, [name]: 'wrong-pa55' }))
    expect(problem).toMatch(new RegExp(`^${name} must `))
    expect(problem).not.toContain('pa55')
  },
)

test('what was read cannot be changed', () => {
  expect(Object.isFrozen(readConfig(complete))).toBe(true)
})

test('the demo finds the key that npm start made, and says where it looked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'))
  try {
    expect(problemsOf(() => readClientConfig({ HANDFAST_STATE: folder }))[0]).toContain(
      `${folder}/keys.json holds none`,
    )
    writeFileSync(join(folder, 'keys.json'), JSON.stringify({ apiKey: 'made-at-first-start' }))
    expect(readClientConfig({ HANDFAST_STATE: folder }).apiKey).toBe('made-at-first-start')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test.each([
  [undefined, false],
  ['false', false],
  ['true', true],
  ['2', 2],
  ['10.0.0.0/8, 127.0.0.1', ['10.0.0.0/8', '127.0.0.1']],
])('TRUST_PROXY=%s is read as Fastify takes it', (value, trustProxy) => {
  expect(readConfig({ ...complete, TRUST_PROXY: value }).trustProxy).toEqual(trustProxy)
})

test('what is kept, and how long, is generous unless it is said', () => {
  expect(readConfig(complete).retention).toEqual({ letters: 730, links: 730, texts: 730, requestKeys: 30 })
  expect(readConfig({ ...complete, RETENTION_TEXT_DAYS: '0' }).retention.texts).toBe(0)
})
