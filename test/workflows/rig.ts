import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { Client, WorkflowHandle } from '@temporalio/client'
import { type NativeConnection, Worker } from '@temporalio/worker'
import { fastForwardTo, workflowNow } from '../../embedded/time-skipping.js'
import type { Calendar } from '../../lifecycle/calendar.js'
import type { Command } from '../../lifecycle/command.js'
import { addDays } from '../../lifecycle/day.js'
import type { Event } from '../../lifecycle/event.js'
import { civilDay, instantOf } from '../../workers/clock.js'
import { decider, type DecideSources } from '../../workers/decide.js'
import { type Carried, mailQueue, partnershipWorkflow, workflowId } from '../../workflows/contract.js'
import { workflowBundle as sharedBundle } from '../support/stack.js'
import { Journal } from './journal.js'
import { plainRules } from './plain-rules.js'

export const workflowsPath = resolve(import.meta.dirname, '../../workflows/index.ts')

const zone = 'Europe/Amsterdam'
const calendar: Calendar = { name: 'NL', version: 1, weekend: [6, 7], holidays: [], until: '2040-12-31' }
const manager = { side: 'vendor', id: 'person-0', admin: true } as const

export const challenge = (id: string = randomUUID()): Command => ({
  id,
  by: manager,
  type: 'log_challenge',
  text: randomUUID(),
})
export const resume = () => ({ id: randomUUID(), by: manager, type: 'resume' }) as Command
export const close = (): Command => ({ id: randomUUID(), by: manager, type: 'close_partnership', reason: 'cancelled' })
export const breaking = () => ({ id: randomUUID(), by: manager, type: 'extend_invitation' }) as Command

/** One partnership under the plain rules, with workers on a task queue of its own. */
export class Rig {
  readonly partnership = randomUUID()
  readonly taskQueue = `shell-${this.partnership}`
  readonly journal: Journal
  /** What the rules are loaded from: a test may break it or change it. */
  model: { letters: number; broken?: string } = { letters: 0 }
  decisions = 0
  private readonly sources: DecideSources<Rig['model']> = {
    model: async () => {
      this.decisions += 0.5
      return this.model
    },
    calendar: async () => calendar,
    zones: async () => ({ 'person-0': 'America/New_York' }),
  }
  private workers: { worker: Worker; ran: Promise<void> }[] = []

  constructor(
    readonly client: Client,
    private readonly connection: NativeConnection,
    private readonly namespace: string,
  ) {
    const day = civilDay(new Date(), zone)
    const first: Event = {
      number: 1,
      day,
      by: manager,
      type: 'partnership_opened',
      partnership: this.partnership,
      model: { name: 'plain', version: 1 },
      calendar: { name: 'NL', version: 1 },
      entry: 'new',
      stage: 'recruiting',
      partnerType: 'reseller',
      country: 'NL',
      zone,
      contacts: [{ id: 'person-1', roles: ['partner_lead'] }],
      mainContact: 'person-1',
      team: { manager: 'person-0', sponsor: 'person-0' },
      tier: 'registered',
      grants: [],
    }
    this.journal = new Journal(first, decider(plainRules, this.sources).decide)
  }

  get handle(): WorkflowHandle {
    return this.client.workflow.getHandle(workflowId(this.partnership))
  }

  async start(carried: Partial<Carried> = {}): Promise<this> {
    await this.work()
    await this.client.workflow.start(partnershipWorkflow, {
      workflowId: workflowId(this.partnership),
      taskQueue: this.taskQueue,
      memo: { partnership: this.partnership },
      args: [{ schemaVersion: 1, partnership: this.partnership, number: 1, letters: [], ...carried } satisfies Carried],
    })
    return this
  }

  /** Starts workers, with other workflow code if a test says so. */
  async work(workflowBundle?: { code: string }): Promise<void> {
    const shared = {
      connection: this.connection,
      namespace: this.namespace,
      shutdownGraceTime: '1s',
      stickyQueueScheduleToStartTimeout: '1s',
    } as const
    const partnerships = await Worker.create({
      ...shared,
      taskQueue: this.taskQueue,
      workflowBundle: workflowBundle ?? (await sharedBundle(workflowsPath)),
      activities: { ...this.journal.activities },
    })
    const mail = await Worker.create({
      ...shared,
      taskQueue: mailQueue(this.taskQueue),
      activities: { ...this.journal.mail },
    })
    this.workers = [partnerships, mail].map(worker => ({ worker, ran: worker.run() }))
  }

  async rest(): Promise<void> {
    for (const { worker } of this.workers) if (worker.getState() === 'RUNNING') worker.shutdown()
    await Promise.all(this.workers.map(({ ran }) => ran))
    this.workers = []
  }

  async end(): Promise<void> {
    await this.handle.terminate('the test is over').catch(() => {})
    await this.rest()
  }

  /**
   * Noon of the day that is so many days on, with every step between: counted from an instant, the last of them would
   * come or not by the hour at which the test runs.
   */
  async later(days: number): Promise<void> {
    const id = workflowId(this.partnership)
    const day = addDays(civilDay(await workflowNow(this.client, id), zone), days)
    await fastForwardTo(this.client, id, instantOf(day, 12 * 60, zone))
  }

  async events(runId?: string) {
    const history = await this.client.workflow.getHandle(workflowId(this.partnership), runId).fetchHistory()
    return (history.events ?? []).map(event => ({
      id: Number(event.eventId),
      kind: Object.keys(event)
        .find(key => key.endsWith('EventAttributes'))!
        .replace('EventAttributes', ''),
      event,
    }))
  }
}
