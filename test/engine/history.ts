import type { EngineLife } from './engine-life.js'

interface Payload {
  data?: Uint8Array | null
}
interface Entry {
  userMetadata?: { summary?: Payload | null } | null
  timerStartedEventAttributes?: object | null
  activityTaskScheduledEventAttributes?: { activityType?: { name?: string | null } | null } | null
}

/** A run's history as operations, or whoever exports it, can read it: every payload taken out of its encoding. */
export class History {
  private constructor(
    readonly entries: Entry[],
    readonly text: string,
  ) {}

  static async of({ handle, place, partnership }: EngineLife, runId?: string): Promise<History> {
    const { events } = await (
      runId ? place.client.workflow.getHandle(`partnership/${partnership}`, runId) : handle
    ).fetchHistory()
    // As JSON a payload's bytes are base64, as they are in an export.
    const text = JSON.stringify(events, (key, value: unknown) =>
      key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
    )
    return new History(events ?? [], text)
  }

  timers(): string[] {
    return this.summaries(entry => Boolean(entry.timerStartedEventAttributes))
  }

  activities(name: string): string[] {
    return this.summaries(entry => entry.activityTaskScheduledEventAttributes?.activityType?.name === name)
  }

  private summaries(wanted: (entry: Entry) => boolean): string[] {
    return this.entries
      .filter(wanted)
      .map(
        ({ userMetadata }) =>
          JSON.parse(Buffer.from(userMetadata?.summary?.data ?? []).toString('utf8') || '""') as string,
      )
  }
}
