import { randomUUID } from 'node:crypto'
import { World, admin, manager, viewer } from './world.js'

let world: World
beforeAll(async () => {
  world = await World.begin()
  await world.people()
})
afterAll(() => world?.end())

describe('opening a partnership', () => {
  test('answers 201 with its id, and the first step is in the journal soon after', async () => {
    const partner = await world.partner()
    const opened = await world.post('/partnerships', { model: 'six-stage', partner: partner.id })
    expect(opened.status).toBe(201)
    expect(opened.body).toMatchObject({ stage: 'recruiting', state: 'running' })
    const invited = await world.post(`/partnerships/${opened.body.id}/invitation`, { text: 'Let us do this\ntogether.' })
    expect(invited.body).toMatchObject({ partnership: opened.body.id, first: expect.any(Number) })
    expect(invited.status).toBe(200)
  })
})
