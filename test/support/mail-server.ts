import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** What one letter was when it arrived. */
export interface Mail extends ParsedMail {
  /** The envelope's, not the header's. */
  recipient: string
  raw: string
  receivedAt: Date
}

/**
 * `{ code }`: that reply. `drop`: the connection is cut. `hang`: no reply ever. `take-and-drop`: the letter is kept and
 * the connection cut, so that the sender cannot know; only at `dot`.
 */
export type Answer = 'accept' | 'drop' | 'hang' | 'take-and-drop' | { code: number; message?: string }
export type Moment = 'connect' | 'from' | 'rcpt' | 'dot'
export type Script = (moment: Moment, address: string) => Answer

export interface MailServer {
  url: string
  port: number
  mails: Mail[]
  /** What the server answers from now on; `accept` at every moment is the standard. */
  answer(script: Script): void
  /** Waits for the mails that `wanted` picks; tells what did arrive when time is out. */
  until(wanted: (mail: Mail) => boolean, count?: number, seconds?: number): Promise<Mail[]>
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  const arrivals = new Set<() => void>()
  let script: Script = () => 'accept'

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hideENHANCEDSTATUSCODES: false,
    closeTimeout: 100,
    onConnect: (session, callback) => reply(script('connect', session.remoteAddress), session, callback),
    onMailFrom: ({ address }, session, callback) => reply(script('from', address), session, callback),
    onRcptTo: ({ address }, session, callback) => reply(script('rcpt', address), session, callback),
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const recipient = session.envelope.rcptTo[0]?.address ?? ''
        const answer = script('dot', recipient)
        const raw = Buffer.concat(chunks)
        if (answer !== 'accept' && answer !== 'take-and-drop') return reply(answer, session, callback)
        void simpleParser(raw).then(parsed => {
          mails.push(Object.assign(parsed, { recipient, raw: raw.toString('utf8'), receivedAt: new Date() }))
          for (const arrived of [...arrivals]) arrived()
          if (answer === 'accept') callback()
          else cut(session)
        })
      })
    },
  })

  function reply(answer: Answer, session: SMTPServerSession, callback: (error?: Error | null) => void): void {
    if (answer === 'accept') callback()
    else if (answer === 'drop' || answer === 'take-and-drop') cut(session)
    else if (answer !== 'hang')
      callback(Object.assign(new Error(answer.message ?? 'as the test wants it'), { responseCode: answer.code }))
  }

  function cut(session: SMTPServerSession): void {
    for (const connection of (server as unknown as { connections: Set<{ id: string; _socket: { destroy(): void } }> })
      .connections) {
      if (connection.id === session.id) connection._socket.destroy()
    }
  }

  server.on('error', () => {
    /* a connection that a test cut */
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo

  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    answer(next) {
      script = next
    },
    until: (wanted, count = 1, seconds = 20) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = mails.filter(wanted)
          if (found.length < count) return
          clearTimeout(timer)
          arrivals.delete(check)
          resolve(found)
        }
        const timer = setTimeout(() => {
          arrivals.delete(check)
          reject(
            new Error(
              `${count} mails were awaited for ${seconds} s; what `
                + `arrived:\n${mails.map(mail => `  ${mail.recipient}: ${mail.subject}`).join('\n') || '  nothing'}`,
            ),
          )
        }, seconds * 1000)
        arrivals.add(check)
        check()
      }),
    async close() {
      for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
        .connections)
        connection._socket.destroy()
      await new Promise<void>(resolve => server.close(resolve))
    },
  }
}
