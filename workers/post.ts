import { createTransport, type Transporter } from 'nodemailer'
import type { SendMailOptions } from 'nodemailer'

/**
 * How handing a message to the mail server ended. `before` the final dot nothing was taken, so it can be tried again.
 * After the dot an explicit reply counts; silence there is `unknown`, because nobody can know whether it was taken.
 */
export type Posted =
  | { outcome: 'sent'; code: number | undefined }
  | { outcome: 'deferred'; why: string; code: number | undefined }
  | { outcome: 'rejected'; code: number }
  | { outcome: 'unknown' }

export interface PostOptions {
  url: string
  /** How long the server may stay silent; RFC 5321 asks for ten minutes after the dot. */
  silence?: number
}

interface Lane {
  transport: Transporter
  isDotSent: boolean
}

/**
 * Connections to the mail server. Each lane carries one message at a time over a connection that it keeps: nodemailer's
 * errors do not tell before from after the dot, its log does, and only a connection of its own makes clear which
 * message an entry is about.
 */
export class Post {
  private readonly idle: Lane[] = []
  private readonly lanes: Lane[] = []

  constructor(private readonly options: PostOptions) {}

  async send(message: SendMailOptions): Promise<Posted> {
    const lane = this.idle.pop() ?? this.open()
    lane.isDotSent = false
    try {
      const info = (await lane.transport.sendMail(message)) as { response?: string }
      return { outcome: 'sent', code: replyCode(info.response) }
    } catch (error) {
      return judge(error as MailError, lane.isDotSent)
    } finally {
      this.idle.push(lane)
    }
  }

  close(): void {
    for (const { transport } of this.lanes) transport.close()
  }

  private open(): Lane {
    const silence = this.options.silence ?? 11 * 60_000
    const ignore = () => {}
    const note = (entry: { tnx?: string }) => {
      if (entry.tnx === 'message') lane.isDotSent = true
    }
    const logger = {
      level: ignore,
      trace: ignore,
      debug: ignore,
      info: note,
      warn: ignore,
      error: ignore,
      fatal: ignore,
    }
    const transport = createTransport({
      // Repeating is Temporal's; a letter reads no file and no address of the network.
      url: this.options.url,
      pool: true,
      maxConnections: 1,
      maxMessages: 100,
      maxRequeues: 0,
      disableFileAccess: true,
      disableUrlAccess: true,
      connectionTimeout: 30_000,
      greetingTimeout: 30_000,
      socketTimeout: silence,
      idleTimeout: 30_000,
      logger,
    } as Parameters<typeof createTransport>[0])
    // A pool reports a connection that died in idleness here; the next message opens another.
    transport.on('error', ignore)
    const lane: Lane = { transport, isDotSent: false }
    this.lanes.push(lane)
    return lane
  }
}

interface MailError extends Error {
  code?: string
  command?: string
  responseCode?: number
}

function judge({ code = 'ESEND', command = '', responseCode }: MailError, isDotSent: boolean): Posted {
  // A refusal of the sender, of the password or of the connection says nothing about this letter or its reader.
  const isAboutLetter = isDotSent || command === 'RCPT TO' || command === 'DATA'
  if (responseCode !== undefined && responseCode >= 500 && isAboutLetter)
    return { outcome: 'rejected', code: responseCode }
  if (responseCode !== undefined && responseCode >= 400)
    return { outcome: 'deferred', why: `${responseCode}`, code: responseCode }
  return isDotSent ? { outcome: 'unknown' } : { outcome: 'deferred', why: code, code: undefined }
}

function replyCode(response: string | undefined): number | undefined {
  const code = Number(response?.slice(0, 3))
  return Number.isInteger(code) ? code : undefined
}
