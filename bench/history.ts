import type { Client } from '@temporalio/client'
import proto from '@temporalio/proto'

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent
export type Cause = 'run' | 'wake' | 'command' | 'letter' | 'other'
/** What one run's start, one wake, one command or one letter left in the history. */
export interface Cost {
  cause: Cause
  events: number
}

/** Every run of a partnership, in order: each but the first names the one before it. */
export async function runsOf(client: Client, workflowId: string): Promise<HistoryEvent[][]> {
  const runs: HistoryEvent[][] = []
  let runId: string | null | undefined = (await client.workflow.getHandle(workflowId).describe()).runId
  while (runId) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory()
    runs.unshift(events ?? [])
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId
  }
  return runs
}

/** What skipping time adds is no part of a life in real time. */
const isSkip = (event: HistoryEvent) =>
  Boolean(
    event.workflowExecutionTimeSkippingTransitionedEventAttributes
    ?? event.workflowExecutionOptionsUpdatedEventAttributes,
  )

/** All events but skips. */
export const countOf = (runs: HistoryEvent[][]) => runs.flat().filter(event => !isSkip(event)).length

/**
 * Of all events but skips, as they travel and are stored. The engine's own `historySizeBytes` counts skips as well, and
 * each batch's wrapping.
 */
export const bytesOf = (runs: HistoryEvent[][]) =>
  runs
    .flat()
    .filter(event => !isSkip(event))
    .reduce((sum, event) => sum + proto.temporal.api.history.v1.HistoryEvent.encode(event).finish().length, 0)

/**
 * Whose each event is. A workflow task belongs to whatever was first to call for it, and what it asks for to the wake
 * or the command that it decides about, if it does; a delivery is the letter's own. Nothing is counted twice and
 * nothing is left out.
 */
export function costs(run: HistoryEvent[]): Cost[] {
  const tally = new Tally()
  for (const event of run.filter(candidate => !isSkip(candidate))) tally.add(event)
  return tally.all
}

class Tally {
  readonly all: Cost[] = []
  private readonly byActivity = new Map<string, Cost>()
  private readonly byUpdate = new Map<string, Cost>()
  /** What has called for a workflow task since the last one began. */
  private callers: Cost[] = []
  private task: Cost | undefined
  private decided: Cost | undefined
  /** Events of a task that nothing in the history called for: an update says so only when it is accepted. */
  private unclaimed = 0

  add(event: HistoryEvent): void {
    const {
      activityTaskScheduledEventAttributes: activity,
      workflowExecutionUpdateAcceptedEventAttributes: accepted,
      workflowExecutionUpdateCompletedEventAttributes: completed,
    } = event
    const activityOver =
      event.activityTaskCompletedEventAttributes
      ?? event.activityTaskFailedEventAttributes
      ?? event.activityTaskTimedOutEventAttributes
      ?? event.activityTaskCanceledEventAttributes
    const ofActivity = (activityOver ?? event.activityTaskStartedEventAttributes)?.scheduledEventId
    if (event.workflowExecutionStartedEventAttributes) this.call('run')
    else if (event.timerFiredEventAttributes) this.call('wake')
    else if (event.workflowExecutionSignaledEventAttributes) this.call('other')
    else if (event.workflowTaskScheduledEventAttributes) this.scheduled()
    else if (event.workflowTaskStartedEventAttributes) this.begins()
    else if (
      event.workflowTaskCompletedEventAttributes
      ?? event.workflowTaskFailedEventAttributes
      ?? event.workflowTaskTimedOutEventAttributes
    )
      this.ofTask(this.task)
    else if (accepted) this.accept(String(event.eventId))
    else if (completed) this.count(this.byUpdate.get(String(completed.acceptedEventId)) ?? this.owner())
    else if (activity)
      this.byActivity.set(
        String(event.eventId),
        this.count(activity.activityType?.name === 'deliver' ? this.cost('letter') : this.owner()),
      )
    else if (ofActivity) {
      const owner = this.count(this.byActivity.get(String(ofActivity)) ?? this.owner())
      if (activityOver) this.callers.push(owner)
    } else this.count(this.owner())
  }

  private scheduled(): void {
    // The task before was called for by nothing and accepted nothing: skipping time asked for it.
    if (this.unclaimed > 0) this.claim(this.cost('other'))
    this.ofTask((this.task = this.callers[0]))
  }

  private call(cause: Cause): void {
    this.callers.push(this.count(this.cost(cause)))
  }

  private begins(): void {
    this.ofTask(this.task)
    this.decided = this.callers.find(({ cause }) => cause === 'wake') ?? this.task
    this.callers = []
  }

  private accept(id: string): void {
    const command = this.count(this.cost('command'))
    this.byUpdate.set(id, command)
    if (!this.task) this.claim(command)
    if (this.decided?.cause !== 'wake' && this.decided?.cause !== 'command') this.decided = command
  }

  private ofTask(cost: Cost | undefined): void {
    if (cost) this.count(cost)
    else this.unclaimed += 1
  }

  private owner(): Cost {
    if (!this.decided) this.claim((this.decided = this.cost('other')))
    return this.decided
  }

  private claim(cost: Cost): void {
    this.task = cost
    cost.events += this.unclaimed
    this.unclaimed = 0
  }

  private cost(cause: Cause): Cost {
    const cost = { cause, events: 0 }
    this.all.push(cost)
    return cost
  }

  private count(cost: Cost): Cost {
    cost.events += 1
    return cost
  }
}
