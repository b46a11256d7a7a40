import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../edge/problem.js'

const minute = 60_000
const mostAMinute = 60
const mostCallers = 10_000

/**
 * Whoever guesses tokens is slowed down. One process counts for itself: several together allow that many times as much,
 * which is still hopeless.
 */
@Injectable()
export class ThrottleGuard implements CanActivate {
  private counts = new Map<string, number>()
  private since = 0

  canActivate(context: ExecutionContext): boolean {
    const now = performance.now()
    if (now - this.since > minute || this.counts.size > mostCallers) {
      this.counts = new Map()
      this.since = now
    }
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>()
    const count = (this.counts.get(ip) ?? 0) + 1
    this.counts.set(ip, count)
    if (count > mostAMinute)
      throw new Problem(429, 'too_many_requests', 'Too many requests from one address; wait a minute.', [], {
        'retry-after': '60',
      })
    return true
  }
}
