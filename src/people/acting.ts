import { SetMetadata } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../lifecycle/people.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who acts: set by the guard on every route that changes something, but for partners' pages. */
    actor?: Actor
    /** The same for a repeated request, another for any other. */
    commandId: string
    /** The caller sent an Idempotency-Key and may repeat it. */
    isOwnKey?: boolean
    /** Of the partnership that the path names, if there is one. */
    partnershipCode?: string | undefined
  }
}

export const ADMINS = 'admins'
/** Only an admin of the vendor may do this. */
export const Admins = () => SetMetadata(ADMINS, true)

export const FIRST_RUN = 'first run'
/** Open to the API key alone as long as the installation knows no person: someone has to be the first. */
export const FirstRun = () => SetMetadata(FIRST_RUN, true)

export function actorOf({ actor }: FastifyRequest): Actor {
  if (!actor) throw new Error('a route that acts must stand behind the acting guard')
  return actor
}
