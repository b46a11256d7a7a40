import { afterAll, beforeAll } from '@jest/globals'
import { Api } from '../../samples/api.js'
import { Loading } from '../../samples/loading.js'
import { readProgramme } from '../../samples/programme.js'
import { apiKey, World } from '../src/world.js'

let world: World
beforeAll(async () => {
  world = await World.begin()
}, 300_000)
afterAll(() => world.end())

const programme = readProgramme()

async function load(): Promise<string[]> {
  const loading = new Loading(new Api(world.url, apiKey))
  await loading.vendor(programme.vendor)
  const lines = []
  for (const partner of programme.partners) lines.push(await loading.partner(partner))
  return lines
}

async function held(): Promise<unknown> {
  const count = (table: string) =>
    world.orm.em
      .fork()
      .getConnection()
      .execute<{ count: string }[]>(`select count(*) from ${table}`)
      .then(([row]) => row!.count)
  const tables = await world.orm.em
    .fork()
    .getConnection()
    .execute<{ table_name: string }[]>(
      "select table_name from information_schema.tables where table_schema = 'public' order by 1",
    )
  return Object.fromEntries(
    await Promise.all(tables.map(async ({ table_name: name }) => [name, await count(`"${name}"`)] as const)),
  )
}

test('loading puts every partner where its file says, and loading again changes nothing', async () => {
  const first = await load()
  const before = await held()
  expect(first).toEqual([
    'Atelier Lumière: recruit, registered, 0 figures',
    'Coorong Energy Advisers: review, registered, 24 figures',
    'Granite State Controls: onboarding, gold, 0 figures',
    'Harbour Lane Facilities: recruiting, registered, 0 figures',
    'Kaminari Building Systems: onboarding, registered, 0 figures',
    'Palolo Power Co-operative: recruiting, registered, 0 figures',
    'Prairie Wind Mechanical: evaluation, silver, 32 figures',
    'Rheintal Gebäudetechnik: evaluation, gold, 32 figures',
    'Sahyadri Controls: review, platinum, 24 figures',
    'Verde Paulista Engenharia: exit, silver, 32 figures',
  ])
  expect(await load()).toEqual(first)
  expect(await held()).toEqual(before)
}, 300_000)

test('a refusal says which request, and what the API found wrong', async () => {
  const wrong = { ...programme.partners[0]!, name: 'Nobody’s Neighbour', slug: 'wrong', zone: 'Europe/Nowhere' }
  await expect(new Loading(new Api(world.url, apiKey)).partner(wrong)).rejects.toThrow(
    /POST \/partners was answered 422 invalid[\s\S]*zone/,
  )
  await expect(new Api(world.url, 'another-key-than-the-right-one').get('/people')).rejects.toThrow(
    /GET \/people was answered 401 wrong_key/,
  )
})
