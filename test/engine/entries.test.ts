import type { Day } from '../../lifecycle/day.js'
import type { TermsOfAgreement } from '../../lifecycle/event.js'
import type { Model } from '../../lifecycle/model.js'
import type { Opening } from '../../lifecycle/open.js'
import { Life, plainCalendar, shippedModel } from '../lifecycle/life.js'
import { told } from '../lifecycle/scenarios/grown.js'
import { EngineLife, Place } from './engine-life.js'
import { pilotModel } from './pilot-model.js'
import { expectAsDecided, expectWhole } from './whole.js'
import { lifeOfTheWilling, type Wishes } from './willing.js'

let place: Place
beforeAll(async () => {
  place = await Place.open()
}, 900_000)
afterAll(() => place?.close())

const running: TermsOfAgreement = {
  start: '2026-02-02',
  end: '2027-03-31',
  autoRenew: true,
  noticeDays: 60,
  termMonths: 12,
}
const signed: TermsOfAgreement = {
  start: '2027-01-18',
  end: '2028-01-17',
  autoRenew: true,
  noticeDays: 60,
  termMonths: 12,
}
const course = (life: Life) =>
  told(life, 'stage_entered', 'vows_begun', 'vows_completed', 'agreement_renewed', 'exit_started', 'partnership_ended')
const isOver = ({ state }: Life) => state.closed !== undefined

/** The rules alone tell what both sides do; then the same is done on the engine, and the same must come of it. */
async function lived(
  model: Model,
  opening: Partial<Opening> & { on: Day },
  wishes: (life: Life) => Wishes,
): Promise<{ core: Life; life: EngineLife }> {
  const rules = { model, calendar: plainCalendar }
  const core = new Life(rules, opening)
  const script = lifeOfTheWilling(core, wishes(core))
  const life = await EngineLife.open(place, rules, opening)
  await life.live(script)
  await expectAsDecided(life, core)
  await expectWhole(life)
  return { core, life }
}

test('an existing partner enters at the audit, and the audit ends in an exit', async () => {
  const { core, life } = await lived(
    shippedModel('six-stage'),
    { on: '2027-01-04', entry: 'existing', terms: running, grants: ['portal', 'brand'] },
    () => ({ answers: { decide: 'exit' }, until: isOver }),
  )
  expect(course(core)).toEqual([
    '2027-01-04 evaluation',
    '2027-01-25 exit 1: renewal_not_taken, any_time, last 2027-03-26',
    '2027-01-25 exit',
    '2027-03-27 ended',
    '2027-03-27 ended: renewal_not_taken',
  ])
  expect((await life.handle.describe()).status.name).toBe('COMPLETED')
}, 300_000)

test('an existing partner passes the audit, renews the vows in thirty days and is reviewed on its old grid', async () => {
  const { core } = await lived(
    shippedModel('six-stage'),
    { on: '2027-01-04', entry: 'existing', terms: running },
    life => ({
      answers: { decide: 'continue' },
      leaves: ({ name, play }) => play === 'vows' && name === 'training' && life.today < '2027-02-10',
      until: ({ state }) => state.reviews.past.some(({ review, held }) => review === 5 && held),
    }),
  )
  expect(course(core)).toEqual([
    '2027-01-04 evaluation',
    '2027-01-25 renewed 2027-04-01…2028-03-31, D 2028-01-31: audit',
    '2027-01-25 vows_begun',
    '2027-02-10 vows_completed',
    '2027-02-10 growth',
    '2027-05-02 evaluation',
    '2027-05-24 growth',
  ])
}, 300_000)

test('nine stages, from the first invitation to the end', async () => {
  const { core, life } = await lived(shippedModel('nine-stage'), { on: '2027-01-04' }, () => ({
    terms: signed,
    answers: { choose: 'exit' },
    until: isOver,
  }))
  expect(course(core)).toEqual([
    '2027-01-04 identify-and-recruit',
    '2027-01-18 onboarding',
    '2027-01-18 enabling',
    '2027-01-18 go-to-market',
    '2027-01-18 winning-business',
    '2027-01-18 managing',
    '2027-04-18 measuring',
    '2027-05-03 review',
    '2027-05-10 managing',
    '2027-07-18 measuring',
    '2027-08-02 review',
    '2027-08-09 managing',
    '2027-08-20 renew-or-exit',
    '2027-08-20 exit 1: renewal_not_taken, end_of_term, last 2028-01-17',
    '2028-01-18 ended',
    '2028-01-18 ended: renewal_not_taken',
  ])
  expect((await life.handle.describe()).status.name).toBe('COMPLETED')
}, 300_000)

test('four stages, from the first invitation to the end', async () => {
  const { core, life } = await lived(shippedModel('four-stage'), { on: '2027-01-04' }, () => ({
    terms: signed,
    answers: { choose: 'exit' },
    until: isOver,
  }))
  expect(course(core)).toEqual([
    '2027-01-04 recruit',
    '2027-01-18 on-board',
    '2027-01-18 manage',
    '2027-04-18 review',
    '2027-05-10 manage',
    '2027-07-18 review',
    '2027-08-09 manage',
    '2027-08-20 review',
    '2027-08-20 exit 1: renewal_not_taken, end_of_term, last 2028-01-17',
    '2028-01-18 ended',
    '2028-01-18 ended: renewal_not_taken',
  ])
  expect((await life.handle.describe()).status.name).toBe('COMPLETED')
}, 300_000)

test('a model that nobody ships, with stages and plays of its own, from its handshake to the end', async () => {
  const { core, life } = await lived(pilotModel(), { on: '2027-01-04' }, life => ({
    terms: signed,
    answers: { choose: 'exit' },
    leaves: ({ name }) =>
      (name === 'sandbox' && life.today < '2027-01-25') || (name === 'lessons' && life.today < '2027-02-01'),
    until: isOver,
  }))
  expect(told(core, 'stage_entered', 'granted', 'review_held', 'revoked', 'partnership_ended')).toEqual([
    '2027-01-04 handshake',
    '2027-01-18 pilot',
    '2027-01-25 granted portal',
    '2027-02-01 together',
    '2027-05-10 held 1: not scored',
    '2027-08-09 held 2: not scored',
    '2027-08-20 farewell',
    '2027-08-20 revoked portal',
    '2028-01-18 ended',
    '2028-01-18 ended: renewal_not_taken',
  ])
  expect((await life.handle.describe()).status.name).toBe('COMPLETED')
}, 300_000)
