import { StuckPartnership } from '../../database/entities/stuck-partnership.js'
import { type Json, World, admin, must } from './world.js'

let world: World
let ids: string[]
beforeAll(async () => {
  world = await World.begin()
  await world.people()
  ids = []
  for (const name of ['Alder', 'Birch & Sons', 'Cedar 100%', 'Dogwood', 'Elm'])
    ids.push((await world.open({ partner: (await world.partner(name)).id })).id)
  for (const id of ids) await must(world.post(`/partnerships/${id}/challenges`, { text: 'First words.' }))
  await must(world.post(`/partnerships/${ids[0]}/invitation`))
  await must(world.put(`/partnerships/${ids[0]}/team/manager`, { person: admin }))
  await must(world.post(`/partnerships/${ids[4]}/closure`, { reason: 'not_now', text: 'Too early.' }))
})
afterAll(() => world?.end())

const names = async (query: string) =>
  (await must(world.get(`/partnerships${query}`))).body.items.map(
    ({ partner }: { partner: { name: string } }) => partner.name,
  )

describe('lists of partnerships', () => {
  test('show those that live, by name; those that ended on request', async () => {
    expect(await names('')).toEqual(['Alder', 'Birch & Sons', 'Cedar 100%', 'Dogwood'])
    expect(await names('?over=true')).toEqual(['Elm'])
  })
  test('are filtered', async () => {
    expect(await names('?q=birch')).toEqual(['Birch & Sons'])
    expect(await names('?q=100%25')).toEqual(['Cedar 100%'])
    expect(await names('?q=%25')).toEqual(['Cedar 100%'])
    expect(await names('?stage=growth')).toEqual([])
    expect(await names('?stage=recruiting&health=healthy&tier=registered&overdue=false')).toHaveLength(4)
    expect(await names('?overdue=true')).toEqual([])
    const { body } = await world.get(`/partnerships/${ids[1]}`)
    expect(await names(`?partner=${body.partner.id}`)).toEqual(['Birch & Sons'])
    expect(await names(`?manager=${body.manager.id}`)).toHaveLength(3)
    expect(await names('?manager=00000000-0000-4000-8000-000000000000')).toEqual([])
    expect(await names(`?manager=${encodeURIComponent('Mona.Manager@vendor.example')}`)).toHaveLength(3)
    expect(await names('?deadlineBefore=2020-01-01')).toEqual([])
  })
  test('refuse a stage that no published model has, and a manager whom nobody knows', async () => {
    expect((await world.get('/partnerships?stage=grwoth')).body).toMatchObject({
      status: 422,
      code: 'invalid',
      errors: [
        { path: 'stage', message: expect.stringMatching(/no published model.*use one of .*growth.*recruiting/) },
      ],
    })
    expect((await world.get('/partnerships?manager=nobody@vendor.example')).body).toMatchObject({
      status: 422,
      errors: [{ path: 'manager', message: expect.stringContaining('GET /people') }],
    })
  })
  test.each(['partner', 'opened', 'deadline'])('are paged without gap or repetition, sorted by %s', async sort => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const { body }: { body: Json } = await must(
        world.get(`/partnerships?sort=${sort}&limit=1${cursor ? `&cursor=${cursor}` : ''}`),
      )
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.next
    } while (cursor && seen.length < 10)
    expect([...seen].sort()).toEqual(ids.slice(0, 4).sort())
  })
})

describe('one partnership', () => {
  test('shows its tasks, its next day and who acts', async () => {
    const { body } = await world.get(`/partnerships/${ids[0]}`)
    expect(body.tasks).toContainEqual(
      expect.objectContaining({ name: 'answer', status: 'open', who: 'partner.main', due: expect.any(String) }),
    )
    expect(body).toMatchObject({
      nextDay: expect.stringMatching(/^\d{4}/),
      awaiting: expect.stringContaining('answer'),
      reviews: [],
      grants: [],
      initiatives: [],
      exits: [],
    })
  })
  test('tells its story by page and in words', async () => {
    const first = (await must(world.get(`/partnerships/${ids[0]}/timeline?limit=2`))).body
    expect(first.items.map(({ number }: { number: number }) => number)).toEqual([1, 2])
    expect(first.items[0]).toMatchObject({
      type: 'partnership_opened',
      words: expect.stringMatching(/^Opened under six-stage 1 as new/),
      by: { name: 'Mona Manager' },
    })
    const rest = (await must(world.get(`/partnerships/${ids[0]}/timeline?after=${first.next}`))).body
    expect(rest.items[0].number).toBe(3)
    expect(rest.next).toBeNull()
    expect(rest.items.find(({ type }: { type: string }) => type === 'challenge_logged')).toMatchObject({
      words: 'A challenge was logged',
      said: 'First words.',
    })
    for (const { words } of rest.items) expect(words).toMatch(/^[A-Z0-9]/)
    expect((await world.get('/partnerships/00000000-0000-4000-8000-000000000000/timeline')).body).toMatchObject({
      status: 404,
      code: 'unknown_partnership',
    })
  })
  test('lists its letters with their reason, and shows one as it reads', async () => {
    const { items } = (await must(world.get(`/partnerships/${ids[0]}/letters`))).body
    const changed = items.find(
      ({ letter, to }: { letter: string; to: { side: string } }) =>
        letter === 'manager-changed' && to.side === 'partner',
    )
    expect(changed).toMatchObject({ status: 'due', to: { role: 'main' }, reason: expect.any(String), window: 'office' })
    expect((await world.get(`/partnerships/${ids[0]}/letters?status=sent`)).body.items).toEqual([])
    const preview = await world.get(`/letters/${changed.id}/preview`)
    expect(preview.headers.get('content-type')).toContain('text/html')
    expect(preview.text).toContain('Kiri Tane')
    expect(preview.text).not.toContain('/a/')
  })
  test('previews every e-mail from its sample', async () => {
    const { body } = await world.get('/letter-templates')
    expect(body.length).toBeGreaterThan(20)
    const { text } = await world.get('/letter-templates/invitation/preview')
    expect(text).toContain('<html')
    expect((await world.get('/letter-templates/no-such-thing/preview')).status).toBe(404)
  })
})

describe('readiness', () => {
  test('is 200 only when database, engine and a worker are there', async () => {
    const ready = await world.get('/health/ready', { key: null })
    expect(ready.status).toBe(200)
    expect(ready.body).toEqual({
      status: 'ok',
      database: { status: 'up' },
      engine: { status: 'up' },
      workers: { status: 'up' },
      partnerships: { status: 'up' },
    })
  })

  test('stays 200 and says how many partnerships do not wake, once the admins know', async () => {
    const em = world.orm.em.fork()
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000)
    const stuck = (partnership: string, found: Date) => ({
      partnership,
      wakeAt: at(90),
      foundAt: found,
      nudgedAt: found,
      outcome: 'a test',
    })
    await em.insertMany(StuckPartnership, [stuck(ids[0]!, at(61)), stuck(ids[1]!, at(59))])
    const ready = await world.get('/health/ready', { key: null })
    await em.nativeDelete(StuckPartnership, {})
    expect(ready.status).toBe(200)
    expect(ready.body).toMatchObject({
      status: 'degraded',
      partnerships: { status: 'degraded', count: 1, detail: expect.stringMatching(/^1 did not wake/) },
    })
  })
})
