import type { Event } from '../../lifecycle/event.js'
import { Life, people, plainCalendar, shippedModel } from '../lifecycle/life.js'
import { text } from '../lifecycle/scenarios/lives.js'
import { actors, begins, expectedLetters, opening, script } from '../lifecycle/scenarios/long-life.js'
import { toEngine } from './century.js'
import { EngineLife, Place } from './engine-life.js'
import { reasonFor } from './long-life-reasons.js'
import { answerByLink } from './pages.js'
import { expectWhole } from './whole.js'

/**
 * Who has which role in this partnership; legal questions fall to the main contact and to the manager, because nobody
 * has that role.
 */
const readers: Record<string, string> = {
  'partner.main': 'lead',
  'partner.partner_lead': 'lead',
  'partner.legal': 'lead',
  'partner.sales': 'sales',
  'partner.technical': 'technical',
  'partner.executive_sponsor': 'executive',
  'vendor.manager': 'manager',
  'vendor.legal': 'manager',
  'vendor.technical': 'engineer',
  'vendor.sponsor': 'sponsor',
}
const rules = { model: shippedModel('six-stage'), calendar: plainCalendar }

let place: Place
let life: EngineLife
let said: string
beforeAll(async () => {
  place = await Place.open({ pages: true })
  life = await EngineLife.open(place, rules, { on: begins, ...opening })
  for (const { day, by, command } of script) {
    if (command.type !== 'ask_extension') await life.ask(day, actors[by], command)
    else {
      await life.to(day)
      const [latest] = (await life.mails()).filter(({ to }) => to === 'sales').reverse()
      said = await answerByLink(latest!, /longer/i, {
        until: toEngine(command.until),
        text: 'Both of us are at the fair until Friday.',
      })
    }
  }
  await life.lettersGone(script.at(-1)!.day)
}, 900_000)
afterAll(() => place?.close())

test('every e-mail arrives once, at the right person, on the right local day, with its reason', async () => {
  const expected = expectedLetters.map(told => {
    const [day = '', letter = '', , role = ''] = told.split(' ')
    const reader = readers[role] ?? role
    return `${day} ${letter} ${reader}: ${reasonFor(day, letter, reader)}`
  })
  const arrived = (await life.mails()).map(({ day, letter, to, reason }) => `${day} ${letter} ${to}: ${reason}`)
  expect(arrived.sort()).toEqual(expected.sort())
  // Nothing arrived beside them.
  expect(place.mail.mails).toHaveLength(expected.length)
})

test('more time was asked for by the link in the letter, as the contact’s own wish', async () => {
  expect(said).toMatch(/You asked for product training to be due on [^.]*2 April/i)
  const [asked] = (await life.journal()).filter(({ type }) => type === 'extension_asked')
  expect(asked).toMatchObject({ day: '2031-03-20', until: '2031-04-02', by: { side: 'partner', id: people.sales } })
})

test(
  'the journal is what the rules alone say of the same script, folds to the workflow’s state, and '
    + 'the rows say the same, also built anew',
  async () => {
    const core = new Life(rules, { on: begins, ...opening })
    for (const { day, by, command } of script) core.ask(day, actors[by], command)
    // What the page stored has an id of its own.
    const likeScript = (event: Event) => (event.type === 'extension_asked' ? { ...event, text } : event)
    expect((await life.journal()).slice(1).map(likeScript)).toEqual(core.events.slice(1))
    await expectWhole(life)
    expect((await life.handle.describe()).status.name).toBe('COMPLETED')
  },
)
