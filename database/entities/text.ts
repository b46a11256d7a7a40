import { defineEntity, p } from '@mikro-orm/core'
import type { Actor } from '../../lifecycle/people.js'
import { Partnership } from './partnership.js'

const schema = defineEntity({
  name: 'Text',
  properties: {
    id: p.uuid().primary(),
    partnership: () => p.manyToOne(Partnership).nullable(),
    /** What it is: `reason`, `action`, `lessons`, `challenge`, `invitation`. */
    kind: p.text(),
    body: p.text(),
    author: p.json<Actor>().nullable(),
    writtenAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [{ properties: 'partnership' }],
})

/** What a person wrote in their own words; commands, events and letters carry its id only. */
export class Text extends schema.class {}
schema.setClass(Text)
