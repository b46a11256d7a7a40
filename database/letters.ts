import type { EntityManager } from '@mikro-orm/postgresql'
import type { Event, EventType } from '../lifecycle/event.js'
import type { Letter as Called } from '../lifecycle/letter.js'
import type { LetterJob } from '../workflows/contract.js'
import { Letter } from './entities/letter.js'
import type { Task } from './entities/task.js'
import type { Rows } from './project/rows.js'

/** The write of the letters that a step called for, if it did; one that is there already stays as it is (M6). */
export function lettersOf(
  em: EntityManager,
  partnership: string,
  events: Event[],
  letters: Called[],
  jobs: LetterJob[],
) {
  if (letters.length === 0) return []
  const cause = new Map(events.map(event => [event.number, event]))
  const sendAt = new Map(jobs.map(job => [job.key, new Date(job.sendAt)]))
  const rows = letters.map(letter => {
    const key = `${partnership}/${letter.occurrence}/${letter.letter}/${letter.to.id}`
    const calledBy = cause.get(letter.occurrence)
    if (!letter.withheld && !sendAt.has(key)) throw new Error(`letter ${key} is to be sent, but no job says when`)
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
      sendAt: sendAt.get(key) ?? null,
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
export async function withholdOvertaken(rows: Rows, events: Event[]): Promise<void> {
  const last = events.filter(event => overtaking.has(event.type)).at(-1)
  if (!last) return
  const {
    em,
    partnership: { id: partnership, closedOn },
  } = rows
  const waiting = await em.find(
    Letter,
    { partnership, status: 'due', claimedBy: null, ...(!closedOn && { cause: 'reminded' as const }) },
    { fields: ['id', 'occurrence', 'cause', 'kind', 'side', 'facts', 'actions'], disableIdentityMap: true },
  )
  if (waiting.length === 0) return
  const tasks = new Map((await rows.tasks.all()).map(task => [task.id, task]))
  const pointless = waiting.filter(
    letter => (closedOn && asks(letter) && Number(letter.occurrence) < last.number) || remindsOfNothing(letter, tasks),
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

function remindsOfNothing({ cause, kind, side, facts }: Waiting, tasks: Map<string, Task>): boolean {
  if (cause !== 'reminded' || !facts.tasks || facts.tasks.length === 0) return false
  // What tells of a task for the first time is said even when its day has moved since: nothing else would tell of it.
  const goesByDay = kind !== 'asked' && kind !== 'invited'
  return facts.tasks.every(({ task: id, due }) => {
    const task = tasks.get(id)
    // Rows hold every live task and every one that these events name; one that is missing was over before.
    if (!task || !task.isLive() || task.status === 'stopped') return true
    // A7: chases wait while more time is asked for. What is handed in is reminded of by the day to validate it alone.
    if (goesByDay && task.extensionUntil) return true
    if (task.status === 'handed_in' && (goesByDay || side === 'partner') && due !== task.validateBy) return true
    return goesByDay && due !== undefined && due !== task.due && due !== task.validateBy
  })
}
