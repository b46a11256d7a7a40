import type { Decision, RecordInput } from './contract.js'

/**
 * What of a decision becomes rows, after what waits to be recorded already. Answers and the words for the engine's UI
 * are nobody's rows.
 */
export function unrecordedWith(
  before: RecordInput | undefined,
  partnership: string,
  { events, letters, jobs, today, standing }: Decision,
): RecordInput {
  const { awaiting, overdue, wakeOn, wakeAt, nextDeadline } = standing
  return {
    partnership,
    events: [...(before?.events ?? []), ...events],
    letters: [...(before?.letters ?? []), ...letters],
    jobs: [...(before?.jobs ?? []), ...jobs],
    today,
    standing: { awaiting, overdue, wakeOn, wakeAt, nextDeadline },
  }
}
