import { createHash } from 'node:crypto'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { ModelRef } from '../lifecycle/event.js'
import { LifecycleModel } from './entities/lifecycle-model.js'
import { oneAtATime } from './one-at-a-time.js'
import { remembering } from './remembering.js'

/**
 * Publishes a checked model under its next version; the same content in the same order, whenever it was published,
 * keeps its version.
 */
export async function publishModel(em: EntityManager, name: string, data: unknown): Promise<ModelRef> {
  const content = createHash('sha256').update(JSON.stringify(data)).digest('hex')
  return oneAtATime(em, `model ${name}`, async tx => {
    const published = await tx.find(
      LifecycleModel,
      { name },
      { orderBy: { version: 'desc' }, fields: ['name', 'version', 'digest'] },
    )
    const known = published.find(model => model.digest === content)
    if (known) return { name, version: known.version }
    const version = (published[0]?.version ?? 0) + 1
    await tx.insert(LifecycleModel, { name, version, data, digest: content })
    return { name, version }
  })
}

/** The newest version of the model, for partnerships that are opened now. */
export async function latestModel(em: EntityManager, name: string): Promise<ModelRef> {
  const model = await em
    .fork()
    .findOne(LifecycleModel, { name }, { orderBy: { version: 'desc' }, fields: ['name', 'version'] })
  if (!model) throw new Error(`no lifecycle model ${name} is published`)
  return { name, version: model.version }
}

/** Reads published models; a version is read once a process, because it never changes. */
export function modelLoader<Model>(
  database: Pick<MikroORM, 'em'>,
): (ref: ModelRef, em?: EntityManager) => Promise<Model> {
  return remembering(database, async (em, { name, version }) => {
    const model = await em.findOne(LifecycleModel, { name, version }, { disableIdentityMap: true })
    if (!model) throw new Error(`lifecycle model ${name} has no version ${version}`)
    return model.data as Model
  })
}
