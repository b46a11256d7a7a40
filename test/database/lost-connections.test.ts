import { openDatabase } from '../../database/config.js'
import { type TestDatabase, freshDatabase } from '../support/stack.js'
import { until } from '../support/until.js'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

test('connections that are cut in the middle of transactions leave their places in the pool to others, and the pool closes', async () => {
  const orm = await openDatabase(database.url, { max: 2 })
  const cut = () =>
    orm.em.fork().transactional(async tx => {
      await tx.execute('select pg_terminate_backend(pg_backend_pid())')
    })
  // More often than the pool has places.
  for (let times = 0; times < 5; times += 1) await expect(cut()).rejects.toThrow()
  const ask = () => orm.em.fork().transactional(tx => tx.execute<{ one: number }[]>('select 1 as one'))
  expect(await until('a question is answered', () => Promise.race([ask(), aWhile()]), 20)).toEqual([{ one: 1 }])
  await orm.close(true)
}, 60_000)

/** One question in a pool without a place waits for ever; the next may find one. */
const aWhile = () => new Promise<undefined>(resolve => setTimeout(resolve, 2_000, undefined))
