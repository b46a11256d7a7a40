import { createHash } from 'node:crypto'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { pageStyle } from '../../emails/pages/page.js'

/** The documentation page is built from files of our own host; nothing else here needs a script. */
const documentation =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
  + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const pages =
  "default-src 'none'; style-src "
  + `'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; form-action 'self'; `
  + "base-uri 'none'; frame-ancestors 'none'"
/** E-mails carry their styles with each part, because mail programs drop all others. */
const previews =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
const others = "default-src 'none'; frame-ancestors 'none'"

const policies: [RegExp, string][] = [
  [/^\/docs(\/|$|\?)/, documentation],
  [/^\/a\//, pages],
  [/\/preview$/, previews],
]
const policyFor = (url: string) => policies.find(([path]) => path.test(url))?.[1] ?? others

/**
 * What a browser must know about every answer: keep no copy, guess no type, show it in no frame, tell no other host
 * where one came from.
 */
export function sendSafeHeaders(app: NestFastifyApplication) {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      reply.headers({
        'cache-control': 'no-store',
        'content-security-policy': policyFor(request.url),
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=31536000',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-request-id': String(request.id),
      })
      done()
    })
}
