import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import type { Day } from '../lifecycle/day.js'
import type { Event } from '../lifecycle/event.js'
import { fold } from '../lifecycle/evolve.js'
import type { Letter } from '../lifecycle/letter.js'
import type { State } from '../lifecycle/state.js'
import type { Standing } from '../workflows/contract.js'
import { type Write, asOne } from './as-one.js'
import { JournalEntry, eventOf } from './entities/journal-entry.js'
import { Partnership } from './entities/partnership.js'
import { lettersOf, withholdOvertaken } from './letters.js'
import { changedContacts, spokenOf } from './rows/elsewhere.js'
import { partnershipRow } from './rows/partnership.js'
import { upserts } from './upsert.js'

/**
 * The journal holds another event under that number: somebody wrote beside the partnership's steps. Nothing was
 * written.
 */
export class JournalConflict extends Error {
  constructor(
    readonly partnership: string,
    readonly number: number,
  ) {
    super(`partnership ${partnership}: event ${number} is in the journal already, although its row ends before it`)
    this.name = 'JournalConflict'
  }
}

/** The journal ends before an event that the engine knows of: the database is older than the engine, from a backup. */
export class JournalGap extends Error {
  constructor(
    readonly partnership: string,
    readonly at: number,
    readonly known: number,
  ) {
    super(`partnership ${partnership}: the journal ends at event ${at}, but event ${known} was recorded before`)
    this.name = 'JournalGap'
  }
}

/** A partnership's row, locked until the transaction ends: one step is taken at a time. */
export async function lockState(tx: EntityManager, id: string): Promise<{ state: State; today: Day }> {
  const [row] = await tx.execute<{ state: State | null; today: Day }[]>(
    `select state, today from partnership where id = ? for update`,
    [id],
  )
  if (!row) throw new Error(`there is no partnership ${id}`)
  return { state: isPresent(row.state) ? row.state : fold(await readJournal(tx, id)), today: row.today }
}

/** A state of another version is folded anew: the journal is the truth, and every version understands all of it. */
const isPresent = (state: State | null): state is State => state?.schemaVersion === 1

/** What a step brought about. */
export interface Written {
  before: State
  after: State
  events: readonly Event[]
  /** Ids of commands by the numbers of the first and last event that each brought about. */
  commands?: { id: string; first: number; last: number }[]
  letters?: readonly Letter[]
  /** ISO instants by letter key, for letters that are to be sent. */
  sendAt?: ReadonlyMap<string, string>
  /** Its civil day, where that is later than the last event's. */
  today?: Day
  standing?: Pick<Standing, 'awaiting' | 'overdue' | 'wakeOn' | 'wakeAt' | 'nextDeadline'>
}

/**
 * Writes a step in the caller's transaction, which holds the partnership's row: its events, the rows that they changed,
 * its letters and where the partnership now stands.
 * @throws JournalConflict if another has written under one of its numbers.
 */
export async function append(tx: EntityManager, written: Written): Promise<void> {
  const { before, after, events, today = after.today, standing } = written
  const id = after.partnership
  const own = tx
    .createQueryBuilder(Partnership)
    .update({ ...partnershipRow(after), ...shown(standing), today, started: true })
  const writes: Write[] = [
    ...(events.length > 0 ? [tx.createQueryBuilder(JournalEntry).insert(entriesOf(written))] : []),
    ...lettersOf(tx, id, written),
    ...upserts(tx, { before, after, events }),
    ...changedContacts(tx, before, after),
    ...spokenOf(tx, after, events),
    own.where({ id }),
  ]
  try {
    await asOne(tx, writes)
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException && /event_pkey/.test(error.message))
      throw new JournalConflict(id, before.number + 1)
    throw error
  }
  await withholdOvertaken(tx, after, events)
}

const shown = (standing: Written['standing']) =>
  standing && {
    awaiting: standing.awaiting,
    overdue: standing.overdue,
    wakeOn: standing.wakeOn ?? null,
    wakeAt: standing.wakeAt ? new Date(standing.wakeAt) : null,
    nextDeadline: standing.nextDeadline ? new Date(standing.nextDeadline) : null,
  }

/**
 * The journal of a partnership in order, as the rules know it. Plain rows: ten years are 1,700 events, and as entities they
 * took five times as long.
 */
export async function readJournal(em: EntityManager, partnership: string): Promise<Event[]> {
  const rows = await em.execute<Parameters<typeof eventOf>[0][]>(
    `select number, day, type, "by", data from event where partnership_id = ? order by number`,
    [partnership],
  )
  return rows.map(eventOf)
}

function entriesOf({ after, events, commands = [] }: Written) {
  const commandOf = (number: number) =>
    commands.find(({ first, last }) => first <= number && number <= last)?.id ?? null
  return events.map(event => ({ ...entryOf(after.partnership, event), command: commandOf(event.number) }))
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

/** Commands of these that the journal knows, with the first and last event that each brought about. */
export async function carriedOut(
  em: EntityManager,
  partnership: string,
  ids: readonly string[],
): Promise<Map<string, { first: number; last: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await em.execute<{ command: string; first: number; last: number }[]>(
    `select command, min(number)::int as first, max(number)::int as last from event
     where partnership_id = ? and command in (?) group by command`,
    [partnership, ids],
  )
  return new Map(rows.map(({ command, first, last }) => [command, { first, last }]))
}
