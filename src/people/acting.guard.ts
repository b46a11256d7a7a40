import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { MikroORM } from '@mikro-orm/postgresql'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { idOf, newKey } from '../commands/asked.js'
import { Problem } from '../edge/problem.js'
import { PUBLIC } from '../edge/public.js'
import { ADMINS, FIRST_RUN } from './acting.js'
import { currentPerson } from './named.js'

/**
 * Every change names the vendor person who acts. Whether that person may is decided here, but for rules that need the
 * partnership's state.
 */
@Injectable()
export class ActingGuard implements CanActivate {
  constructor(
    private readonly orm: MikroORM,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const marked = (mark: string) =>
      this.reflector.getAllAndOverride<boolean>(mark, [context.getHandler(), context.getClass()])
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    if (marked(PUBLIC) || request.method === 'GET' || request.method === 'HEAD') return true
    const header = request.headers['x-handfast-person']
    if (typeof header !== 'string' || header === '') {
      if (marked(FIRST_RUN) && (await this.orm.em.fork().count(VendorPerson)) === 0) return true
      throw new Problem(
        403,
        'no_person',
        'Say who acts: send X-Handfast-Person with the id or the e-mail address of a vendor person.',
      )
    }
    const { partnership } = request.params as { partnership?: string }
    const person = await currentPerson(this.orm.em, header, partnership)
    if (!person)
      throw new Problem(
        403,
        'unknown_person',
        'X-Handfast-Person names nobody at the vendor. GET /people lists who is there.',
      )
    if (person.access === 'viewer')
      throw new Problem(
        403,
        'viewer',
        'This person may look but not act. An admin can change that at PATCH /people/:person.',
      )
    if (marked(ADMINS) && person.access !== 'admin') throw new Problem(403, 'needs_admin', 'Only an admin may do this.')
    request.actor = { side: 'vendor', id: person.id, admin: person.access === 'admin' }
    request.partnershipCode = person.code ?? undefined
    const own = keyOf(request)
    const key = own ?? newKey()
    request.commandId = idOf(person.id, request.method, request.url, key)
    request.isOwnKey = own !== undefined
    context.switchToHttp().getResponse<FastifyReply>().header('idempotency-key', key)
    return true
  }
}

function keyOf(request: FastifyRequest): string | undefined {
  const given = request.headers['idempotency-key']
  if (given === undefined) return undefined
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(given)) {
    throw new Problem(422, 'invalid', 'Idempotency-Key must be one word of at most 200 characters, best a UUID.', [
      { path: 'Idempotency-Key', message: 'must be one word of at most 200 characters' },
    ])
  }
  return given
}
