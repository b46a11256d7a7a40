import type { HostConfig } from '../config.js'
import type { Engine } from './engine-choice.js'

/** What runs, where, and what to do first: all that a newcomer needs to see. */
export function table(
  config: HostConfig,
  { engine, apiKey, seconds }: { engine: Engine; apiKey: string; seconds: number },
): string {
  const page = (port: number) => `http://127.0.0.1:${port}`
  const rows: [string, string, string][] = [
    ['API', page(config.ports.api), 'documentation at /docs, document at /openapi.json'],
    [
      'Mailbox',
      config.smtpUrl ? 'none: letters go to SMTP_URL' : page(config.ports.mailbox),
      config.smtpUrl ? '' : `every letter; SMTP on 127.0.0.1:${config.ports.smtp}`,
    ],
    ['Temporal UI', engine.ui ?? 'that of your server', 'a workflow for each partnership'],
    ['Temporal', engine.address, engine.what],
    [
      'PostgreSQL',
      config.databaseUrl ? 'as DATABASE_URL says' : `127.0.0.1:${config.ports.postgres}`,
      'rows behind the lists and reports',
    ],
    ['State', config.stateFolder, 'keys.json holds the passwords; logs/ what each part says'],
    ['API key', apiKey, 'header X-API-Key'],
  ]
  const widths = [0, 1].map(column => Math.max(...rows.map(row => row[column]!.length)))
  const line = rows.map(row => `  ${row[0].padEnd(widths[0]!)}  ${row[1].padEnd(widths[1]!)}  ${row[2]}`.trimEnd())
  return `
Handfast is ready after ${seconds.toFixed(1)} s.

${line.join('\n')}

Three things to try next:
  1. Read what partners were sent: ${config.smtpUrl ? 'the letters that your mail server got' : page(config.ports.mailbox)}
  2. See what each partnership waits for: ${engine.ui ?? 'the web page of your Temporal server'}
  3. Watch a whole life in two minutes, in another terminal: npm run demo

Ctrl-C stops everything; what is stored stays.
`
}
