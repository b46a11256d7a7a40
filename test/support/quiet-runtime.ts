import { DefaultLogger, Runtime } from '@temporalio/worker'

let isQuiet = false

/** Workers in tests report only what went wrong. Call before the first native connection of a test file. */
export function quietRuntime(): void {
  if (isQuiet) return
  isQuiet = true
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    shutdownSignals: [],
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
  })
}
