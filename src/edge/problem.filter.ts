import { STATUS_CODES } from 'node:http'
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type EdgeCode, Problem, databaseAway } from './problem.js'

const codes: Record<number, EdgeCode> = {
  400: 'malformed',
  404: 'not_found',
  413: 'too_large',
  415: 'malformed',
  429: 'too_many_requests',
}

/** Connection refused, reset, timed out, or a server that is starting up or going down. */
const databaseGone = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|08...|57P0[123]|53300)$/

function causes(error: unknown): unknown[] {
  const chain: unknown[] = []
  for (let cause = error; cause instanceof Error && chain.length < 6; cause = cause.cause) chain.push(cause)
  return chain
}

export function isDatabaseAway(error: unknown): boolean {
  return causes(error).some(cause => {
    const { code, name, message } = cause as Error & { code?: unknown }
    const codesWithin =
      cause instanceof AggregateError ? cause.errors.map((inner: { code?: unknown }) => inner.code) : [code]
    return (
      codesWithin.some(one => databaseGone.test(String(one)))
      || name === 'ConnectionException'
      || /Connection terminated|timeout exceeded when trying to connect/.test(message)
    )
  })
}

/** Turns whatever was thrown into a problem. What nobody foresaw goes to the log and not to the caller. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HttpException)
    return new Problem(error.getStatus(), codes[error.getStatus()] ?? 'unexpected', error.message)
  if (isDatabaseAway(error)) return databaseAway()
  const { statusCode, message } = error as { statusCode?: number; message?: string }
  if (statusCode && statusCode < 500)
    return new Problem(statusCode, codes[statusCode] ?? 'malformed', message ?? 'The request could not be read.')
  return new Problem(500, 'unexpected', 'Something went wrong here. The log has it under the id of this request.')
}

/** The one place that words an error: `application/problem+json`, RFC 9457. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name)

  catch(error: unknown, host: ArgumentsHost) {
    const request = host.switchToHttp().getRequest<FastifyRequest>()
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    const problem = asProblem(error)
    if (problem.status >= 500) this.logger.error({ err: error, code: problem.code }, problem.detail)
    reply
      .status(problem.status)
      .headers(problem.headers)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `urn:handfast:problem:${problem.code}`,
          title: STATUS_CODES[problem.status],
          status: problem.status,
          code: problem.code,
          detail: problem.detail,
          instance: String(request.id),
          ...(problem.errors.length > 0 && { errors: problem.errors }),
        }),
      )
  }
}
