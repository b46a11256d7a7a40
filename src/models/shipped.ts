import type { MikroORM } from '@mikro-orm/postgresql'
import { publishModel } from '../../database/models.js'
import { registry } from '../../emails/registry.js'
import { checkModel } from '../../lifecycle/check.js'
import { flattened, readModelFile } from './model-file.js'

const names = ['six-stage', 'nine-stage', 'four-stage']
const file = (name: string) => new URL(`../../lifecycle/models/${name}.yaml`, import.meta.url).pathname

/** Publishes the models that Handfast comes with; one that did not change keeps its version. */
export async function publishShippedModels(orm: MikroORM): Promise<void> {
  for (const name of names) {
    const { model, errors } = checkModel(flattened(readModelFile(file(name))), Object.keys(registry))
    if (!model)
      throw new Error(
        `the shipped model ${name} does not check: ${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}`,
      )
    await publishModel(orm.em.fork(), model.name, model)
  }
}
