import type { Command } from '../lifecycle/command.js'
import type { LetterJob, Standing } from './contract.js'

/**
 * What operations read beside timers and activities in the engine's UI: one line, no personal data, well under the
 * engine's 400 bytes.
 */
const limit = 200

export const timerSummary = (standing: Standing) => line(`until ${standing.wakeOn}: ${standing.awaiting}`)
export const stepSummary = (commands: Command[]) =>
  line(commands.length === 0 ? 'days went by' : commands.map(({ type }) => type).join(', '))
export const letterSummary = (job: LetterJob) => line(`${job.letter} to ${job.role}: ${job.reason}`)

/** `events 5–9: task_done, play_completed`. */
export function happened(events: readonly { number: number; type: string }[]): string {
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) return 'nothing new'
  const kinds = [...new Set(events.map(({ type }) => type))].join(', ')
  return line(first === last ? `event ${first.number}: ${kinds}` : `events ${first.number}–${last.number}: ${kinds}`)
}

/** In one line of at most `limit` bytes; a character cut in half is dropped. */
export function line(text: string): string {
  const bytes = new TextEncoder().encode(text.replace(/\s+/g, ' '))
  if (bytes.length <= limit) return text.replace(/\s+/g, ' ')
  return `${new TextDecoder().decode(bytes.slice(0, limit - 3)).replace(/\uFFFD+$/, '')}…`
}
