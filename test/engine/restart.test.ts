import { randomUUID } from 'node:crypto'
import { Letter } from '../../database/entities/letter.js'
import { ask } from '../../workflows/ask.js'
import { asLead, asManager, plainCalendar, shippedModel } from '../lifecycle/life.js'
import { EngineLife, Place } from './engine-life.js'
import { OwnParts } from './own-parts.js'
import { expectWhole } from './whole.js'

const rules = { model: shippedModel('six-stage'), calendar: plainCalendar }
const terms = { start: '2026-02-02', end: '2027-12-31', autoRenew: true, noticeDays: 60, termMonths: 12 }
const accept = { type: 'answer_task', task: 'invite-1.answer', answer: 'accept' } as const
const early = 7 * 60 + 30

/** Three lives: one with a letter that waits for nine o'clock, one that waits for an answer, one at its audit. */
async function midFlight(place: Place): Promise<{ waiting: EngineLife; asked: EngineLife; audited: EngineLife }> {
  const [waiting, asked, audited] = await Promise.all([
    EngineLife.open(place, rules, { on: '2027-01-04' }),
    EngineLife.open(place, rules, { on: '2027-01-04' }),
    EngineLife.open(place, rules, { on: '2027-01-04', entry: 'existing', terms }),
  ])
  await Promise.all([
    waiting.ask('2027-01-04', asManager, { type: 'send_invitation' }),
    asked.ask('2027-01-04', asManager, { type: 'send_invitation' }),
  ])
  await Promise.all([waiting.to('2027-01-11', early), asked.to('2027-01-05'), audited.to('2027-01-11', early)])
  return { waiting, asked, audited }
}

/**
 * Letters on their way when everything stopped are there, the days after bring what they should, and nothing happened
 * twice.
 */
async function expectGoesOn(
  place: Place,
  { waiting, asked, audited }: Awaited<ReturnType<typeof midFlight>>,
): Promise<void> {
  await Promise.all([waiting.to('2027-01-18'), asked.to('2027-01-08'), audited.to('2027-01-13')])
  expect(await waiting.post()).toEqual([
    '2027-01-04 invitation lead',
    '2027-01-11 invitation-chase lead',
    '2027-01-18 invitation-chase lead',
  ])
  expect(await asked.post()).toEqual([
    '2027-01-04 invitation lead',
    '2027-01-05 qualification-started lead',
    '2027-01-05 tasks-assigned manager',
  ])
  expect(await audited.post()).toEqual([
    '2027-01-04 audit-invitation lead',
    '2027-01-11 data-request lead',
    '2027-01-13 task-reminder lead',
  ])
  expect(
    (await asked.journal()).filter(event => event.type === 'task_done' && event.task === accept.task),
  ).toHaveLength(1)
  for (const life of [waiting, asked, audited]) await expectWhole(life)
  // No letter came that none of them called for.
  expect(place.mail.mails).toHaveLength(9)
}

test(
  'our processes stop in mid-flight and start again: the letter that waited leaves at nine, and a '
    + 'command that nobody had answered is carried out once',
  async () => {
    const place = await Place.open()
    try {
      const lives = await midFlight(place)
      const due = await place.orm.em.fork().find(Letter, { status: 'due' })
      expect(due.map(({ letter }) => letter).sort()).toEqual(['data-request', 'invitation-chase'])
      await place.rest()
      // Asked while nobody serves the queue, and cut off with our connections.
      const id = randomUUID()
      const cutOff = ask(place.client, lives.asked.partnership, { id, by: asLead, ...accept }).catch(() => undefined)
      await place.end()
      expect(place.mail.mails).toHaveLength(3)

      await place.begin()
      const again = await Promise.all(
        [1, 2].map(() => ask(place.client, lives.asked.partnership, { id, by: asLead, ...accept })),
      )
      expect(again[0]).toEqual(again[1])
      await expectGoesOn(place, lives)
      await cutOff
    } finally {
      await place.close()
    }
  },
  300_000,
)

test('engine and database stop too, and start again on what they kept', async () => {
  const parts = await OwnParts.make()
  let place: Place | undefined
  try {
    const { engine, url } = await parts.start()
    place = await Place.open({ engine, database: { url, drop: () => Promise.resolve() } })
    const lives = await midFlight(place)
    // Carried out, but its asker gone before the answer.
    const id = randomUUID()
    await ask(place.client, lives.asked.partnership, { id, by: asLead, ...accept })
    await place.end()
    await parts.stop()

    await parts.start()
    await place.begin()
    await ask(place.client, lives.asked.partnership, { id, by: asLead, ...accept })
    await expectGoesOn(place, lives)
  } finally {
    await place?.close()
    await parts.end()
  }
}, 300_000)
