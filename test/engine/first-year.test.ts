import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { fold } from '../../lifecycle/evolve.js'
import { nothingEnded } from '../../lifecycle/state.js'
import { asLead, asManager, plainCalendar, shippedModel } from '../lifecycle/life.js'
import { EngineLife, Place } from './engine-life.js'

let place: Place
beforeAll(async () => {
  place = await Place.open()
}, 900_000)
afterAll(() => place?.close())

test('an invitation is chased, accepted and qualified on the real engine, each letter once and on its day', async () => {
  const life = await EngineLife.open(
    place,
    { model: shippedModel('six-stage'), calendar: plainCalendar },
    { on: '2027-01-04' },
  )
  await life.ask('2027-01-04', asManager, { type: 'send_invitation' })
  await life.ask('2027-01-14', asLead, { type: 'answer_task', task: 'invite-1.answer', answer: 'accept' })
  expect(
    await life.refusal('2027-01-14', asLead, { type: 'answer_task', task: 'invite-1.answer', answer: 'accept' }),
  ).toBe('unknown_task')
  await life.to('2027-01-20')
  expect(await life.post()).toEqual([
    '2027-01-04 invitation lead',
    '2027-01-11 invitation-chase lead',
    '2027-01-14 qualification-started lead',
    '2027-01-14 tasks-assigned manager',
    '2027-01-20 task-reminder manager',
  ])
  expect({ ...fold(await life.journal()), ended: nothingEnded }).toEqual(await life.state())
}, 120_000)
