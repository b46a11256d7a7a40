import { loopback } from './ports.js'

export interface EngineSettings {
  /** The frontend, which everybody talks to. */
  port: number
  /** Eight more on loopback, which only the engine uses itself. */
  inner: number[]
  /** An SQLite file; without one everything is forgotten when the engine stops. */
  file?: string | undefined
  dynamicConfigFile: string
}

export const innerPorts = 8

/** Follows the server module's own config/development-sqlite-file.yaml. JSON is valid YAML. */
export function engineSettings({ port, inner, file, dynamicConfigFile }: EngineSettings) {
  const [frontendMembership, history, historyMembership, matching, matchingMembership, worker, workerMembership, http] =
    inner
  const store = {
    sql: {
      pluginName: 'sqlite',
      databaseName: file ?? 'default',
      connectAddr: 'localhost',
      connectProtocol: 'tcp',
      // WAL with `synchronous: 1` survives a killed process; only a machine that loses power may lose the last moment.
      connectAttributes: file
        ? { cache: 'private', setup: 'true', journal_mode: 'wal', synchronous: '1' }
        : { mode: 'memory', cache: 'private' },
      maxConns: 1,
      maxIdleConns: 1,
      maxConnLifetime: '1h',
    },
  }
  const service = (grpcPort: number | undefined, membershipPort: number | undefined, more = {}) => ({
    rpc: { grpcPort, membershipPort, bindOnLocalHost: true, ...more },
  })
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'store',
      visibilityStore: 'visibility',
      numHistoryShards: 1,
      datastores: { store, visibility: store },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: loopback } },
    services: {
      frontend: service(port, frontendMembership, { httpPort: http }),
      history: service(history, historyMembership),
      matching: service(matching, matchingMembership),
      worker: service(worker, workerMembership),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `${loopback}:${port}`,
          httpAddress: `${loopback}:${http}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '60s' },
  }
}

/** The first three are for rehearsals, demonstrations and tests; a production cluster leaves them alone. */
export const dynamicSettings: Record<string, unknown> = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  // Each skip waits for the timer queue, which otherwise looks again after a second.
  'history.timerProcessorMaxTimeShift': '1ms',
  // Without it, server 1.32.0 to 1.32.2 shifts a skipped clock twice at each continue-as-new.
  'history.workflowIdReuseMinimalInterval': '0s',
}

export const dynamicConfig = () =>
  Object.fromEntries(Object.entries(dynamicSettings).map(([key, value]) => [key, [{ value, constraints: {} }]]))
