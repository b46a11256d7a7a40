import type { FastifyRequest } from 'fastify'
import type { Day } from '../../lifecycle/day.js'
import { auditedReview, periodsOver } from '../../lifecycle/rules/reviews.js'
import { idOf } from '../commands/asked.js'
import type { Commands } from '../commands/commands.js'
import { invalid } from '../edge/validation.js'
import { actorOf } from '../people/acting.js'
import type { Opening } from './opening.js'

/**
 * Before anything is opened: a figure of a period or a day to come would be refused when the partnership is there
 * already.
 */
export function refuseFigures({ figures, agreement, entry }: Opening, today: Day): void {
  const last = agreement ? (entry === 'existing' ? auditedReview : periodsOver)(agreement.start, today) : 0
  const wrong = figures.flatMap(({ review, asOf }, index) => [
    ...(review > last
      ? [
          {
            path: `figures[${index}].review`,
            message: `must be ${last} at most: no later period of the agreement is over on ${today}`,
          },
        ]
      : []),
    ...(asOf > today ? [{ path: `figures[${index}].asOf`, message: `must not lie after ${today}` }] : []),
  ])
  if (wrong.length > 0) throw invalid(wrong)
}

/**
 * An existing partner brings past figures. They are commands like any other, with keys that derive from the opening's:
 * an opening that broke off half way is finished by repeating it.
 */
export async function recordPast(
  commands: Commands,
  partnership: string,
  code: string,
  { figures }: Opening,
  request: FastifyRequest,
) {
  const by = actorOf(request)
  const asked = (what: string) => ({ partnership, code, by, commandId: idOf(request.commandId, what) })
  const reviews = [...new Set(figures.map(({ review }) => review))].sort((a, b) => a - b)
  for (const review of reviews) {
    const own = figures.filter(figure => figure.review === review).map(({ review: _its, ...figure }) => figure)
    await commands.carryOut({
      type: 'record_figures',
      ...asked(`figures ${review}`),
      path: { partnership, review },
      body: { figures: own },
    })
  }
}
