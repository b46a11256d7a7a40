import { defineEntity, p } from '@mikro-orm/core'
import { immutable } from '../immutable.js'

const schema = defineEntity({
  name: 'LifecycleModel',
  properties: {
    name: p.text().primary(),
    version: p.integer().primary().autoincrement(false).check('version > 0'),
    /**
     * Not `jsonb`, which would sort its keys: which stage follows, and what a card says first, go by the model's own
     * order.
     */
    data: p.json<unknown>().columnType('json'),
    /** Of the JSON as it stands: what is published twice keeps its version. */
    digest: p.string().length(64),
    publishedAt: p.datetime().defaultRaw('now()'),
  },
  uniques: [{ properties: ['name', 'digest'] }],
  triggers: [immutable],
})

/** One published version of a lifecycle model; it never changes, so a partnership can name it for years. */
export class LifecycleModel extends schema.class {}
schema.setClass(LifecycleModel)
