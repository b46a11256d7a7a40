import { describe, expect, test } from '@jest/globals'
import { renderLetter } from '../../emails/render.js'
import { sampleView } from '../../emails/sample.js'
import type { EventOf, EventType } from '../../lifecycle/event.js'
import type { LetterFacts } from '../../lifecycle/letter.js'
import { asAdmin, asManager, Life, people } from './life.js'
import { figures, grown, reviewed, settled } from './scenarios/grown.js'
import { onboarding, text } from './scenarios/lives.js'
import { sixStage } from './scenarios/scenario.js'

/**
 * What an event's letters mean, by its cause: which template goes to whom, with which facts, and what the reader finds
 * in it and does not find. One event with two causes has two meanings, and a letter that fits the one may mock the
 * other.
 */
interface Meaning {
  event: EventType
  cause: string
  life: () => Life
  /** The event's letters as `template → role`. */
  letters: string[]
  facts?: LetterFacts
  says: RegExp[]
  never?: RegExp[]
}

const gold = { opening: { tier: 'gold' } }
const silver = { opening: { tier: 'silver' } }
const at = (...percents: (number | 'missing' | 'missed')[]) => reviewed(settled(grown(sixStage())), ...percents)
const from = (tier: typeof gold, ...percents: (number | 'missing' | 'missed')[]) =>
  reviewed(settled(grown(sixStage(), tier)), ...percents)
const answer = (life: Life, day: string, task: string, choice: string) => {
  life.ask(day, asManager, { type: 'answer_task', task, answer: choice })
  return life
}
const corrected = (life: Life, day: string, review: number, percent: number) => {
  life.ask(day, asManager, { type: 'record_figures', review, figures: figures(percent, day) })
  life.ask(day, asManager, { type: 'change_decision', review, text })
  return life
}
const year = (terms: object = {}) =>
  reviewed(settled(grown(sixStage(), { terms: { end: '2028-01-31', noticeDays: 60, ...terms } })), 100, 100)
const existing = (terms: object = {}) =>
  new Life(sixStage(), {
    on: '2027-06-01',
    entry: 'existing',
    terms: { start: '2025-06-01', end: '2028-05-31', autoRenew: true, noticeDays: 60, termMonths: 12, ...terms },
  })
const relief = /breathe out|warning is lifted|Turning results around/i
const congratulation = /earned it|exceeded/i

