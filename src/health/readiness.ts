import { Inject, Injectable } from '@nestjs/common'
import { MikroORM } from '@mikro-orm/postgresql'
import type { Connection } from '@temporalio/client'
import { z } from 'zod'
import { StuckPartnership } from '../../database/entities/stuck-partnership.js'
import { TASK_QUEUE } from '../partnerships/starter.js'

/** A connection to the engine that tries once: a probe wants to know how things are, not how they will be. */
export const PROBE = Symbol('connection for probes')
export const NAMESPACE = Symbol('the engine’s namespace')

export const partSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('up') }),
  z.object({ status: z.literal('down'), detail: z.string() }),
])
type Part = z.output<typeof partSchema>

/** What works, but not as it should: the API can do its part, so it stays ready. */
export const partnershipsSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('up') }),
  z.object({ status: z.literal('degraded'), count: z.int().min(1), detail: z.string() }),
])
const workflowTasks = 1

/** Looks at what a command needs on its way. A probe must answer soon, so each look has a deadline of its own. */
@Injectable()
export class Readiness {
  constructor(
    private readonly orm: MikroORM,
    @Inject(PROBE) private readonly engine: Connection,
    @Inject(NAMESPACE) private readonly namespace: string,
    @Inject(TASK_QUEUE) private readonly taskQueue: string,
  ) {}

  async look(): Promise<Record<'database' | 'engine' | 'workers', Part>> {
    const [database, engine, workers] = await Promise.all([
      part('the database does not answer', () => this.orm.em.fork().getConnection().execute('select 1')),
      part('the engine does not answer', () =>
        this.engine.withDeadline(Date.now() + 2_000, () => this.engine.workflowService.getSystemInfo({})),
      ),
      part('no worker takes partnerships’ tasks', () => this.findPoller()),
    ])
    return { database, engine, workers }
  }

  /** Those that the watchdog found more than an hour ago and that still do not wake; unknown without a database. */
  async partnerships(): Promise<z.output<typeof partnershipsSchema>> {
    const anHourAgo = new Date(Date.now() - 3_600_000)
    const count = await this.orm.em
      .fork()
      .count(StuckPartnership, { foundAt: { $lte: anHourAgo } })
      .catch(() => 0)
    if (count === 0) return { status: 'up' }
    return { status: 'degraded', count, detail: `${count} did not wake when due; the admins were told by letter` }
  }

  private async findPoller() {
    const asked = { namespace: this.namespace, taskQueue: { name: this.taskQueue }, taskQueueType: workflowTasks }
    const { pollers } = await this.engine.withDeadline(Date.now() + 2_000, () =>
      this.engine.workflowService.describeTaskQueue(asked),
    )
    // The engine lists pollers of the last five minutes; one that lives polls at least once a minute.
    const isAlive = pollers?.some(
      ({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 > Date.now() - 90_000,
    )
    if (!isAlive) throw new Error('none polls')
  }
}

async function part(detail: string, look: () => Promise<unknown>): Promise<Part> {
  const timer = AbortSignal.timeout(3_000)
  const tooLate = new Promise<never>((_, reject) =>
    timer.addEventListener('abort', () => reject(new Error('too late')), { once: true }),
  )
  return Promise.race([look(), tooLate]).then(
    () => ({ status: 'up' as const }),
    () => ({ status: 'down' as const, detail }),
  )
}
