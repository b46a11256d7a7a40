import type { EntityManager } from '@mikro-orm/postgresql'
import type { Event, EventOf } from '../lifecycle/event.js'
import { evolve } from '../lifecycle/evolve.js'
import { asOne } from './as-one.js'
import { JournalEntry } from './entities/journal-entry.js'
import { Partnership } from './entities/partnership.js'
import { entryOf } from './journal.js'
import { partnershipRow } from './rows/partnership.js'
import { upserts } from './upsert.js'

/**
 * Commits the row and event 1 of a new partnership; its workflow is started after, by the API or by the sweeper. The
 * contacts' rows say already what the event says of them.
 * @throws UniqueConstraintViolationException if it was opened before, or if another has the code.
 */
export async function openPartnership(
  em: EntityManager,
  partner: string,
  event: Event & EventOf<'partnership_opened'>,
  code: string,
): Promise<void> {
  const { partnership: id } = event
  const after = evolve(undefined, event)
  await asOne(em, [
    em.createQueryBuilder(Partnership).insert({ id, partner, code, ...partnershipRow(after) }),
    em.createQueryBuilder(JournalEntry).insert(entryOf(id, event)),
    ...upserts(em, { before: undefined, after, events: [event] }),
  ])
}
