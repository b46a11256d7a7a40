import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Params } from 'nestjs-pino'

/** A path as it may be logged: a partner's link is a key, and a query may hold a name that was searched for. */
export const loggedPath = (url: string) => url.replace(/\?.*$/s, '').replace(/^\/a\/[^/]+/, '/a/…')

/** Method, path, status and duration; no header, no body, no address of anyone. */
export function logging(level: string): Params {
  return {
    pinoHttp: {
      level,
      genReqId: ({ id }: IncomingMessage & { id?: unknown }) => (typeof id === 'string' ? id : randomUUID()),
      customLogLevel: (_request, reply, error) =>
        error || reply.statusCode >= 500 ? 'error' : reply.statusCode >= 400 ? 'warn' : 'info',
      serializers: {
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: loggedPath(url),
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
        // A driver's message may quote the row that it could not write.
        err: (error: Error & { code?: unknown }) => ({
          type: error.name,
          code: error.code,
          stack: error.stack
            ?.split('\n')
            .filter(part => /^\s+at /.test(part))
            .slice(0, 12)
            .join('\n'),
        }),
      },
      redact: ['req.headers', 'res.headers', '*.email', '*.name', '*.token'],
    },
  }
}
