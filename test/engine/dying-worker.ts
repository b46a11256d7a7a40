import { readFileSync } from 'node:fs'
import { NativeConnection, Worker } from '@temporalio/worker'
import { calendarLoader } from '../../database/calendars.js'
import { openDatabase } from '../../database/config.js'
import { modelLoader } from '../../database/models.js'
import { zonesOf } from '../../database/zones.js'
import { nextDay } from '../../lifecycle/elapse.js'
import type { Model } from '../../lifecycle/model.js'
import { standing } from '../../lifecycle/standing.js'
import { step as decideStep } from '../../lifecycle/step.js'
import { stepper } from '../../workers/step.js'

/**
 * A worker that is killed as `kill -9` would, as soon as a step with a command has committed and before the engine
 * hears of it:
 * `dying-worker.ts <file with its settings>`.
 */
interface Settings {
  url: string
  address: string
  namespace: string
  taskQueue: string
  codePath: string
}
const settings = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Settings
const orm = await openDatabase(settings.url)
const { step } = stepper<Model>(
  orm,
  { step: decideStep, nextDay, standing },
  { model: modelLoader<Model>(orm), calendar: calendarLoader(orm), zones: zonesOf },
)
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address: settings.address }),
  namespace: settings.namespace,
  taskQueue: settings.taskQueue,
  workflowBundle: { codePath: settings.codePath },
  activities: {
    step: async (input: Parameters<typeof step>[0]) => {
      const taken = await step(input)
      if (input.commands.length > 0) process.kill(process.pid, 'SIGKILL')
      return taken
    },
  },
})
await worker.run()
