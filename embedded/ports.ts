import { randomInt } from 'node:crypto'
import { createConnection, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from './problem.js'

export const loopback = '127.0.0.1'

/** Reports a taken port before anything is started: half a stack is harder to understand than none. */
export async function requireFree(ports: { port: number; variable: string; what: string }[]): Promise<void> {
  const seen = new Map<number, string>()
  for (const { port, variable, what } of ports) {
    const other = seen.get(port)
    if (other)
      throw new Problem(
        `Port ${port} is asked for twice, by ${other} and ${variable}: give one of them another number.`,
      )
    seen.set(port, variable)
    if (!(await isFree(port)))
      throw new Problem(`Port ${port} (${what}) is taken: stop what listens there, or set ${variable} to a free one.`)
  }
}

export function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, loopback, () => server.close(() => resolve(true)))
  })
}

/**
 * Picks ports below the range that systems use for outgoing connections (32768 and up on Linux, 49152 and up
 * elsewhere): one from that range could be taken again before anybody listens on it.
 */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>()
  for (let attempt = 0; found.size < count; attempt += 1) {
    if (attempt === 1000) throw new Problem(`No free port was found on ${loopback} between 10000 and 32767.`)
    const port = randomInt(10_000, 32_768)
    if (await isFree(port)) found.add(port)
  }
  return [...found]
}

export async function untilListening(port: number, what: string, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (Date.now() < deadline) {
    if (await connects(port)) return
    await wait(50)
  }
  throw new Problem(`${what} did not open port ${port} within ${seconds} s.`)
}

function connects(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = createConnection(port, loopback)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => {
      socket.destroy()
      resolve(false)
    })
  })
}
