import { randomBytes } from 'node:crypto'
import { get } from 'node:http'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
export { startMailServer, type MailServer, type Mail } from './mail-server.js'

/**
 * What tests stand on. Each part is real, is started when the first test of a run asks for it, and is shared by the
 * whole run.
 */
export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/** A database of one's own with every migration applied: a copy of a template, a few hundredths of a second. */
export async function freshDatabase(): Promise<TestDatabase> {
  const { url, template } = await part<{ url: string; template: string }>('template')
  return database(url, `template ${template}`)
}

/** A database of one's own with nothing in it. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return database((await part<{ url: string }>('postgres')).url, '')
}

/** The pinned Temporal server, able to skip time. Use a task queue of your own. */
export function engine(): Promise<{ address: string; namespace: string }> {
  return part('engine')
}

/** For `Worker.create({ workflowBundle })`: bundling takes seconds, so it is done once for each workflow file. */
export function workflowBundle(
  workflowsPath = resolve(import.meta.dirname, '../../workflows/index.ts'),
): Promise<{ codePath: string }> {
  return part('bundle', workflowsPath)
}

/** A name that no other test file uses, for task queues, workflow ids and the like. */
export function unique(what: string): string {
  return `${what}-${randomBytes(6).toString('hex')}`
}

async function database(base: string, clause: string): Promise<TestDatabase> {
  const name = unique('test').replace('-', '_')
  await admin(base, `create database ${name} ${clause}`)
  return { url: base + name, drop: () => admin(base, `drop database if exists ${name} with (force)`) }
}

async function admin(base: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${base}postgres` })
  await client.connect()
  try {
    // PostgreSQL refuses to copy a template while another copy of it is being made.
    await client.query('select pg_advisory_lock(1)')
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * A connection for each question: one kept from an earlier test file may be closing just now. Nor does this give up
 * while an engine is built.
 */
function textAt(url: string): Promise<string> {
  return new Promise((done, failed) => {
    get(url, { agent: false }, response => void text(response).then(done, failed)).once('error', failed)
  })
}

async function part<T>(kind: string, of = ''): Promise<T> {
  const parts = process.env.HANDFAST_TEST_PARTS
  if (!parts) throw new Error('the shared parts are not open: run the tests by `npm test`')
  const answer = JSON.parse(await textAt(`${parts}/${kind}?of=${encodeURIComponent(of)}`)) as
    { part: T } | { error: string }
  if ('error' in answer) throw new Error(answer.error)
  return answer.part
}
