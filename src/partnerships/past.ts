import type { FastifyRequest } from 'fastify'
import { idOf } from '../commands/asked.js'
import type { Commands } from '../commands/commands.js'
import { actorOf } from '../people/acting.js'
import type { Opening } from './opening.js'

/**
 * An existing partner brings past figures. They are commands like any other, with keys that derive from the opening's: an opening that broke
 * off half way is finished by repeating it.
 */
export async function recordPast(commands: Commands, partnership: string, { figures }: Opening, request: FastifyRequest) {
  const by = actorOf(request)
  const asked = (what: string) => ({ partnership, by, commandId: idOf(request.commandId, what) })
  const reviews = [...new Set(figures.map(({ review }) => review))].sort((a, b) => a - b)
  for (const review of reviews) {
    const own = figures.filter((figure) => figure.review === review).map(({ review: _its, ...figure }) => figure)
    await commands.carryOut({ type: 'record_figures', ...asked(`figures ${review}`), path: { partnership, review }, body: { figures: own } })
  }
}
