import { describe, expect, test } from '@jest/globals'
import type { TermsOfAgreement } from '../../lifecycle/event.js'
import type { Rules } from '../../lifecycle/rules/aggregate.js'
import { type Ask, asLead, asManager, Life, plainCalendar, shippedModel } from './life.js'
import { closeExit, figures, stages, targets, told } from './scenarios/grown.js'
import { finishOnboarding, goodQualification, onboarding } from './scenarios/lives.js'

const rules = (model: 'six-stage' | 'nine-stage' | 'four-stage'): Rules => ({
  model: shippedModel(model),
  calendar: plainCalendar,
})
const terms: Partial<TermsOfAgreement> = { end: '2028-01-31', noticeDays: 60 }

function done(life: Life, day: string, play: string): void {
  life.to(day)
  for (const { id, name, validator } of life.state.tasks.filter(task => task.play === play && !task.optional)) {
    if (name === 'qualification')
      life.ask(day, asManager, { type: 'record_qualification', score: 'qualification', items: goodQualification })
    else life.ask(day, asManager, { type: 'complete_task', task: id })
    if (validator) life.ask(day, asManager, { type: 'validate_task', task: id })
  }
}

function review(life: Life, number: number, request: string, meeting: string): void {
  life.ask(request, asLead, { type: 'record_figures', review: number, figures: figures(100, request) })
  life.ask(meeting, asManager, { type: 'record_outcome', review: number, decision: 'on_course', actions: [] })
}

const choose = (task: string, answer: string): Ask => ({ type: 'answer_task', task, answer })

