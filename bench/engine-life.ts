import type { MikroORM } from '@mikro-orm/postgresql'
import type { Client } from '@temporalio/client'
import { fastForwardTo } from '../embedded/time-skipping.js'
import type { Day } from '../lifecycle/day.js'
import type { Life } from '../test/lifecycle/life.js'
import { ask } from '../workflows/ask.js'
import { instantOf } from '../workers/clock.js'
import { type Carried, partnershipWorkflow, workflowId } from '../workflows/contract.js'
import { openedLife } from './opened-life.js'
import type { Move } from './reseller.js'

const noon = 12 * 60
const taskQueue = 'handfast'

/** A life that the pure core has lived, lived again by our processes on the real engine, time skipped. */
export class EngineLife {
  private asked = 0
  private constructor(
    readonly client: Client,
    readonly partnership: string,
    private readonly zone: string,
  ) {}

  static async open(orm: MikroORM, client: Client, lived: Life): Promise<EngineLife> {
    const { partnership, zone, day } = await openedLife(orm, lived)
    const carried: Carried = { schemaVersion: 1, partnership, number: 1, letters: [] }
    await client.workflow.start(partnershipWorkflow, {
      workflowId: workflowId(partnership),
      taskQueue,
      args: [carried],
    })
    const life = new EngineLife(client, partnership, zone)
    await life.to(day)
    return life
  }

  get workflowId(): string {
    return workflowId(this.partnership)
  }

  /** Noon of the day, when its step is done and its letters are gone. */
  async to(day: Day): Promise<void> {
    await fastForwardTo(this.client, this.workflowId, instantOf(day, noon, this.zone), 300)
  }

  async make(move: Move): Promise<void> {
    await this.to(move.day)
    this.asked += 1
    await ask(this.client, this.partnership, { id: `${this.partnership}-${this.asked}`, by: move.by, ...move.ask })
  }
}
