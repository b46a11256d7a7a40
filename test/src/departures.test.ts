import { randomUUID } from 'node:crypto'
import { JournalEntry } from '../../database/entities/journal-entry.js'
import type { EventType } from '../../lifecycle/event.js'
import { World, admin, manager, must } from './world.js'

let world: World
beforeAll(async () => {
  world = await World.begin()
  await world.people()
})
afterAll(() => world?.end())

const colleague = async (name: string) =>
  (
    await must(
      world.post(
        '/people',
        { name, email: `${randomUUID()}@vendor.example`, zone: 'Europe/Stockholm', access: 'partner_manager' },
        { as: admin },
      ),
    )
  ).body
const teamOf = async (partnership: string) => (await must(world.get(`/partnerships/${partnership}`))).body.team
const told = (partnership: string, type: EventType = 'person_left') =>
  world.orm.em.fork().count(JournalEntry, { partnership, type })

describe('somebody at the vendor leaves', () => {
  test('whoever takes over has everything of theirs, in all partnerships, asked for once and repeated at will', async () => {
    const [leaver, successor] = [await colleague('Lee Leaver'), await colleague('Sia Successor')]
    const theirs = [(await world.open({ manager: leaver.id })).id, (await world.open()).id]
    await must(world.put(`/partnerships/${theirs[1]}/team/legal`, { person: leaver.email }))
    const other = (await world.open()).id
    const leave = (body: object, idempotency = 'lee-leaves') =>
      world.post(`/people/${leaver.id}/departure`, body, { as: admin, idempotency })
    const { status, body } = await leave({ successor: successor.email })
    expect([status, body.person, body.partnerships.toSorted()]).toEqual([200, leaver.id, theirs.toSorted()])
    expect((await teamOf(theirs[0])).manager).toBe(successor.id)
    expect((await teamOf(theirs[1])).legal).toBe(successor.id)
    expect((await must(world.get(`/people/${leaver.id}`))).body.left).toBe(true)
    expect((await leave({ successor: successor.email })).body).toEqual({ person: leaver.id, partnerships: [] })
    expect((await leave({}, 'once-more')).body).toEqual({ person: leaver.id, partnerships: [] })
    expect(await Promise.all([...theirs, other].map(id => told(id)))).toEqual([1, 1, 0])
    expect((await leave({}, 'lee-leaves')).body).toMatchObject({ status: 422, code: 'key_reused' })
  })

  test('is an admin’s to say, of somebody who is known, with a successor who stays', async () => {
    const leaver = await colleague('Lou Leaver')
    const leave = (who: string, body: object, as = admin) => world.post(`/people/${who}/departure`, body, { as })
    expect((await leave(leaver.id, {}, manager)).body).toMatchObject({ status: 403, code: 'needs_admin' })
    expect((await leave(randomUUID(), {})).status).toBe(404)
    expect((await leave(leaver.id, { successor: leaver.id })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'successor' }],
    })
    expect((await leave(leaver.id, { successor: 'nobody@vendor.example' })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'successor' }],
    })
    expect((await must(world.get(`/people/${leaver.id}`))).body.left).toBe(false)
  })

  test('without a successor the part falls back, and of one partnership it can be said alone', async () => {
    const leaver = await colleague('Lars Leaver')
    const partnership = (await world.open({ manager: leaver.id })).id
    await must(world.post(`/partnerships/${partnership}/people/${leaver.id}/departure`, {}, { as: admin }))
    expect((await teamOf(partnership)).manager).not.toBe(leaver.id)
    expect(await told(partnership)).toBe(1)
  })
})

test('an address that was refused and is another now takes letters in every partnership again', async () => {
  const person = await colleague('Bo Bounced')
  const partnership = (await world.open({ manager: person.id })).id
  await must(world.post(`/partnerships/${partnership}/people/${person.id}/bounce`, {}, { as: admin }))
  const email = `${randomUUID()}@vendor.example`
  await must(world.ask('PATCH', `/people/${person.id}`, { email }, { as: admin }))
  expect([await told(partnership, 'person_bounced'), await told(partnership, 'person_mended')]).toEqual([1, 1])
})
