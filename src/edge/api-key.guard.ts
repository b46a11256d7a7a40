import { createHash, timingSafeEqual } from 'node:crypto'
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { Problem } from './problem.js'
import { PUBLIC } from './public.js'

export const API_KEY = Symbol('the API key')

const digest = (text: string) => createHash('sha256').update(text).digest()

/** The key as `Authorization: Bearer …` or `X-API-Key`, compared in constant time. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  private readonly expected: Buffer

  constructor(
    @Inject(API_KEY) key: string,
    private readonly reflector: Reflector,
  ) {
    this.expected = digest(key)
  }

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true
    const { authorization, 'x-api-key': header } = context.switchToHttp().getRequest<FastifyRequest>().headers
    const given = typeof header === 'string' ? header : /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
    if (!given)
      throw new Problem(401, 'no_key', 'Send the API key as `Authorization: Bearer <key>` or `X-API-Key: <key>`.', [], {
        'www-authenticate': 'Bearer',
      })
    if (!timingSafeEqual(digest(given), this.expected))
      throw new Problem(401, 'wrong_key', 'This API key is not known.', [], {
        'www-authenticate': 'Bearer error="invalid_token"',
      })
    return true
  }
}
