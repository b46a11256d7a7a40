import { openDatabase } from '../../database/config.js'
import { migrate } from '../../database/migrate.js'
import { emptyDatabase } from '../support/stack.js'

const all = [
  '20261122-initial',
  '20261122-request-keys',
  '20261127-one-state',
  '20261127-partnership-codes',
  '20261127-stuck-partnerships',
]

test('an empty database gets every migration, a second run finds nothing to do', async () => {
  const database = await emptyDatabase()
  try {
    expect(await migrate(database.url)).toEqual(all)
    expect(await migrate(database.url)).toEqual([])
  } finally {
    await database.drop()
  }
})

test('processes that start together apply each migration once', async () => {
  const database = await emptyDatabase()
  try {
    const applied = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)])
    expect(applied.flat()).toEqual(all)
  } finally {
    await database.drop()
  }
})

test('the migrations make exactly the schema that the entities describe', async () => {
  const database = await emptyDatabase()
  await migrate(database.url)
  const orm = await openDatabase(database.url)
  try {
    expect((await orm.schema.getUpdateSchemaSQL({ wrap: false })).trim()).toBe('')
    // The comparison sees a difference when there is one.
    await orm.em.fork().execute('alter table "task" drop column "why"; drop trigger "immutable" on "event"')
    const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false })
    expect(difference).toContain('alter table "task" add "why" text null')
    expect(difference).toMatch(/create trigger "immutable" .* on "event"/)
  } finally {
    await orm.close(true)
    await database.drop()
  }
})

test('a database that is away is told plainly once patience is over', async () => {
  await expect(migrate('postgresql://nobody@127.0.0.1:1/nothing', 300)).rejects.toThrow(
    'the database cannot be used: connect ECONNREFUSED 127.0.0.1:1',
  )
})
