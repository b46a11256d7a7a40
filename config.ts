import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * Every variable that Handfast understands; nothing else reads process.env. Development needs none of them: `npm start`
 * makes the keys, keeps them in its state folder and hands them to its processes. Elsewhere the required ones must be
 * set.
 */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The configuration is not usable:\n${problems.map(problem => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

const port = (standard: number) =>
  z.coerce
    .number('must be a port number, 1 to 65535')
    .int('must be a whole port number')
    .min(1, 'must be 1 or more')
    .max(65535, 'must be 65535 or less')
    .default(standard)
const url = (protocols: string[], example: string) =>
  z
    .string()
    .refine(text => URL.canParse(text) && protocols.includes(new URL(text).protocol), `must be a URL like ${example}`)
const secret = z.string().min(16, 'must have at least 16 characters: make one with `openssl rand -hex 24`')
const hostAndPort = z.string().regex(/^[^\s:/]+:\d{1,5}$/, 'must be host:port, for example 127.0.0.1:7233')
const queue = (standard: string) =>
  z
    .string()
    .regex(/^[\w-]+$/, 'must be a name of letters, digits, - and _')
    .default(standard)
const isAddress = (text: string) =>
  /^(loopback|linklocal|uniquelocal)$/.test(text) || isIP(text.replace(/\/\d{1,3}$/, '')) > 0
const proxies = z
  .string()
  .transform(text => {
    if (text === 'true' || text === 'false') return text === 'true'
    return /^\d{1,2}$/.test(text) ? Number(text) : text.split(',').map(part => part.trim())
  })
  .refine(
    read => !Array.isArray(read) || read.every(isAddress),
    'must be true, false, the number of proxies in front, or their addresses like 10.0.0.0/8,127.0.0.1',
  )
  .default(false)
const daysKept = (standard: number) =>
  z.coerce
    .number('must be a number of days')
    .int('must be a whole number of days')
    .min(0, 'must be 0 (kept for ever) or more')
    .default(standard)
const yes = z.enum(['0', '1', 'true', 'false'], 'must be 1 or 0').transform(text => text === '1' || text === 'true')

const shared = {
  /** Where the API listens. 0.0.0.0 only behind a proxy that speaks TLS. */
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port(3000),
  /**
   * Whose word about a caller's address counts (`X-Forwarded-For`): the proxies in front, by number or address. Without
   * it all partners behind a proxy share one throttle; trusted where there is none, each caller names its own address.
   */
  TRUST_PROXY: proxies,
  /** How many days settled letters, links past their day, texts that nothing open names, and request keys are kept. */
  RETENTION_LETTER_DAYS: daysKept(730),
  RETENTION_LINK_DAYS: daysKept(730),
  RETENTION_TEXT_DAYS: daysKept(730),
  RETENTION_REQUEST_KEY_DAYS: daysKept(30),
  /** What links in e-mails begin with. */
  PUBLIC_URL: url(['http:', 'https:'], 'https://partners.example').optional(),
  /** Sender of every letter; replies go to the partner manager. */
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address like "Partner programme <partners@vendor.example>"')
    .default('Partner programme <partners@vendor.example>'),
  /** Letters a second, for the whole mail queue. */
  MAIL_PER_SECOND: z.coerce.number('must be a number').positive('must be more than 0').default(20),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  /** Mail has one of its own beside it, `handfast-mail`, so that a slow mail server holds up no deadline. */
  TASK_QUEUE: queue('handfast'),
  /** Prometheus endpoints, host:port; unset means none. */
  PARTNERSHIP_METRICS: hostAndPort.optional(),
  MAIL_METRICS: hostAndPort.optional(),
  /**
   * A workflow bundle built beforehand (`npm run build`), which production workers load; unset bundles from source at
   * start.
   */
  WORKFLOW_BUNDLE: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'must be one of trace, debug, info, warn, error, silent',
    )
    .default('info'),
}

const connections = {
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@127.0.0.1:5432/handfast'),
  TEMPORAL_ADDRESS: hostAndPort,
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://127.0.0.1:1025'),
  /** Guards every endpoint but health, the documentation and partners' pages. */
  API_KEY: secret,
  /** Signs what partners' links carry. */
  LINK_SECRET: secret,
}

const serviceSchema = z.object({ ...shared, ...connections })

/** `npm start`: a connection that is given is used, one that is not is hosted here. Every address is loopback. */
const hostSchema = z.object({
  ...shared,
  DATABASE_URL: connections.DATABASE_URL.optional(),
  TEMPORAL_ADDRESS: connections.TEMPORAL_ADDRESS.optional(),
  SMTP_URL: connections.SMTP_URL.optional(),
  API_KEY: secret.optional(),
  LINK_SECRET: secret.optional(),
  /** Databases, letters, keys and logs of the embedded parts. Delete it to begin anew. */
  HANDFAST_STATE: z.string().min(1).default('.handfast'),
  TEMPORAL_PORT: port(7233),
  TEMPORAL_UI_PORT: port(8233),
  MAILBOX_PORT: port(8025),
  SMTP_PORT: port(1025),
  POSTGRES_PORT: port(5433),
  /** Load the sample programme although SMTP_URL leads outside: its letters go to addresses that end in .example. */
  HANDFAST_SAMPLES: yes.optional(),
  /** Where engines built here are kept, per version, for every checkout of this user. */
  XDG_CACHE_HOME: z.string().optional(),
  HOME: z.string().default('.'),
  PATH: z.string().default(''),
})

/** What the demo and the sample loader need: they know Handfast by its HTTP API. */
const clientSchema = z.object({
  HANDFAST_URL: url(['http:', 'https:'], 'http://127.0.0.1:3000').optional(),
  API_KEY: secret.optional(),
  HANDFAST_STATE: z.string().min(1).default('.handfast'),
  TEMPORAL_ADDRESS: hostAndPort.optional(),
  /** Where `npm start` put the API and the engine, so that both read the same environment. */
  API_PORT: port(3000),
  TEMPORAL_PORT: port(7233),
  TEMPORAL_NAMESPACE: shared.TEMPORAL_NAMESPACE,
  /** The demo answers letters, so it reads the embedded mailbox. */
  MAILBOX_PORT: port(8025),
})

type Environment = Record<string, string | undefined>

export type Config = ReturnType<typeof readConfig>
export type HostConfig = ReturnType<typeof readHostConfig>

/** The API, the workers and the migrations. */
export function readConfig(environment: Environment = process.env) {
  const read = parse(serviceSchema, environment)
  return Object.freeze({
    ...common(read),
    databaseUrl: read.DATABASE_URL,
    temporalAddress: read.TEMPORAL_ADDRESS,
    smtpUrl: read.SMTP_URL,
    apiKey: read.API_KEY,
    linkSecret: read.LINK_SECRET,
  })
}

/** The migrations need nothing else. */
export function readDatabaseConfig(environment: Environment = process.env) {
  return Object.freeze({
    databaseUrl: parse(z.object({ DATABASE_URL: connections.DATABASE_URL }), environment).DATABASE_URL,
  })
}

export function readHostConfig(environment: Environment = process.env) {
  const read = parse(hostSchema, environment)
  return Object.freeze({
    ...common(read),
    databaseUrl: read.DATABASE_URL,
    temporalAddress: read.TEMPORAL_ADDRESS,
    smtpUrl: read.SMTP_URL,
    apiKey: read.API_KEY,
    linkSecret: read.LINK_SECRET,
    stateFolder: read.HANDFAST_STATE,
    ports: Object.freeze({
      api: read.API_PORT,
      temporal: read.TEMPORAL_PORT,
      temporalUi: read.TEMPORAL_UI_PORT,
      mailbox: read.MAILBOX_PORT,
      smtp: read.SMTP_PORT,
      postgres: read.POSTGRES_PORT,
    }),
    samples: read.HANDFAST_SAMPLES ?? read.SMTP_URL === undefined,
    cacheFolder: `${read.XDG_CACHE_HOME || `${read.HOME}/.cache`}/handfast`,
    path: read.PATH,
    /** Handed on to the processes that are started, which add their own. */
    environment: { ...environment },
  })
}

export function readClientConfig(environment: Environment = process.env) {
  const read = parse(clientSchema, environment)
  const apiKey = read.API_KEY ?? keyOf(read.HANDFAST_STATE)
  if (!apiKey)
    throw new ConfigError([
      `API_KEY is not set, and ${join(read.HANDFAST_STATE, 'keys.json')} holds none: run \`npm start\` once, or set it`,
    ])
  return Object.freeze({
    url: (read.HANDFAST_URL ?? `http://127.0.0.1:${read.API_PORT}`).replace(/\/+$/, ''),
    apiKey,
    temporalAddress: read.TEMPORAL_ADDRESS ?? `127.0.0.1:${read.TEMPORAL_PORT}`,
    temporalNamespace: read.TEMPORAL_NAMESPACE,
    mailboxUrl: `http://127.0.0.1:${read.MAILBOX_PORT}`,
  })
}

/** The key that `npm start` made, so that the demo runs beside it with nothing to type. */
function keyOf(stateFolder: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(stateFolder, 'keys.json'), 'utf8')) as { apiKey?: string }).apiKey
  } catch {
    return undefined
  }
}

