import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll } from '@jest/globals'
import { parse } from 'yaml'
import { prepareEngine } from '../embedded/engine-ready.js'
import { freePorts } from '../embedded/ports.js'
import { searchAttributes } from '../workflows/search-attributes.js'
import { emptyDatabase, engine, workflowBundle } from './support/stack.js'
import { until } from './support/until.js'

/**
 * There is no Docker engine where this is tested: the file is checked as data, and what it starts of ours is started as
 * plain processes.
 */
interface Service {
  image?: string
  build?: unknown
  command?: string[]
  entrypoint?: string[]
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  volumes?: string[]
  configs?: { source: string }[]
  ports?: string[]
  healthcheck?: Record<string, unknown>
  [key: string]: unknown
}
const project = resolve(import.meta.dirname, '..')
const text = readFileSync(join(project, 'docker-compose.yml'), 'utf8')
const file = parse(text, { merge: true }) as {
  services: Record<string, Service>
  volumes: Record<string, unknown>
  configs: Record<string, unknown>
  [key: string]: unknown
}
const services = Object.entries(file.services)
const ours = services.filter(([, { build }]) => build !== undefined)
const theirs = services.filter(([, { build }]) => build === undefined)
const environmentOf = ({ environment = {} }: Service) => Object.entries(environment)

describe('the file', () => {
  // From the compose specification; a key that is none of these is a slip of the pen.
  const topLevel = ['name', 'services', 'volumes', 'networks', 'configs', 'secrets']
  const ofService = [
    'image',
    'build',
    'init',
    'restart',
    'read_only',
    'tmpfs',
    'cap_drop',
    'security_opt',
    'stop_grace_period',
    'environment',
    'volumes',
    'healthcheck',
    'shm_size',
    'depends_on',
    'entrypoint',
    'command',
    'configs',
    'ports',
    'deploy',
  ]
  const ofHealthcheck = ['test', 'interval', 'timeout', 'retries', 'start_period']

  test('has no key that the specification does not know', () => {
    expect(Object.keys(file).filter(key => !topLevel.includes(key) && !key.startsWith('x-'))).toEqual([])
    expect(
      services.flatMap(([name, service]) =>
        Object.keys(service)
          .filter(key => !ofService.includes(key))
          .map(key => `${name}.${key}`),
      ),
    ).toEqual([])
    expect(
      services.flatMap(([name, { healthcheck = {} }]) =>
        Object.keys(healthcheck)
          .filter(key => !ofHealthcheck.includes(key))
          .map(key => `${name}.${key}`),
      ),
    ).toEqual([])
  })

  test('waits only for services that exist, in a way that they can satisfy', () => {
    for (const [name, { depends_on = {} }] of services) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const service = file.services[other]
        expect([name, other, service !== undefined]).toEqual([name, other, true])
        if (condition === 'service_healthy') expect([other, service!.healthcheck !== undefined]).toEqual([other, true])
        else
          expect([other, condition, service!.restart]).toEqual([
            other,
            'service_completed_successfully',
            'on-failure:5',
          ])
      }
    }
  })

  test('mounts and configures only what it declares, and stays on loopback', () => {
    expect(
      services
        .flatMap(([, { volumes = [] }]) => volumes.map(volume => volume.split(':')[0]!))
        .filter(name => !(name in file.volumes)),
    ).toEqual([])
    expect(
      services
        .flatMap(([, { configs = [] }]) => configs.map(({ source }) => source))
        .filter(name => !(name in file.configs)),
    ).toEqual([])
    expect(services.flatMap(([, { ports = [] }]) => ports).filter(port => !port.startsWith('127.0.0.1:'))).toEqual([])
  })

  test('watches over everything that stays', () => {
    expect(
      services
        .filter(([, { restart, healthcheck }]) => restart === 'unless-stopped' && !healthcheck)
        .map(([name]) => name),
    ).toEqual([])
  })
})

