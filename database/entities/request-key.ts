import { defineEntity, p } from '@mikro-orm/core'

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

/**
 * An Idempotency-Key of a caller's own, and what it was sent with: one key stands for one request. It is kept for
 * RETENTION_REQUEST_KEY_DAYS; later it may stand for another.
 */
export class RequestKey extends schema.class {}
schema.setClass(RequestKey)
