import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { Letters } from './mailbox-letters.js'
import { attachmentOf, frame, letterPage, listPage } from './mailbox-pages.js'

/**
 * Takes every letter of the embedded stack and shows it on a web page; none leaves this machine. A process of its own,
 * told by its arguments what to do: the folder, the port of SMTP, the port of the page. Letters are files, so they
 * survive a restart.
 */
const [folder = '', smtpPort, pagePort] = process.argv.slice(2)
const loopback = '127.0.0.1'
mkdirSync(join(folder), { recursive: true })
const letters = new Letters(folder)

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  size: 25 * 1024 * 1024,
  onData(stream, session, callback) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      letters
        .keep(
          Buffer.concat(chunks),
          session.envelope.rcptTo.map(({ address }) => address),
        )
        .then(() => callback(), callback)
    })
  },
})
smtp.on('error', (error: NodeJS.ErrnoException) => {
  console.error(error.message)
  // Anything else is one client's broken connection.
  if (error.code === 'EADDRINUSE' || error.code === 'EACCES') process.exit(1)
})
smtp.listen(Number(smtpPort), loopback)

const page = createServer((request, response) => {
  answer(new URL(request.url ?? '/', 'http://mailbox')).then(
    ({ status = 200, type = 'text/html; charset=utf-8', body, headers = {} }) => {
      // Letters are untrusted text: nothing in them may run or load anything.
      response
        .writeHead(status, {
          'content-type': type,
          'content-security-policy':
            "default-src 'none'; style-src 'unsafe-inline'; img-src data: cid: https:; frame-src 'self'; form-action 'self'",
          'x-content-type-options': 'nosniff',
          ...headers,
        })
        .end(body)
    },
    (error: Error) => {
      response.writeHead(500).end(error.message)
    },
  )
}).listen(Number(pagePort), loopback)

interface Answer {
  status?: number
  type?: string
  body: string | Buffer
  headers?: Record<string, string>
}

async function answer({ pathname, searchParams }: URL): Promise<Answer> {
  const search = searchParams.get('q')?.toLowerCase() ?? ''
  if (pathname === '/') return { body: listPage(letters.list(search), search) }
  if (pathname === '/letters.json') return { type: 'application/json', body: JSON.stringify(letters.list(search)) }
  const [, id = '', part, index] = /^\/letters\/([\w-]+)(?:\/(\w+)(?:\/(\d+))?)?$/.exec(pathname) ?? []
  const letter = await letters.read(id)
  if (!letter) return { status: 404, body: listPage(letters.list(''), '', 'There is no such letter.') }
  if (!part) return { body: letterPage(id, letter.parsed) }
  if (part === 'html') return { body: frame(letter.parsed) }
  if (part === 'source') return { type: 'text/plain; charset=utf-8', body: letter.raw }
  const attachment = attachmentOf(letter.parsed, Number(index))
  if (!attachment) return { status: 404, type: 'text/plain', body: 'There is no such attachment.' }
  return {
    type: 'application/octet-stream',
    body: attachment.content,
    headers: {
      'content-disposition': `attachment; filename="${(attachment.filename ?? 'attachment').replace(/[^\w.-]/g, '_')}"`,
    },
  }
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    page.close()
    page.closeAllConnections()
    smtp.close(() => process.exit(0))
  })
}
