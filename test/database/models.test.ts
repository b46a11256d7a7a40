import { latestModel, modelLoader, publishModel } from '../../database/models.js'
import { type Programme, openProgramme } from './programme.js'

let programme: Programme
beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())

test('each content has one version, whenever it is published', async () => {
  const { em } = programme.orm
  expect(await publishModel(em, 'sketch', { stages: { growth: {} }, letters: ['due'] })).toEqual({
    name: 'sketch',
    version: 1,
  })
  expect(await publishModel(em, 'sketch', { stages: { growth: {}, exit: {} }, letters: ['due'] })).toEqual({
    name: 'sketch',
    version: 2,
  })
  expect(await publishModel(em, 'sketch', { stages: { growth: {} }, letters: ['due'] })).toEqual({
    name: 'sketch',
    version: 1,
  })
  expect(await latestModel(em, 'sketch')).toEqual({ name: 'sketch', version: 2 })
})

test('a model keeps its order, because the first stage that fits is the one that follows', async () => {
  const next = { expansion: ['review over while expanding'], growth: ['review over'], exit: ['exit begins'] }
  const { em } = programme.orm
  const ref = await publishModel(em, 'ordered', { next })
  const stored = await modelLoader<{ next: typeof next }>(programme.orm)(ref)
  expect(Object.keys(stored.next)).toEqual(['expansion', 'growth', 'exit'])
  const { exit, growth, expansion } = next
  expect(await publishModel(em, 'ordered', { next: { exit, growth, expansion } })).toEqual({
    name: 'ordered',
    version: 2,
  })
})

test('publishers at one time count on without a gap', async () => {
  const refs = await Promise.all(
    Array.from({ length: 5 }, (_, draft) => publishModel(programme.orm.em, 'busy', { draft })),
  )
  expect(refs.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5])
})

test('a version is loaded as it was published, and read from the database once', async () => {
  const load = modelLoader<{ draft: string }>(programme.orm)
  const ref = await publishModel(programme.orm.em, 'kept', { draft: 'first' })
  const model = await load(ref)
  expect(model).toEqual({ draft: 'first' })
  expect(await load(ref)).toBe(model)
})

test('a version that is not published is an error, and found once it is', async () => {
  const load = modelLoader(programme.orm)
  await expect(load({ name: 'later', version: 1 })).rejects.toThrow('lifecycle model later has no version 1')
  await publishModel(programme.orm.em, 'later', { draft: 1 })
  expect(await load({ name: 'later', version: 1 })).toEqual({ draft: 1 })
  await expect(latestModel(programme.orm.em, 'never')).rejects.toThrow('no lifecycle model never is published')
})
