import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { workflowBundle } from '../support/stack.js'
import { until } from '../support/until.js'
import type { Place } from './engine-life.js'
import { linkSecret } from './pages.js'

/** Partnership workers as they are deployed: two processes that begin at the same moment. */
export class TwoWorkers {
  private constructor(private readonly processes: ChildProcess[]) {}

  static async start({ database, engine, taskQueue, mail, client }: Place): Promise<TwoWorkers> {
    const { codePath } = await workflowBundle()
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: engine.address,
      TEMPORAL_NAMESPACE: engine.namespace,
      TASK_QUEUE: taskQueue,
      SMTP_URL: mail.url,
      API_KEY: linkSecret,
      LINK_SECRET: linkSecret,
      WORKFLOW_BUNDLE: codePath,
      LOG_LEVEL: 'error',
    }
    const processes = [1, 2].map(() =>
      spawn(process.execPath, ['--import', './typescript.js', 'workers/partnership.ts'], {
        cwd: resolve(import.meta.dirname, '../..'),
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    )
    // A worker that asks for work has made sure of its Schedules.
    await until(
      'both ask for work',
      async () => {
        const { pollers } = await client.workflowService.describeTaskQueue({
          namespace: engine.namespace,
          taskQueue: { name: taskQueue },
          taskQueueType: 1,
        })
        return processes.every(({ pid }) => pollers?.some(({ identity }) => identity?.startsWith(`${pid}@`)))
      },
      120,
    )
    return new TwoWorkers(processes)
  }

  /** Their exit codes. */
  stop(): Promise<unknown[]> {
    return Promise.all(
      this.processes.map(async worker => {
        const ended = once(worker, 'exit')
        worker.kill('SIGTERM')
        return (await ended)[0] as unknown
      }),
    )
  }
}
