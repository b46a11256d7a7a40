import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Parts } from './parts.js'
import { loopback, untilListening } from './ports.js'

/** The engine's own web page, where operations see each partnership's workflow. */
export async function startUi(
  parts: Parts,
  options: {
    ui: string
    folder: string
    port: number
    address: string
    namespace: string
    environment: NodeJS.ProcessEnv
  },
): Promise<void> {
  const folder = resolve(options.folder, 'ui')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'handfast.yaml'),
    JSON.stringify({
      temporalGrpcAddress: options.address,
      host: loopback,
      port: options.port,
      enableUi: true,
      defaultNamespace: options.namespace,
      showTemporalSystemNamespace: false,
      disableNewsFetch: true,
      cors: {
        cookieInsecure: true,
        allowOrigins: [`http://${loopback}:${options.port}`, `http://localhost:${options.port}`],
      },
      hideLogs: true,
    }),
  )
  parts.start({
    name: 'Temporal UI',
    command: options.ui,
    args: ['--root', folder, '--config', '.', '--env', 'handfast', 'start'],
    environment: options.environment,
    patience: 5,
  })
  await Promise.race([untilListening(options.port, 'The Temporal UI'), parts.failure])
}
