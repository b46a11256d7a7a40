import { defineEntity, p } from '@mikro-orm/core'
import { immutable } from '../immutable.js'

const schema = defineEntity({
  name: 'LifecycleModel',
  properties: {
    name: p.text().primary(),
    version: p.integer().primary().autoincrement(false).check('version > 0'),
    data: p.json<unknown>(),
    /** Of the canonical JSON: what is published twice keeps its version. */
    digest: p.string().length(64),
    publishedAt: p.datetime().defaultRaw('now()'),
  },
  uniques: [{ properties: ['name', 'digest'] }],
  triggers: [immutable],
})

/** One published version of a lifecycle model; it never changes, so a partnership can name it for years. */
export class LifecycleModel extends schema.class {}
schema.setClass(LifecycleModel)
