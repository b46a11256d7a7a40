/** What the bare side's processes agree on. */
export interface BareActivities {
  insert(workflow: string, value: unknown): Promise<void>
}

export const bareQueue = 'bare'
export const bareWorkflow = 'bare'

export const bareTables = `
  create table opening (id uuid primary key, body jsonb not null, at timestamptz not null default now());
  create table written (
    id bigint generated always as identity primary key,
    workflow text not null, value jsonb not null, at timestamptz not null default now()
  )`

/** How the bench tells its processes where the parts are. */
export function bareEnvironment(environment: NodeJS.ProcessEnv = process.env) {
  const { BARE_PORT = '0', DATABASE_URL = '', TEMPORAL_ADDRESS = '', TEMPORAL_NAMESPACE = 'default' } = environment
  return {
    port: Number(BARE_PORT),
    databaseUrl: DATABASE_URL,
    address: TEMPORAL_ADDRESS,
    namespace: TEMPORAL_NAMESPACE,
  }
}