/** For the first line of a process: a configuration that is wrong is told in plain lines, without a stack. */
export function orExit<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exit(2)
  }
}

function common(read: z.infer<z.ZodObject<typeof shared>>) {
  return {
    apiHost: read.API_HOST,
    apiPort: read.API_PORT,
    trustProxy: read.TRUST_PROXY,
    retention: Object.freeze({
      letters: read.RETENTION_LETTER_DAYS,
      links: read.RETENTION_LINK_DAYS,
      texts: read.RETENTION_TEXT_DAYS,
      requestKeys: read.RETENTION_REQUEST_KEY_DAYS,
    }),
    publicUrl: (read.PUBLIC_URL ?? `http://127.0.0.1:${read.API_PORT}`).replace(/\/+$/, ''),
    mailFrom: read.MAIL_FROM,
    mailPerSecond: read.MAIL_PER_SECOND,
    temporalNamespace: read.TEMPORAL_NAMESPACE,
    taskQueue: read.TASK_QUEUE,
    partnershipMetrics: read.PARTNERSHIP_METRICS,
    mailMetrics: read.MAIL_METRICS,
    workflowBundle: read.WORKFLOW_BUNDLE,
    logLevel: read.LOG_LEVEL,
  }
}

function parse<S extends z.ZodType>(schema: S, environment: Environment): z.infer<S> {
  // A variable set to nothing counts as not set: compose files and shells produce those.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new ConfigError(
    result.error.issues.map(issue => {
      const name = String(issue.path[0])
      if (given[name] === undefined) return `${name} is not set, and there is no default for it here`
      return `${name} ${issue.message}; it is ${hidden.has(name) ? 'not shown' : JSON.stringify(given[name])}`
    }),
  )
}

const hidden = new Set(['API_KEY', 'LINK_SECRET', 'DATABASE_URL', 'SMTP_URL'])
