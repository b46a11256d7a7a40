import { type EntityManager, raw } from '@mikro-orm/postgresql'
import type { Event, EventType } from '../lifecycle/event.js'
import type { State } from '../lifecycle/state.js'
import { Letter } from './entities/letter.js'
import type { Written } from './journal.js'

/** M6: the key of a letter's row; its Message-ID derives from it. */
export const letterKey = (
  partnership: string,
  { occurrence, letter, to }: { occurrence: number; letter: string; to: { id: string } },
): string => `${partnership}/${occurrence}/${letter}/${to.id}`

/** The write of the letters that a step called for, if it did; one that is there already stays as it is (M6). */
export function lettersOf(em: EntityManager, partnership: string, { events, letters = [], sendAt }: Written) {
  if (letters.length === 0) return []
  const cause = new Map(events.map(event => [event.number, event]))
  const rows = letters.map(letter => {
    const key = letterKey(partnership, letter)
    const calledBy = cause.get(letter.occurrence)
    const at = letter.withheld ? undefined : sendAt?.get(key)
    if (!letter.withheld && !at) throw new Error(`letter ${key} is to be sent, but nothing says when`)
    return {
      key,
      scope: partnership,
      partnership,
      letter: letter.letter,
      occurrence: String(letter.occurrence),
      cause: calledBy?.type ?? null,
      kind: calledBy?.type === 'reminded' ? calledBy.kind : null,
      side: letter.to.side,
      recipient: letter.to.id,
      role: letter.to.role,
      fallback: letter.to.fallback ?? false,
      about: letter.about,
      reason: letter.reason,
      day: letter.day,
      window: letter.window,
      sendAt: at ? new Date(at) : null,
      facts: letter.facts,
      actions: letter.actions,
      meeting: letter.meeting ?? null,
      status: letter.withheld ? ('withheld' as const) : ('due' as const),
      outcome: letter.withheld ?? null,
    }
  })
  // By the query builder: `upsertMany` would read back every row that it had just written.
  return [
    em.createQueryBuilder(Letter).insert(rows).onConflict(['scope', 'letter', 'occurrence', 'recipient']).ignore(),
  ]
}

/** Letters of a partnership whose delivery has not ended, called for after the event of that number. */
export const waitingLetters = (em: EntityManager, partnership: string, after = 0): Promise<Letter[]> =>
  em.find(
    Letter,
    {
      partnership,
      status: { $in: ['due', 'sending'] },
      [raw(`substring(occurrence from '^[0-9]+$')::int`)]: { $gt: after },
    },
    { orderBy: { sendAt: 'asc', key: 'asc' }, disableIdentityMap: true },
  )

/** Events after which a waiting letter may have become pointless; after any other nothing is looked up. */
const overtaking = new Set<EventType>([
  'task_done',
  'task_handed_in',
  'task_waived',
  'task_cancelled',
  'task_lapsed',
  'task_moved',
  'extension_asked',
  'extension_granted',
  'invitation_extended',
  'meeting_moved',
  'play_completed',
  'play_stopped',
  'clock_stopped',
  'hard_stop_extended',
  'resumed',
  'last_day_set',
  'exit_started',
  'exit_withdrawn',
  'partnership_closed',
  'partnership_ended',
])

/**
 * A letter that waits for its hour and that nobody has claimed is withheld when what came since made it pointless: a
 * reminder of nothing but tasks that are over, on other days, handed in or to be given more time, and once the
 * partnership is over, everything that asks for something.
 */
export async function withholdOvertaken(
  em: EntityManager,
  { partnership, closed, tasks }: State,
  events: readonly Event[],
): Promise<void> {
  const last = events.filter(event => overtaking.has(event.type)).at(-1)
  if (!last) return
  const waiting = await em.find(
    Letter,
    { partnership, status: 'due', claimedBy: null, ...(!closed && { cause: 'reminded' as const }) },
    { fields: ['id', 'occurrence', 'cause', 'kind', 'side', 'facts', 'actions'], disableIdentityMap: true },
  )
  if (waiting.length === 0) return
  const pointless = waiting.filter(
    letter => (closed && asks(letter) && Number(letter.occurrence) < last.number) || remindsOfNothing(letter, tasks),
  )
  if (pointless.length === 0) return
  await em.nativeUpdate(
    Letter,
    { id: { $in: pointless.map(letter => letter.id) }, status: 'due', claimedBy: null },
    { status: 'withheld', outcome: 'overtaken' },
  )
}

type Waiting = Pick<Letter, 'occurrence' | 'cause' | 'kind' | 'side' | 'facts' | 'actions'>

const asks = (letter: Waiting) => letter.actions.length > 0 || (letter.facts.tasks?.length ?? 0) > 0

function remindsOfNothing({ cause, kind, side, facts }: Waiting, tasks: State['tasks']): boolean {
  if (cause !== 'reminded' || !facts.tasks || facts.tasks.length === 0) return false
  // What tells of a task for the first time is said even when its day has moved since: nothing else would tell of it.
  const goesByDay = kind !== 'asked' && kind !== 'invited'
  return facts.tasks.every(({ task: id, due }) => {
    const task = tasks.find(open => open.id === id)
    if (!task) return true
    const validateBy = task.handedIn?.validateBy
    // A7: chases wait while more time is asked for. What is handed in is reminded of by the day to validate it alone.
    if (goesByDay && task.extension) return true
    if (task.status === 'handed_in' && (goesByDay || side === 'partner') && due !== validateBy) return true
    return goesByDay && due !== undefined && due !== task.due && due !== validateBy
  })
}
