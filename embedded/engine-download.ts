import { TestWorkflowEnvironment } from '@temporalio/testing'
import { dynamicSettings } from './engine-settings.js'

/**
 * Wraps the server that the SDK downloads and starts, so that it has its own process group and can be stopped with it.
 */
const [port, uiPort, namespace = 'default', dbFilename = ''] = process.argv.slice(2)
const environment = await TestWorkflowEnvironment.createLocal({
  server: {
    ip: '127.0.0.1',
    port: Number(port),
    ui: true,
    uiPort: Number(uiPort),
    namespace,
    dbFilename,
    extraArgs: Object.entries(dynamicSettings).flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${JSON.stringify(value)}`,
    ]),
  },
}).catch((error: Error) => {
  console.error(`the download did not succeed: ${error.message}`)
  process.exit(1)
})
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void environment.teardown().finally(() => process.exit(0)))
setInterval(() => {}, 3_600_000)