const meanings: Meaning[] = [
  // warnings and tiers
  {
    event: 'warned',
    cause: 'below twice running, with a tier to lose',
    life: () => from(silver, 50, 50),
    letters: ['warned → partner_lead', 'warned → manager'],
    facts: { tier: 'silver', lower: 'registered', decideBy: '2028-02-19' },
    says: [/this letter is a warning/i, /moves down from silver to registered/i],
  },
  {
    event: 'warned',
    cause: 'below twice running in the lowest tier',
    life: () => at(50, 50),
    letters: ['warned → partner_lead', 'warned → manager'],
    facts: { tier: 'registered', lower: undefined },
    says: [/no tier below yours/i],
    never: [/moves down/i, /Keep your tier/],
  },
  {
    event: 'warning_cleared',
    cause: 'the next scored review meets',
    life: () => from(silver, 50, 50, 100),
    letters: ['warning-cleared → partner_lead'],
    facts: { tier: 'silver', why: 'review meets' },
    says: [relief],
  },
  {
    event: 'warning_cleared',
    cause: 'a corrected review is not below any more',
    life: () => corrected(from(silver, 50, 50), '2027-09-02', 1, 100),
    letters: ['warning-cleared → partner_lead'],
    facts: { why: 'review 1 meets' },
    says: [/warning is lifted/i],
  },
  {
    event: 'tier_kept',
    cause: 'a third review below in the lowest tier',
    life: () => at(50, 50, 50),
    letters: ['tier-kept → partner_lead'],
    facts: { tier: 'registered', why: 'lowest tier' },
    says: [/below target again/i, /no tier below/i],
    never: [relief, congratulation],
  },
  {
    event: 'tier_kept',
    cause: 'no scored review within the grace, and nobody decides',
    life: () => from(gold, 50, 50, 'missed').to('2028-03-31'),
    letters: ['tier-kept → partner_lead'],
    facts: { tier: 'gold', why: 'silence' },
    says: [/No review has settled our warning in the time/i],
    never: [relief, congratulation],
  },
  {
    event: 'tier_kept',
    cause: 'no scored review within the grace, and the manager keeps the tier',
    life: () => answer(from(gold, 50, 50, 'missed'), '2028-02-25', 'decide-tier-1.choose', 'keep'),
    letters: ['tier-kept → partner_lead'],
    facts: { why: 'decided' },
    says: [/so a person did/i],
    never: [relief, congratulation],
  },
  {
    event: 'demoted',
    cause: 'the review after the warning is below',
    life: () => from(gold, 50, 50, 50),
    letters: ['demoted → partner_lead', 'demoted → executive_sponsor'],
    facts: { from: 'gold', to: 'silver', why: 'review' },
    says: [/below target again/i],
  },
  {
    event: 'demoted',
    cause: 'no review settled the warning, and the manager lowers the tier',
    life: () => answer(from(gold, 50, 50, 'missed'), '2028-02-25', 'decide-tier-1.choose', 'demote'),
    letters: ['demoted → partner_lead', 'demoted → executive_sponsor'],
    facts: { why: 'decided' },
    says: [/No review has settled our warning/i],
    never: [/below target again/i],
  },
  {
    event: 'demoted',
    cause: 'a promotion whose review was corrected is taken back',
    life: () => corrected(at(120, 120), '2027-09-02', 2, 100),
    letters: ['demoted → partner_lead', 'demoted → executive_sponsor'],
    facts: { why: 'corrected', to: 'registered' },
    says: [/corrected figures the tier would not have been raised/i],
    never: [/below target again/i],
  },
  {
    event: 'promoted',
    cause: 'exceeds twice running',
    life: () => at(120, 120),
    letters: ['promoted → partner_lead', 'promoted → executive_sponsor'],
    facts: { from: 'registered', to: 'silver', why: 'review' },
    says: [congratulation],
  },
  {
    event: 'promoted',
    cause: 'a demotion whose review was corrected is taken back',
    life: () => corrected(from(gold, 50, 50, 50), '2027-12-02', 3, 100),
    letters: ['promoted → partner_lead', 'promoted → executive_sponsor'],
    facts: { to: 'gold', why: 'corrected' },
    says: [/should not have been lowered/i],
    never: [congratulation],
  },
  // health and improvement
  {
    event: 'improvement_opened',
    cause: 'two reviews running below',
    life: () => at(50, 50),
    letters: ['improvement-plan → partner_lead', 'improvement-plan → manager'],
    facts: { why: 'reviews below', verdict: '2027-10-22' },
    says: [/reviews running ended below target/i],
    never: [/missed/i],
  },
  {
    event: 'improvement_opened',
    cause: 'two reviews running missed',
    life: () => at('missed', 'missed'),
    letters: ['improvement-plan → partner_lead', 'improvement-plan → manager'],
    facts: { why: 'reviews missed' },
    says: [/reviews running were missed/i],
    never: [/below target/i],
  },
  {
    event: 'improvement_opened',
    cause: 'a person',
    life: () => {
      const life = at(100)
      life.ask('2027-06-01', asManager, { type: 'open_improvement', days: 60 })
      return life
    },
    letters: ['improvement-plan → partner_lead', 'improvement-plan → manager'],
    says: [/somebody on our side saw it coming/i],
    never: [/below target|missed/i],
  },
  // reviews
  {
    event: 'review_missed',
    cause: 'nobody recorded an outcome',
    life: () => at('missed'),
    letters: ['review-missed → manager', 'review-missed → sponsor'],
    facts: { day: '2027-05-24', missed: 1, next: '2027-08-01' },
    says: [/planned for Monday 24 May 2027/, /One missed review is a mishap/],
  },
  {
    event: 'review_missed',
    cause: 'the second one running',
    life: () => at('missed', 'missed'),
    letters: ['review-missed → manager', 'review-missed → sponsor'],
    facts: { day: '2027-08-23', missed: 2 },
    says: [/planned for Monday 23 August 2027/],
    never: [/One missed review is a mishap/],
  },
  {
    event: 'review_held',
    cause: 'without data',
    life: () => at('missing'),
    letters: ['review-outcome → partner_lead', 'review-outcome → manager'],
    facts: { rating: undefined },
    says: [/was not scored/i],
    never: [/Rating of the period/],
  },
  {
    event: 'review_held',
    cause: 'scored',
    life: () => at(100),
    letters: ['review-outcome → partner_lead', 'review-outcome → manager'],
    facts: { rating: 'meets', score: 100 },
    says: [/Rating of the period: meets/],
  },
  {
    event: 'decision_would_differ',
    cause: 'a corrected figure',
    life: () => {
      const life = at(100)
      life.ask('2027-06-02', asManager, { type: 'record_figures', review: 1, figures: figures(50, '2027-06-02') })
      return life
    },
    letters: ['decision-would-differ → manager'],
    facts: { was: 'meets', would: 'below' },
    says: [/rated below and not meets/],
  },
  // renewals and vows
  {
    event: 'agreement_renewed',
    cause: 'decided',
    life: () => answer(year(), '2027-10-15', 'renewal-1.choose', 'renew'),
    letters: ['renewed → main', 'renewed → manager'],
    facts: { why: 'decided', start: '2028-02-01', vows: '2028-02-01' },
    says: [/We chose it/, /vows/],
  },
  {
    event: 'agreement_renewed',
    cause: 'an exit withdrawn too late to let the term end: renewed, without vows',
    life: () => {
      const life = year()
      life.ask('2027-11-25', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      life.ask('2027-12-06', asManager, { type: 'withdraw_exit' })
      return life
    },
    letters: ['renewed → main', 'renewed → manager'],
    facts: { vows: undefined },
    says: [/Our agreement goes on/],
    never: [/vows/],
  },
  {
    event: 'agreement_renewed',
    cause: 'silence',
    life: () => year().to('2027-12-03'),
    letters: ['renewed → main', 'renewed → manager'],
    facts: { why: 'silence' },
    says: [/Neither of us gave notice/],
    never: [/We chose it/, /vows/],
  },
  {
    event: 'agreement_renewed',
    cause: 'an audit that was passed',
    life: () => answer(existing({ end: '2027-08-31' }), '2027-07-10', 'audit-1.decide', 'continue'),
    letters: ['renewed → main', 'renewed → manager'],
    facts: { why: 'audit' },
    says: [/We looked back/],
    never: [/We chose it/],
  },
  {
    event: 'vows_ended',
    cause: 'too late, and kept by silence',
    life: () => answer(existing(), '2027-06-22', 'audit-1.decide', 'continue').to('2027-09-30'),
    letters: ['vows-ended → partner_lead', 'vows-ended → manager'],
    facts: { cause: 'audit' },
    says: [/not all of it was done/, /the partnership goes on/],
    never: [/Thank you/, /partners anew/, /Raise a glass/],
  },
  // exits
  {
    event: 'exit_started',
    cause: 'a person, with a reason',
    life: () => {
      const life = at(100)
      life.ask('2027-06-01', asManager, { type: 'start_exit', reason: 'market_shift', clause: 'any_time' })
      return life
    },
    letters: ['exit-notice → main', 'exit-notice → executive_sponsor', 'exit-notice → manager'],
    facts: { reason: 'market_shift' },
    says: [/the market that we served together has shifted/],
    never: [/Nobody chose this/, /not renewed/],
  },
  {
    event: 'exit_started',
    cause: 'nobody decided about a fixed term',
    life: () => year({ autoRenew: false }).to('2027-12-03'),
    letters: [
      'exit-notice → main',
      'exit-notice → executive_sponsor',
      'not-renewed → manager',
      'not-renewed → sponsor',
    ],
    facts: { silent: true, last: '2028-01-31' },
    says: [/Nobody (chose this|decided)/, /Monday 31 January 2028/],
    never: [/would have told you in person/],
  },
  {
    event: 'exit_started',
    cause: 'nobody decided at the hard stop of onboarding',
    life: () => onboarding(sixStage(), '2027-02-01').to('2027-07-05'),
    letters: [
      'exit-notice → main',
      'exit-notice → executive_sponsor',
      'exit-notice → manager',
      'exit-notice → sponsor',
    ],
    facts: { silent: true, reason: 'performance' },
    says: [/Nobody chose this/],
    never: [/not renewed/],
  },
  {
    event: 'exit_withdrawn',
    cause: 'a person',
    life: () => {
      const life = at(100)
      life.ask('2027-06-01', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      life.ask('2027-06-11', asManager, { type: 'withdraw_exit' })
      return life
    },
    letters: ['exit-withdrawn → main', 'exit-withdrawn → executive_sponsor'],
    facts: { days: 10 },
    says: [/We stay together/, /moved by 10 days/],
  },
  // people
  {
    event: 'person_left',
    cause: 'with a successor',
    life: () => {
      const life = at(100)
      life.ask('2027-06-01', asAdmin, { type: 'person_left', person: people.engineer, successor: people.boss })
      return life
    },
    letters: ['person-away → manager', 'person-away → sponsor'],
    facts: { why: 'left', roles: ['technical'], successor: people.boss },
    says: [/is no longer there/, /takes over all that was theirs/],
    never: [/refused our letter/],
  },
  {
    event: 'person_bounced',
    cause: 'a refused letter',
    life: () => {
      const life = at(100)
      life.ask('2027-06-01', asAdmin, { type: 'person_bounced', person: people.engineer })
      return life
    },
    letters: ['person-away → manager', 'person-away → sponsor'],
    facts: { why: 'bounced' },
    says: [/refused our letter/, /Name somebody who is to have it for good/],
    never: [/no longer there/],
  },
]

/** The last event of the type, with the letters that it called for. */
function lastOf(life: Life, type: EventType) {
  const event = life.events.findLast(one => one.type === type)
  const letters = life.letters.filter(letter => letter.occurrence === event?.number && !letter.withheld)
  return { event: event as EventOf<EventType> | undefined, letters }
}

describe('a letter means what its event does', () => {
  test.each(meanings.map(meaning => [`${meaning.event}: ${meaning.cause}`, meaning] as const))(
    '%s',
    async (_, { event: type, life, letters: wanted, facts = {}, says, never = [] }) => {
      const { letters } = lastOf(life(), type)
      expect(letters.map(({ letter, to }) => `${letter} → ${to.role}`)).toEqual(wanted)
      for (const letter of letters) {
        for (const [name, value] of Object.entries(facts)) expect([name, letter.facts[name]]).toEqual([name, value])
        const view = sampleView(letter.letter, {
          facts: letter.facts,
          reason: letter.reason,
          to: `${letter.to.side}.${letter.to.role}`,
          sent: letter.day,
          people: { [people.engineer]: 'Eni Engineer', [people.boss]: 'Bo Boss', [people.manager]: 'Mo Manager' },
        })
        const { subject, text: body } = await renderLetter(view)
        for (const phrase of says) expect(`${subject}\n${body}`).toMatch(phrase)
        for (const phrase of never) expect(`${subject}\n${body}`).not.toMatch(phrase)
      }
    },
  )
})