describe('secrets', () => {
  test('no password, key or secret has a value here or a default', () => {
    const secret = /PASSWORD|_PWD|SECRET|API_KEY|DATABASE_URL/
    const found = services.flatMap(([name, service]) =>
      environmentOf(service)
        .filter(([variable]) => secret.test(variable))
        .map(([variable, value]) => [`${name} ${variable}`, value] as const),
    )
    expect(found.length).toBeGreaterThan(5)
    expect(found.filter(([, value]) => !/\$\{(POSTGRES_PASSWORD|API_KEY|LINK_SECRET):\?[^}]+\}/.test(value))).toEqual(
      [],
    )
    expect(text.match(/postgresql:\/\/\w+:(?!\$\{)/g)).toBeNull()
  })

  test('the example names every variable and gives no secret', () => {
    const wanted = new Set(
      [...text.matchAll(/(?<!\$)\$\{(\w+)/g)]
        .map(([, name]) => name as string)
        .filter(name => name !== 'HANDFAST_VERSION'),
    )
    const example = readFileSync(join(project, '.env.example'), 'utf8')
    expect([...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name).sort()).toEqual([...wanted].sort())
    expect(example.match(/^(POSTGRES_PASSWORD|API_KEY|LINK_SECRET|PUBLIC_URL|MAIL_FROM)=$/gm)).toHaveLength(5)
  })
})

describe('images of others', () => {
  // As documented by their makers; for the engine, the template that its image fills in
  // (common/config/config_template_embedded.yaml).
  const documented: Record<string, string[]> = {
    postgres: ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'],
    'temporalio/admin-tools': [
      'SQL_PLUGIN',
      'SQL_HOST',
      'SQL_PORT',
      'SQL_USER',
      'SQL_PASSWORD',
      'TEMPORAL_ADDRESS',
      'TEMPORAL_NAMESPACE',
    ],
    'temporalio/server': [
      'DB',
      'DB_PORT',
      'DBNAME',
      'VISIBILITY_DBNAME',
      'POSTGRES_SEEDS',
      'POSTGRES_USER',
      'POSTGRES_PWD',
      'NUM_HISTORY_SHARDS',
      'BIND_ON_IP',
      'DYNAMIC_CONFIG_FILE_PATH',
      'LOG_LEVEL',
    ],
    'temporalio/ui': ['TEMPORAL_ADDRESS', 'TEMPORAL_DEFAULT_NAMESPACE', 'TEMPORAL_CORS_ORIGINS'],
    'axllent/mailpit': ['MP_DATABASE', 'MP_MAX_MESSAGES'],
  }

  test.each(theirs)('%s is pinned and gets only variables that its maker documents', (_name, service) => {
    const [, image = '', tag = ''] = /^([^:]+):(.+)$/.exec(service.image!) ?? []
    expect(tag).toMatch(/^v?\d+\.\d+(\.\d+)?(-\w+)?$/)
    expect(
      environmentOf(service)
        .map(([variable]) => variable)
        .filter(variable => !documented[image]?.includes(variable)),
    ).toEqual([])
  })

  test('the engine learns every search attribute that the workflows set, with its type', () => {
    const command = file.services['temporal-namespace']!.command!.join(' ')
    const made = [...command.matchAll(/--name (\w+) --type (\w+)/g)].map(([, name, type]) => [
      name,
      type!.toUpperCase(),
    ])
    expect(made).toEqual(searchAttributes.map(({ name, type }) => [name, type]))
  })
})

describe('our own services', () => {
  const variables = new Set(
    [...readFileSync(join(project, 'config.ts'), 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
      ([, name]) => name as string,
    ),
  )
  const entry = ({ command = [] }: Service) =>
    command
      .at(-1)!
      .replace(/^dist\//, '')
      .replace(/\.js$/, '.ts')

  test.each(ours)(
    '%s runs a file that the build makes, with variables that the configuration knows',
    (_name, service) => {
      expect(service.command!.slice(0, -1)).toEqual(['node', '--enable-source-maps'])
      expect(existsSync(join(project, entry(service)))).toBe(true)
      expect(
        environmentOf(service)
          .map(([variable]) => variable)
          .filter(variable => !variables.has(variable)),
      ).toEqual([])
    },
  )

  test('the image is built from files that exist, and runs as somebody without privileges', () => {
    const dockerfile = readFileSync(join(project, 'Dockerfile'), 'utf8')
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) => names!.split(' '))
    expect(copied.filter(name => !existsSync(join(project, name)))).toEqual([])
    expect([...dockerfile.matchAll(/^FROM node:(\S+)-bookworm-slim/gm)].map(([, version]) => version)).toEqual(
      Array(3).fill(
        (JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { devDependencies: { node: string } })
          .devDependencies.node,
      ),
    )
    expect(
      dockerfile
        .trimEnd()
        .split('\n')
        .filter(line => /^(USER|FROM)/.test(line))
        .at(-1),
    ).toBe('USER node')
  })

  describe('as plain processes with exactly those variables', () => {
    const running: ChildProcess[] = []
    afterAll(() => {
      for (const child of running) child.kill('SIGKILL')
    })

    /**
     * Compose's own rule: `${NAME:-default}`, `${NAME:?complaint}`; then the addresses of this test instead of the
     * containers'.
     */
    function environmentFor(name: string, given: Record<string, string>, here: Record<string, string>) {
      const filled = environmentOf(file.services[name]!).map(([variable, value]) => [
        variable,
        value.replace(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_, from: string, standard: string) => given[from] ?? standard),
      ])
      const known = Object.fromEntries(filled) as Record<string, string>
      return {
        PATH: process.env.PATH,
        ...known,
        ...Object.fromEntries(Object.entries(here).filter(([variable]) => variable in known)),
      }
    }

    function start(name: string, environment: Record<string, string | undefined>) {
      const child = spawn(process.execPath, ['--import', './typescript.js', entry(file.services[name]!)], {
        cwd: project,
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      running.push(child)
      let said = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString()
        })
      // Nest ends its process by the signal that it was sent, once everything is closed.
      const over = new Promise<{ code: number | string | null; said: string }>(done =>
        child.once('exit', (code, signal) => done({ code: signal === 'SIGTERM' ? 0 : (code ?? signal), said })),
      )
      return { child, over }
    }

    async function untilOk(url: string) {
      let last = 'nothing'
      const answered = () => `${url} is well; it answered ${last}`
      await until(answered, async () => {
        last = await fetch(url).then(
          ({ status }) => String(status),
          (error: Error) => error.message,
        )
        if (running.some(({ exitCode }) => exitCode)) throw new Error(`a process ended; ${url} answered ${last}`)
        return last === '200'
      })
    }

    test('they migrate, become ready, and stop in order', async () => {
      const [database, temporal, bundle, [api, partnership, mail]] = await Promise.all([
        emptyDatabase(),
        engine(),
        workflowBundle(),
        freePorts(3),
      ])
      const namespace = 'compose'
      await prepareEngine(temporal.address, namespace)
      const given = {
        POSTGRES_PASSWORD: 'only-for-this-test',
        API_KEY: 'a-key-that-only-tests-know',
        LINK_SECRET: 'a-secret-that-only-tests-know',
        PUBLIC_URL: 'https://partners.example',
        MAIL_FROM: 'partners@vendor.example',
        TEMPORAL_NAMESPACE: namespace,
      }
      const here = {
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: temporal.address,
        SMTP_URL: 'smtp://127.0.0.1:9',
        API_HOST: '127.0.0.1',
        API_PORT: String(api),
        WORKFLOW_BUNDLE: bundle.codePath,
        PARTNERSHIP_METRICS: `127.0.0.1:${partnership}`,
        MAIL_METRICS: `127.0.0.1:${mail}`,
      }

      expect(await start('migrate', environmentFor('migrate', given, here)).over).toMatchObject({ code: 0 })
      const started = ['partnership-worker', 'mail-worker', 'api'].map(name =>
        start(name, environmentFor(name, given, here)),
      )
      await Promise.all(
        [`${api}/health/ready`, `${partnership}/metrics`, `${mail}/metrics`].map(path =>
          untilOk(`http://127.0.0.1:${path}`),
        ),
      )
      for (const { child } of [...started].reverse()) child.kill('SIGTERM')
      expect((await Promise.all(started.map(({ over }) => over))).map(({ code }) => code)).toEqual([0, 0, 0])
      await database.drop()
    }, 240_000)
  })
})
