import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { HostConfig } from '../config.js'
import { searchAttributes } from '../workflows/search-attributes.js'
import { buildEngine, builtEngine, NoGo } from './engine-build.js'
import { prepareEngine } from './engine-ready.js'
import { dynamicSettings } from './engine-settings.js'
import { startEngine } from './engine.js'
import type { Parts } from './parts.js'
import { loopback } from './ports.js'
import { startUi } from './ui.js'

export interface Engine {
  address: string
  what: string
  ui?: string
}

/**
 * Which server to run: the one you name, otherwise a recent CLI, otherwise the pinned build, otherwise what the SDK
 * downloads.
 */
export async function provideEngine(parts: Parts, config: HostConfig): Promise<Engine> {
  if (config.temporalAddress) {
    await prepareEngine(config.temporalAddress, config.temporalNamespace, 15, ' (TEMPORAL_ADDRESS)')
    return { address: config.temporalAddress, what: 'as TEMPORAL_ADDRESS says' }
  }
  const cli = await cliVersion(config)
  if (cli) return withCli(parts, config, cli)
  try {
    return await withPinned(parts, config)
  } catch (error) {
    if (!(error instanceof NoGo)) throw error
    return withDownload(parts, config, error)
  }
}

async function withPinned(parts: Parts, config: HostConfig): Promise<Engine> {
  const { server, ui } =
    builtEngine(config.cacheFolder)
    ?? (await buildEngine(config.cacheFolder, config.environment, (name, child) => parts.adopt(name, child)))
  const common = { folder: folderOf(config), namespace: config.temporalNamespace, environment: config.environment }
  const { address } = await startEngine(parts, { ...common, server, port: config.ports.temporal })
  await startUi(parts, { ...common, ui, port: config.ports.temporalUi, address })
  return { address, what: 'built from the pinned modules', ui: uiUrl(config) }
}

async function withCli(parts: Parts, config: HostConfig, version: string): Promise<Engine> {
  mkdirSync(folderOf(config), { recursive: true })
  parts.start({
    name: 'Temporal server',
    command: 'temporal',
    environment: config.environment,
    args: [
      'server',
      'start-dev',
      '--ip',
      loopback,
      '--port',
      String(config.ports.temporal),
      '--ui-ip',
      loopback,
      '--ui-port',
      String(config.ports.temporalUi),
      '--namespace',
      config.temporalNamespace,
      '--db-filename',
      join(folderOf(config), 'cli.sqlite'),
      '--log-level',
      'warn',
      ...searchAttributes.flatMap(({ name, type }) => ['--search-attribute', `${name}=${cliType[type]}`]),
      ...Object.entries(dynamicSettings).flatMap(([key, value]) => [
        '--dynamic-config-value',
        `${key}=${JSON.stringify(value)}`,
      ]),
    ],
  })
  return whenReady(parts, config, `temporal CLI ${version} from PATH`)
}

async function withDownload(parts: Parts, config: HostConfig, noGo: NoGo): Promise<Engine> {
  console.log("There is no Go to build the engine with: trying the download that Temporal's SDK offers")
  mkdirSync(folderOf(config), { recursive: true })
  parts.start({
    name: 'Temporal server',
    command: process.execPath,
    environment: config.environment,
    hint: noGo.message,
    args: [
      '--import',
      join(import.meta.dirname, '../typescript.js'),
      join(import.meta.dirname, 'engine-download.ts'),
      String(config.ports.temporal),
      String(config.ports.temporalUi),
      config.temporalNamespace,
      join(folderOf(config), 'cli.sqlite'),
    ],
  })
  return whenReady(parts, config, "downloaded by Temporal's SDK", 180)
}

async function whenReady(parts: Parts, config: HostConfig, what: string, seconds = 60): Promise<Engine> {
  const address = `${loopback}:${config.ports.temporal}`
  await Promise.race([prepareEngine(address, config.temporalNamespace, seconds), parts.failure])
  return { address, what, ui: uiUrl(config) }
}

async function cliVersion(config: HostConfig): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('temporal', ['--version'], {
      env: config.environment,
      timeout: 10_000,
    })
    const [, version = ''] = /version (\d+\.\d+\.\d+)/.exec(stdout) ?? []
    // Older ones come with a server that can neither skip time nor understand this SDK's options.
    return isAtLeast(version, '1.9.1') ? version : undefined
  } catch {
    return undefined
  }
}

export function isAtLeast(version: string, least: string): boolean {
  const [have, want] = [version, least].map(text => text.split('.').map(Number)) as [number[], number[]]
  const differs = want.findIndex((number, index) => have[index] !== number)
  return version !== '' && (differs === -1 || have[differs]! > want[differs]!)
}

const cliType: Record<string, string> = { KEYWORD: 'Keyword', DATETIME: 'Datetime', INT: 'Int' }
const folderOf = (config: HostConfig) => resolve(config.stateFolder, 'engine')
const uiUrl = (config: HostConfig) => `http://${loopback}:${config.ports.temporalUi}`
