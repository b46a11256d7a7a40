import { defineEntity, p } from '@mikro-orm/core'

/** A key that comes back later than this may stand for another request. */
export const daysKept = 30

const schema = defineEntity({
  name: 'RequestKey',
  properties: {
    /** Of the person, the route and the Idempotency-Key: the id of the command that it was sent for. */
    id: p.uuid().primary(),
    /** SHA-256 of the body that it was first sent with. */
    digest: p.string().length(64),
    usedAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [{ properties: 'usedAt' }],
})

/** An Idempotency-Key of a caller's own, and what it was sent with: one key stands for one request. */
export class RequestKey extends schema.class {}
schema.setClass(RequestKey)
