import { DefaultLogger, Runtime } from '@temporalio/worker'

/** Workers in tests report only what went wrong. Call before the first native connection of a test file. */
export function quietRuntime(): void {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [], telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } })
}
