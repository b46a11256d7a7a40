import { Injectable } from '@nestjs/common'
import { MikroORM } from '@mikro-orm/postgresql'
import { digest } from '../../database/canonical.js'
import { RequestKey } from '../../database/entities/request-key.js'
import { Problem } from '../edge/problem.js'

/** A request under the id that its key makes. */
export interface Keyed {
  commandId: string
  isOwnKey?: boolean | undefined
}

/** Holds each Idempotency-Key to the request that it was first sent with. */
@Injectable()
export class Keys {
  constructor(private readonly orm: MikroORM) {}

  /**
   * Makes ready what was asked for, under its key. A key that was sent with something else before is refused; one whose
   * request is refused here, before anything came of it, is free again. A key that was made here costs nothing; it is
   * the caller's own once it is repeated.
   */
  async hold<T>({ commandId: id, isOwnKey }: Keyed, body: unknown, makeReady: () => Promise<T>): Promise<T> {
    if (!isOwnKey) return makeReady()
    const isNew = await this.claim(id, digest(body))
    try {
      return await makeReady()
    } catch (error) {
      if (isNew && error instanceof Problem && error.status < 500) await this.orm.em.fork().nativeDelete(RequestKey, id)
      throw error
    }
  }

  /**
   * Whether the key is new, in one statement: of two requests at once the second waits for the first, and sees what
   * that one said.
   */
  private async claim(id: string, said: string): Promise<boolean> {
    const [known] = await this.orm.em.fork().execute<[{ digest: string; isNew: boolean }]>(
      // An update that changes nothing has the row returned; only a row that was inserted has no `xmax`.
      'insert into request_key (id, digest) values (?, ?) on conflict (id) do update set digest = '
        + 'request_key.digest returning digest, xmax = 0 as "isNew"',
      [id, said],
    )
    if (known.digest !== said)
      throw new Problem(
        422,
        'key_reused',
        'This Idempotency-Key was sent with another body before, and stands for that request. Send what is new under a new key.',
        [{ path: 'Idempotency-Key', message: 'must be another one for another request' }],
      )
    return known.isNew
  }
}
