import type { EntityManager } from '@mikro-orm/postgresql'
import type { Event } from '../lifecycle/event.js'
import type { RecordInput } from '../workflows/contract.js'
import { asOne } from './as-one.js'
import { canonical } from './canonical.js'
import { JournalEntry } from './entities/journal-entry.js'
import { lettersOf, withholdOvertaken } from './letters.js'
import { type OwnRow, lockOwnRow } from './project/own-row.js'
import { project } from './project/project.js'
import { Rows } from './project/rows.js'

/**
 * The journal holds another event under that number: two writers, or a rule that decided twice. A person has to look;
 * nothing was written.
 */
export class JournalConflict extends Error {
  constructor(
    readonly partnership: string,
    readonly number: number,
    detail: string,
  ) {
    super(`partnership ${partnership}: event ${number} ${detail}`)
    this.name = 'JournalConflict'
  }
}

/** An event came without the one before it. */
export class JournalGap extends Error {
  constructor(
    readonly partnership: string,
    readonly expected: number,
    readonly got: number,
  ) {
    super(`partnership ${partnership}: event ${got} came where ${expected} belongs`)
    this.name = 'JournalGap'
  }
}

/**
 * Writes a step: its events, what follows from them, its letters and where the partnership now stands, in one
 * transaction. Events that are there already have no effect; with other content they are a `JournalConflict`.
 */
export async function append(
  em: EntityManager,
  { partnership: id, events, letters, jobs, today, standing }: RecordInput,
): Promise<void> {
  await em.fork().transactional(async tx => {
    const partnership = await lockOwnRow(tx, id)
    const fresh = events.filter(event => event.number > partnership.number)
    await refuseConflicts(
      tx,
      partnership,
      events.filter(event => event.number <= partnership.number),
    )
    refuseGaps(partnership, fresh)
    // All of it was recorded before: the letters and the standing came with it, and others may have come since.
    if (events.length > 0 && fresh.length === 0) return

    const rows = new Rows(tx, partnership, fresh)
    await project(rows, fresh)
    await asOne(tx, [
      ...(fresh.length > 0 ? [tx.createQueryBuilder(JournalEntry).insert(fresh.map(event => entryOf(id, event)))] : []),
      ...lettersOf(tx, id, events, letters, jobs),
      ...rows.writes({
        number: fresh.at(-1)?.number ?? partnership.number,
        started: true,
        // C1: a late attempt of an earlier step must not take today back.
        ...(today >= partnership.today && { today, ...shown(standing) }),
      }),
    ])
    await withholdOvertaken(rows, fresh)
  })
}

const shown = ({ awaiting, overdue, wakeOn, wakeAt, nextDeadline }: RecordInput['standing']) => ({
  awaiting,
  overdue,
  wakeOn: wakeOn ?? null,
  wakeAt: wakeAt ? new Date(wakeAt) : null,
  nextDeadline: nextDeadline ? new Date(nextDeadline) : null,
})

/** The journal of a partnership in order, as the rules know it. */
export async function readJournal(em: EntityManager, partnership: string): Promise<Event[]> {
  const entries = await em.fork().find(JournalEntry, { partnership }, { orderBy: { number: 'asc' } })
  return entries.map(entry => entry.event())
}

async function refuseConflicts(em: EntityManager, partnership: OwnRow, known: Event[]): Promise<void> {
  if (known.length === 0) return
  const entries = await em.find(JournalEntry, {
    partnership: partnership.id,
    number: { $in: known.map(event => event.number) },
  })
  const recorded = new Map(entries.map(entry => [entry.number, entry.event()]))
  for (const event of known) {
    const before = recorded.get(event.number)
    if (!before)
      throw new JournalConflict(
        partnership.id,
        event.number,
        `is not in the journal, although the journal is at ${partnership.number}`,
      )
    if (canonical(before) !== canonical(event))
      throw new JournalConflict(
        partnership.id,
        event.number,
        `is recorded as ${before.type} of ${before.day} with other content than the ${event.type} of ${event.day} that came`,
      )
  }
}

function refuseGaps(partnership: OwnRow, fresh: Event[]): void {
  fresh.forEach((event, index) => {
    const expected = partnership.number + 1 + index
    if (event.number !== expected) throw new JournalGap(partnership.id, expected, event.number)
  })
}

/** An event as its row. */
export const entryOf = (partnership: string, { number, day, type, by, ...data }: Event) => ({
  partnership,
  number,
  day,
  type,
  data,
  by: by ?? null,
})