describe('nine-stage, from entry to end', () => {
  const life = onboarding(rules('nine-stage'), '2027-02-01', {}, terms)
  finishOnboarding(life, '2027-02-10')
  done(life, '2027-02-24', 'enable')
  done(life, '2027-03-10', 'launch')
  done(life, '2027-03-31', 'win')
  life.ask('2027-04-01', asManager, { type: 'set_targets', review: 1, targets })
  // Managing since Wednesday, 31 March: P of 1 May is the 31st day after, so the first review.
  review(life, 1, '2027-05-10', '2027-05-24')
  review(life, 2, '2027-08-09', '2027-08-23')
  // D is 2027-12-02; the renewal opens 90 days before, and stays decided here.
  life.ask('2027-10-15', asManager, choose('renewal-1.choose', 'renew'))
  review(life, 3, '2027-11-08', '2027-11-22')
  done(life, '2028-02-03', 'vows')
  life.ask('2028-03-20', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
  closeExit(life, '2028-06-01')

  test('each stage of the nine is entered on the day of its reason, and the vows return to the loop', () => {
    expect(stages(life)).toEqual([
      '2027-01-07 identify-and-recruit',
      '2027-02-01 onboarding',
      '2027-02-10 enabling',
      '2027-02-24 go-to-market',
      '2027-03-10 winning-business',
      '2027-03-31 managing',
      '2027-05-01 measuring',
      '2027-05-17 review',
      '2027-05-24 managing',
      '2027-08-01 measuring',
      '2027-08-16 review',
      '2027-08-23 managing',
      '2027-09-03 renew-or-exit',
      '2027-10-15 managing',
      '2027-11-01 measuring',
      '2027-11-15 review',
      '2027-11-22 managing',
      // The vows began on 1 February too, over what the P of that day had made of the loop; done on the third they
      // returned there.
      '2028-02-01 measuring',
      '2028-02-15 review',
      '2028-03-08 managing',
      '2028-03-20 renew-or-exit',
      '2028-06-01 ended',
    ])
    expect(told(life, 'vows_begun', 'vows_completed', 'review_missed')).toEqual([
      '2028-02-01 vows_begun',
      '2028-02-03 vows_completed',
      '2028-03-08 review_missed 4',
    ])
  })

  test('its end is an exit like any other: sixty days, then closed by its last item', () => {
    expect(told(life, 'exit_started', 'last_day_reached', 'partnership_ended')).toEqual([
      '2028-03-20 exit 1: mutual, any_time, last 2028-05-19',
      '2028-05-20 last_day_reached',
      '2028-06-01 ended: mutual',
    ])
  })

  test('a renewed partner enters at its first stage and manages once the vows are done', () => {
    const renewed = new Life(rules('nine-stage'), {
      on: '2027-06-01',
      entry: 'renewed',
      terms: { start: '2025-06-01', end: '2028-05-31', autoRenew: true, noticeDays: 60, termMonths: 12 },
    })
    done(renewed, '2027-06-15', 'vows')
    expect(stages(renewed)).toEqual(['2027-06-01 identify-and-recruit', '2027-06-15 managing'])
    expect(told(renewed, 'review_planned').at(-1)).toBe('9: 2027-06-01…2027-08-31, P 2027-09-01, T 2027-09-22')
  })
})

describe('four-stage, from entry to end', () => {
  const life = onboarding(rules('four-stage'), '2027-02-01', {}, { ...terms, autoRenew: false })
  finishOnboarding(life, '2027-02-10')
  done(life, '2027-02-11', 'grow')
  life.ask('2027-02-11', asManager, { type: 'set_targets', review: 1, targets })
  review(life, 1, '2027-05-10', '2027-05-24')
  review(life, 2, '2027-08-09', '2027-08-23')
  review(life, 3, '2027-11-08', '2027-11-22')
  // Nobody decides by 2027-12-02: a fixed term, so its exit begins on the third and its last day is its end.
  closeExit(life, '2028-02-10')

  test('recruit, on-board, manage, review; the end is decided and carried out in review', () => {
    expect(stages(life)).toEqual([
      '2027-01-07 recruit',
      '2027-02-01 on-board',
      '2027-02-10 manage',
      '2027-05-01 review',
      '2027-05-24 manage',
      '2027-08-01 review',
      '2027-08-23 manage',
      '2027-09-03 review',
      '2027-11-22 manage',
      '2027-12-03 review',
      '2028-02-10 ended',
    ])
    expect(told(life, 'exit_started', 'last_day_reached', 'partnership_ended')).toEqual([
      '2027-12-03 exit 1: renewal_not_taken, end_of_term, last 2028-01-31',
      '2028-02-01 last_day_reached',
      '2028-02-10 ended: renewal_not_taken',
    ])
  })
})

describe('an existing partner enters at the audit', () => {
  const existing = (model: 'six-stage' | 'nine-stage' | 'four-stage') => {
    const life = new Life(rules(model), {
      on: '2027-06-01',
      entry: 'existing',
      tier: 'silver',
      grants: ['portal', 'brand'],
      terms: { start: '2025-06-01', end: '2028-05-31', autoRenew: true, noticeDays: 60, termMonths: 12 },
    })
    life.ask('2027-06-01', asManager, { type: 'set_targets', review: 8, targets })
    life.ask('2027-06-09', asLead, { type: 'record_figures', review: 8, figures: figures(90, '2027-06-09') })
    return life
  }

  test.each([
    ['six-stage', ['2027-06-01 evaluation', '2027-06-22 exit', '2027-09-30 ended']],
    ['nine-stage', ['2027-06-01 review', '2027-06-22 renew-or-exit', '2027-09-30 ended']],
    ['four-stage', ['2027-06-01 review', '2027-09-30 ended']],
  ] as const)('%s: once ending in exit, everything that it held taken back', (model, expected) => {
    const life = existing(model)
    life.ask('2027-06-22', asManager, {
      type: 'answer_task',
      task: 'audit-1.decide',
      answer: 'exit',
      reason: 'market_shift',
    })
    closeExit(life, '2027-09-30')
    expect(stages(life)).toEqual(expected)
    expect(told(life, 'exit_started')).toEqual(['2027-06-22 exit 1: market_shift, any_time, last 2027-08-21'])
    expect(told(life, 'revoked').sort()).toEqual([
      '2027-09-30 revoked brand',
      '2027-09-30 revoked marketing-support',
      '2027-09-30 revoked portal',
    ])
    expect(
      life.letters
        .filter(letter => letter.letter === 'pre-read')
        .map(letter => [letter.day, (letter.facts.card as { score: number }).score]),
    ).toEqual([
      ['2027-06-15', 90],
      ['2027-06-15', 90],
    ])
  })

  test.each([
    ['six-stage', ['2027-06-01 evaluation', '2027-07-06 growth']],
    ['nine-stage', ['2027-06-01 review', '2027-07-06 managing']],
    ['four-stage', ['2027-06-01 review', '2027-07-06 manage']],
  ] as const)('%s: once in renewed vows, then reviewed like any other', (model, expected) => {
    const life = existing(model)
    life.ask('2027-06-22', asManager, choose('audit-1.decide', 'continue'))
    const { stage, beneath } = life.state
    done(life, '2027-07-06', 'vows')
    expect([stage, beneath]).toEqual([
      { 'six-stage': 'onboarding', 'nine-stage': 'identify-and-recruit', 'four-stage': 'on-board' }[model],
      { 'six-stage': 'evaluation', 'nine-stage': 'review', 'four-stage': 'review' }[model],
    ])
    expect(stages(life)).toEqual(expected)
    expect(told(life, 'review_planned').at(-1)).toBe('9: 2027-06-01…2027-08-31, P 2027-09-01, T 2027-09-22')
  })
})
