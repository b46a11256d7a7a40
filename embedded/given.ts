import { createConnection } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from './problem.js'

/**
 * Services that the environment names instead of having them hosted here. Each is tried at the start, so that a wrong
 * address is reported as a wrong address.
 */

/**
 * Nothing works without the database. If it is still starting, we wait a few seconds; if it refuses us, it will refuse
 * us again.
 */
export async function requireDatabase(url: string, seconds = 15): Promise<void> {
  const { host, pathname } = new URL(url)
  for (const deadline = Date.now() + seconds * 1000; ;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    // A connection that breaks later does not matter here and must not end the process.
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch (error) {
      const { code = '', message } = error as NodeJS.ErrnoException
      const mayCome = /^E|^57P03$/.test(code) || /timeout/.test(message)
      if (!mayCome || Date.now() > deadline)
        throw new Problem(`The database at ${host}${pathname} (DATABASE_URL) is not usable: ${message || code}.`, {
          cause: error,
        })
      await wait(250)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** Letters wait in their rows and go out once the server answers, so a missing server deserves one line and no more. */
export async function tellOfMailServer(url: string): Promise<void> {
  const { hostname, port, protocol } = new URL(url)
  const at = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'smtps:' ? 465 : 587) }
  const trouble = await connecting(at)
  if (trouble)
    console.log(
      `No mail server answers at ${at.host}:${at.port} (SMTP_URL): ${trouble}. Letters wait, and are sent once it does.`,
    )
}

function connecting(at: { host: string; port: number }): Promise<string | undefined> {
  return new Promise(resolve => {
    const socket = createConnection({ ...at, timeout: 5000 })
    const done = (trouble?: string) => {
      socket.destroy()
      resolve(trouble)
    }
    socket.once('connect', () => done())
    socket.once('timeout', () => done('no answer within 5 s'))
    // A host name with several addresses fails with a list of errors, which has a code but no message.
    socket.once('error', (error: NodeJS.ErrnoException) => done(error.message || error.code || 'no reason given'))
  })
}
