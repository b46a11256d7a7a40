import { Contact } from '../../database/entities/contact.js'
import { zonesOf } from '../../database/zones.js'
import { type Programme, openProgramme } from './programme.js'

let programme: Programme
beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())

test('readers of either side go by a zone of their own where they have one', async () => {
  const { orm, manager, sponsor, lead, sales } = programme
  await orm.em.fork().nativeUpdate(Contact, { id: sales }, { zone: 'Asia/Tokyo' })
  expect(await zonesOf(orm.em.fork(), [manager, sponsor, lead, sales])).toEqual({
    [manager]: 'Europe/Berlin',
    [sponsor]: 'America/New_York',
    [sales]: 'Asia/Tokyo',
  })
  expect(await zonesOf(orm.em.fork(), [])).toEqual({})
})
