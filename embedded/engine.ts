import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { dynamicConfig, engineSettings, innerPorts } from './engine-settings.js'
import { prepareEngine } from './engine-ready.js'
import type { Parts } from './parts.js'
import { freePorts, isFree, loopback } from './ports.js'

export interface EngineOptions {
  server: string
  folder: string
  port: number
  namespace: string
  environment: NodeJS.ProcessEnv
  /** For tests: start empty and leave nothing behind. */
  throwaway?: boolean
}

export async function startEngine(parts: Parts, options: EngineOptions): Promise<{ address: string }> {
  const folder = resolve(options.folder)
  mkdirSync(folder, { recursive: true })
  const settingsFile = join(folder, 'server.json')
  const dynamicConfigFile = join(folder, 'dynamic.json')
  writeFileSync(dynamicConfigFile, JSON.stringify(dynamicConfig(), undefined, 2))
  writeFileSync(
    settingsFile,
    JSON.stringify(
      engineSettings({
        port: options.port,
        inner: await innerPortsIn(folder),
        file: options.throwaway ? undefined : join(folder, 'engine.sqlite'),
        dynamicConfigFile,
      }),
      undefined,
      2,
    ),
  )
  parts.start({
    name: 'Temporal server',
    command: options.server,
    args: ['--config-file', settingsFile, '--allow-no-auth', 'start'],
    environment: options.environment,
  })
  const address = `${loopback}:${options.port}`
  await Promise.race([prepareEngine(address, options.namespace), parts.failure])
  return { address }
}

/**
 * Reuses last time's ports where they are still free: the engine remembers its members by address for a while and would
 * wait ten seconds for the ones that just stopped.
 */
async function innerPortsIn(folder: string): Promise<number[]> {
  const file = join(folder, 'ports.json')
  const before = (() => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as number[]
    } catch {
      return []
    }
  })()
  const usable = before.length === innerPorts && (await Promise.all(before.map(isFree))).every(Boolean)
  const ports = usable ? before : await freePorts(innerPorts)
  writeFileSync(file, JSON.stringify(ports))
  return ports
}
