import type { Day } from '../../../lifecycle/day.js'
import type { TermsOfAgreement } from '../../../lifecycle/event.js'
import type { Rules } from '../../../lifecycle/rules/aggregate.js'
import { type Ask, asLead, asManager, Life } from '../life.js'
import { grown, reviewed, settled, stages, told } from './grown.js'
import { called, daysOf, dues, goodQualification } from './lives.js'
import type { Scenario } from './scenario.js'

/**
 * One year to Monday, 2028-01-31, with 60 days of notice: D is Thursday, 2027-12-02, and the play starts on 2027-09-03.
 */
const year: Partial<TermsOfAgreement> = { end: '2028-01-31', noticeDays: 60 }
const renewing = (rules: Rules, terms: Partial<TermsOfAgreement> = {}) =>
  settled(grown(rules, { terms: { ...year, ...terms } }))
const choose = (answer: string): Ask => ({ type: 'answer_task', task: 'renewal-1.choose', answer })
const story = (life: Life) => told(life, 'agreement_renewed', 'exit_started', 'exit_withdrawn')
const renegotiated = (terms: Partial<TermsOfAgreement> = {}): Ask => ({
  type: 'amend_agreement',
  why: 'renegotiated',
  terms: { start: '2027-02-01', end: '2030-01-31', autoRenew: false, noticeDays: 60, termMonths: 24, ...terms },
})

/** Renewed by choice; the vows begin on Tuesday, 2028-02-01. */
const vowing = (rules: Rules) => {
  const life = reviewed(renewing(rules), 100, 100)
  life.ask('2027-10-15', asManager, choose('renew'))
  return reviewed(life, 100).to('2028-02-01')
}
const vow = (life: Life, on: Day, ...names: string[]) => {
  for (const name of names) {
    if (name === 'qualification')
      life.ask(on, asManager, { type: 'record_qualification', score: 'qualification', items: goodQualification })
    else life.ask(on, name === 'kick-off' ? asManager : asLead, { type: 'complete_task', task: `vows-1.${name}` })
  }
}
const where = (life: Life) => `${life.state.stage}${life.state.beneath ? ` over ${life.state.beneath}` : ''}`

/** An existing partner since June 2025, entering on Tuesday, 2027-06-01 unless said otherwise. */
const audited = (rules: Rules, terms: Partial<TermsOfAgreement> = {}, on: Day = '2027-06-01') =>
  new Life(rules, {
    on,
    entry: 'existing',
    grants: ['portal'],
    terms: { start: '2025-06-01', end: '2028-05-31', autoRenew: true, noticeDays: 60, termMonths: 12, ...terms },
  })
const decide = (answer: string): Ask => ({ type: 'answer_task', task: 'audit-1.decide', answer })

export const scenarios: Scenario[] = [
  // W1
  {
    rule: 'W1',
    title:
      'the play starts 90 days before D; the decision is due by D and chased 60, 30, 14 and 7 days before, on business days',
    run: rules => {
      const life = renewing(rules).to('2027-09-03')
      const asked = dues(life, 'renewal')
      life.to('2028-02-28')
      return [asked, called(life, 'renewal-1.choose'), life.post('renewal-ahead', 'renewal-decision')]
    },
    expected: [
      { choose: '2027-12-02' },
      [
        '2027-09-03 asked → manager',
        '2027-10-01 due - 60 d → manager',
        '2027-11-02 due - 30 d → manager',
        '2027-11-18 due - 14 d → manager',
        '2027-11-25 due - 7 d → manager',
      ],
      [
        '2027-09-03 renewal-ahead → manager',
        '2027-10-01 renewal-decision → manager',
        '2027-11-02 renewal-decision → manager',
        '2027-11-18 renewal-decision → manager',
        '2027-11-25 renewal-decision → manager',
      ],
    ],
  },
  {
    rule: 'W1',
    title: 'recorded later than D − 90 d it starts at once, and only the chases after the start go',
    run: rules =>
      called(
        settled(grown(rules, { terms: { end: '2027-04-30', noticeDays: 30 } })).to('2027-04-15'),
        'renewal-1.choose',
      ),
    expected: [
      '2027-02-01 asked → manager',
      '2027-03-01 due - 30 d → manager',
      '2027-03-17 due - 14 d → manager',
      '2027-03-24 due - 7 d → manager',
    ],
  },
  {
    rule: 'W1',
    title: 'its first letter carries the cards of the last four periods, missed ones too',
    run: rules => {
      const life = reviewed(
        settled(grown(rules, { terms: { end: '2028-11-30', noticeDays: 60 } })),
        100,
        90,
        'missed',
        110,
        105,
      ).to('2028-07-10')
      return life.letters.flatMap(letter =>
        letter.letter === 'renewal-ahead'
          ? [
              [
                letter.day,
                (letter.facts.cards as { review: number; score?: number; rating?: string }[]).map(card =>
                  `${card.review} ${card.score ?? ''} ${card.rating ?? ''}`.trim(),
                ),
              ],
            ]
          : [],
      )
    },
    // D is Sunday, 2028-10-01; 90 days before is Monday, 2028-07-03.
    expected: [['2028-07-03', ['2 90 meets', '3', '4 110 exceeds', '5 105 meets']]],
  },
  {
    rule: 'W1',
    title: 'D does not move to a business day, nor by a pause, in which it is chased and decided as ever',
    run: rules => {
      const life = renewing(rules)
      life.ask('2027-11-10', asManager, { type: 'pause', until: '2028-01-15' })
      life.to('2028-02-01')
      return [called(life, 'renewal-1.choose').slice(3), story(life)]
    },
    expected: [
      ['2027-11-18 due - 14 d → manager', '2027-11-25 due - 7 d → manager'],
      ['2027-12-03 renewed 2028-02-01…2029-01-31, D 2028-12-02: silence'],
    ],
  },

  // W2
  {
    rule: 'W2',
    title: 'undecided after D an agreement that renews by itself is renewed on the day after, without vows',
    run: rules => {
      const life = renewing(rules).to('2028-03-31')
      return [story(life), life.post('renewed'), told(life, 'vows_begun')]
    },
    expected: [
      ['2027-12-03 renewed 2028-02-01…2029-01-31, D 2028-12-02: silence'],
      ['2027-12-03 renewed → main', '2027-12-03 renewed → manager'],
      [],
    ],
  },
  {
    rule: 'W2',
    title: 'undecided after D a fixed term begins its exit, with the agreement’s end as last day',
    run: rules => {
      const life = renewing(rules, { autoRenew: false }).to('2027-12-10')
      return [story(life), life.post('exit-notice', 'not-renewed')]
    },
    expected: [
      ['2027-12-03 exit 1: renewal_not_taken, end_of_term, last 2028-01-31'],
      [
        '2027-12-03 exit-notice → main',
        '2027-12-03 exit-notice → executive_sponsor',
        '2027-12-03 not-renewed → manager',
        '2027-12-03 not-renewed → sponsor',
      ],
    ],
  },
  {
    rule: 'W2',
    title: 'renewing until the end, that day included, withdraws that exit; then the vows follow (W3)',
    run: rules => {
      const life = renewing(rules, { autoRenew: false })
      life.ask('2028-01-31', asManager, { type: 'withdraw_exit' })
      return [
        story(life.to('2028-02-01')),
        told(life, 'vows_begun'),
        renewing(rules, { autoRenew: false }).refusal('2028-02-01', asManager, { type: 'withdraw_exit' }),
      ]
    },
    expected: [
      [
        '2027-12-03 exit 1: renewal_not_taken, end_of_term, last 2028-01-31',
        '2028-01-31 exit 1 withdrawn after 59 d to evaluation',
        '2028-01-31 renewed 2028-02-01…2029-01-31, D 2028-12-02: decided, vows 2028-02-01',
      ],
      ['2028-02-01 vows_begun'],
      'day_too_late',
    ],
  },
  {
    rule: 'W2',
    title: 'D itself is the last day to decide',
    run: rules => [
      renewing(rules).refusal('2027-12-02', asManager, choose('renew')),
      renewing(rules).refusal('2027-12-03', asManager, choose('renew')),
    ],
    expected: ['done', 'unknown_task'],
  },
  {
    rule: 'W2',
    title: 'an exit that is decided ends with the term',
    run: rules => {
      const life = renewing(rules)
      life.ask('2027-10-15', asManager, choose('exit'))
      return story(life)
    },
    expected: ['2027-10-15 exit 1: renewal_not_taken, end_of_term, last 2028-01-31'],
  },
  {
    rule: 'W2',
    title: 'D past when recorded: one that renews by itself counts as renewed, said at once',
    run: rules => {
      const life = grown(rules, { terms: { end: '2027-03-01', noticeDays: 60 } })
      return [story(life), stages(life).at(-1)]
    },
    expected: [['2027-01-11 renewed 2027-03-02…2028-03-01, D 2028-01-01: bound'], '2027-02-01 growth'],
  },
  {
    rule: 'W2',
    title: 'D past when recorded: a fixed term decides at its end, and the last day is the day after',
    run: rules =>
      story(settled(grown(rules, { terms: { end: '2027-03-01', noticeDays: 60, autoRenew: false } })).to('2027-03-10')),
    expected: ['2027-03-02 exit 1: renewal_not_taken, end_of_term, last 2027-03-02'],
  },
  {
    rule: 'W2',
    title: 'the k-th renewed end counts from the first: from Feb 29 it comes back to Feb 29 (C8)',
    run: rules =>
      story(settled(grown(rules, { terms: { end: '2028-02-29', noticeDays: 60 } })).to('2032-01-31')).map(line =>
        line.slice(19),
      ),
    expected: [
      '2028-03-01…2029-02-28, D 2028-12-30: silence',
      '2029-03-01…2030-02-28, D 2029-12-30: silence',
      '2030-03-01…2031-02-28, D 2030-12-30: silence',
      '2031-03-01…2032-02-29, D 2031-12-31: silence',
      '2032-03-01…2033-02-28, D 2032-12-30: silence',
    ],
  },

  // W3
  {
    rule: 'W3',
    title: 'vows begin on the first day of the new term, with their own days and no hard stop',
    run: rules => {
      const life = vowing(rules)
      return [
        story(life),
        told(life, 'vows_begun'),
        dues(life, 'vows'),
        daysOf(life, 'vows-1'),
        life
          .to('2028-02-02')
          .post('vows-begun', 'kick-off-invitation')
          .filter(line => line > '2028'),
      ]
    },
    expected: [
      ['2027-10-15 renewed 2028-02-01…2029-01-31, D 2028-12-02: decided, vows 2028-02-01'],
      ['2028-02-01 vows_begun'],
      { 'kick-off': '2028-02-08', qualification: '2028-02-15', plan: '2028-02-29', training: '2028-02-21' },
      { goal: '2028-03-02', overrun: '2028-04-01' },
      ['2028-02-01 vows-begun → partner_lead', '2028-02-01 kick-off-invitation → partner_lead'],
    ],
  },
  {
    rule: 'W3',
    title: 'a partner that enters renewed, on Wednesday, March 3, begins with them',
    run: rules => {
      const life = new Life(rules, {
        on: '2027-03-03',
        entry: 'renewed',
        terms: { start: '2025-01-01', end: '2031-12-31', autoRenew: true, noticeDays: 90, termMonths: 12 },
      })
      return [dues(life, 'vows'), daysOf(life, 'vows-1')]
    },
    // + 20 d Tuesday, + 30 d Friday; the last of 30 more is Sunday, May 2.
    expected: [
      { 'kick-off': '2027-03-10', qualification: '2027-03-17', plan: '2027-03-31', training: '2027-03-23' },
      { goal: '2027-04-02', overrun: '2027-05-02' },
    ],
  },
  {
    rule: 'W3',
    title:
      'the stage enters onboarding, the loop and its reviews go on beneath, and the stage returns to where the loop is by then',
    run: rules => {
      const early = vowing(rules)
      const begun = where(early)
      vow(early, '2028-02-15', 'kick-off', 'qualification', 'plan', 'training')
      const backInReview = where(early)
      const late = reviewed(vowing(rules), 100)
      const reviewOver = where(late)
      vow(late, '2028-02-28', 'kick-off', 'qualification', 'plan', 'training')
      return [
        begun,
        backInReview,
        reviewOver,
        where(late),
        told(late, 'review_held').at(-1),
        late.post('vows-completed'),
      ]
    },
    expected: [
      'onboarding over evaluation',
      'evaluation',
      'onboarding over growth',
      'growth',
      '2028-02-22 held 4: meets 100',
      ['2028-02-28 vows-completed → partner_lead', '2028-02-28 vows-completed → manager'],
    ],
  },
  {
    rule: 'W3',
    title: 'a 4C that is not passed asks the manager; silence keeps the partnership after 30 days',
    run: rules => {
      const life = vowing(rules)
      life.ask('2028-02-10', asManager, {
        type: 'record_qualification',
        score: 'qualification',
        items: { ...goodQualification, commitment: 2 },
      })
      const asked = dues(life, 'question-vows')
      life.to('2028-03-31')
      return [
        asked,
        called(life, 'question-vows-1.choose'),
        told(life, 'task_lapsed', 'exit_started').filter(line => line.includes('question')),
      ]
    },
    expected: [
      { choose: '2028-02-24' },
      [
        '2028-02-10 asked → manager',
        '2028-02-23 due - 1 bd → manager',
        '2028-02-29 due + 3 bd → manager',
        '2028-03-02 due + 5 bd → sponsor',
      ],
      ['2028-03-12 lapsed question-vows-1.choose'],
    ],
  },
  {
    rule: 'W3',
    title: 'target + 30 d passed asks the manager too, and the manager may exit',
    run: rules => {
      const life = vowing(rules)
      vow(life, '2028-02-08', 'kick-off', 'qualification', 'plan')
      life.to('2028-04-02')
      const asked = [told(life, 'play_overrun'), dues(life, 'question-vows')]
      life.ask('2028-04-10', asManager, { ...choose('exit'), task: 'question-vows-1.choose' } as Ask)
      return [...asked, story(life).at(-1), where(life)]
    },
    expected: [
      ['2028-04-02 play_overrun'],
      { choose: '2028-04-14' },
      '2028-04-10 exit 1: performance, any_time, last 2028-06-09',
      'exit',
    ],
  },
  {
    rule: 'W3',
    title: 'asked because they are too late, silence keeps the partnership and ends the vows: the stage returns',
    run: rules => {
      const life = vowing(rules)
      vow(life, '2028-02-08', 'kick-off', 'qualification', 'plan')
      life.to('2028-05-15')
      return [
        told(life, 'play_overrun', 'task_lapsed', 'vows_ended', 'vows_completed').filter(
          line => line > '2028-04' && !/improve|review/.test(line),
        ),
        where(life),
        dues(life, 'vows'),
        life.post('vows-ended', 'vows-completed'),
      ]
    },
    expected: [
      ['2028-04-02 play_overrun', '2028-05-03 lapsed question-vows-1.choose', '2028-05-03 vows_ended'],
      'evaluation',
      {},
      ['2028-05-03 vows-ended → partner_lead', '2028-05-03 vows-ended → manager'],
    ],
  },
  {
    rule: 'W3',
    title: 'kept before they are too late, for a 4C that was not passed, they go on',
    run: rules => {
      const life = vowing(rules)
      life.ask('2028-02-10', asManager, {
        type: 'record_qualification',
        score: 'qualification',
        items: { ...goodQualification, commitment: 2 },
      })
      life.ask('2028-02-20', asManager, { ...choose('keep'), task: 'question-vows-1.choose' } as Ask)
      vow(life, '2028-02-21', 'kick-off', 'plan', 'training')
      return told(life, 'vows_ended', 'vows_completed')
    },
    expected: ['2028-02-21 vows_completed'],
  },
  {
    rule: 'W3',
    title: 'done on the last day before, nobody is asked',
    run: rules => {
      const life = vowing(rules)
      vow(life, '2028-04-01', 'kick-off', 'qualification', 'plan', 'training')
      return [told(life.to('2028-04-30'), 'play_overrun'), told(life, 'vows_completed')]
    },
    expected: [[], ['2028-04-01 vows_completed']],
  },

  // W4
  {
    rule: 'W4',
    title: 'new terms signed by D settle it',
    run: rules => {
      const life = renewing(rules, { autoRenew: false })
      life.ask('2027-10-15', asManager, choose('renegotiate'))
      life.ask('2027-12-02', asManager, renegotiated())
      return [
        story(life.to('2028-03-31')),
        [life.state.agreement?.end, life.state.agreement?.decision, life.state.agreement?.anchor],
        life.post('renewal-renegotiate'),
      ]
    },
    expected: [[], ['2030-01-31', '2029-12-02', '2027-02-01'], ['2027-10-15 renewal-renegotiate → main']],
  },
  {
    rule: 'W4',
    title: 'a fixed term not signed by D begins its exit; signed by the end, that day included, withdraws it',
    run: rules =>
      [['2028-01-31'], ['2028-02-01']].map(([signed]) => {
        const life = renewing(rules, { autoRenew: false })
        life.ask('2027-10-15', asManager, choose('renegotiate'))
        const answer = life.refusal(signed as Day, asManager, renegotiated())
        return [answer, story(life), life.state.agreement?.end]
      }),
    expected: [
      [
        'done',
        [
          '2027-12-03 exit 1: renewal_not_taken, end_of_term, last 2028-01-31',
          '2028-01-31 exit 1 withdrawn after 59 d to evaluation',
        ],
        '2030-01-31',
      ],
      ['day_too_late', ['2027-12-03 exit 1: renewal_not_taken, end_of_term, last 2028-01-31'], '2028-01-31'],
    ],
  },
  {
    rule: 'W4',
    title: 'one that renews by itself and is not signed by D renews; new terms may still come by the old end',
    run: rules => {
      const life = renewing(rules)
      life.ask('2027-10-15', asManager, choose('renegotiate'))
      life.ask('2028-01-20', asManager, renegotiated({ autoRenew: true }))
      return [story(life), life.state.agreement?.end]
    },
    expected: [['2027-12-03 renewed 2028-02-01…2029-01-31, D 2028-12-02: silence'], '2030-01-31'],
  },

  // U1
  {
    rule: 'U1',
    title:
      'the audit meets 21 days after entry, in the terms of a review, and is decided by T + 2 bd; undecided, exit 30 days later',
    run: rules => {
      const life = audited(rules)
      const laid = [told(life, 'review_planned'), dues(life, 'audit')]
      life.to('2027-07-31')
      return [
        ...laid,
        life
          .post('audit-invitation', 'data-request', 'task-reminder', 'data-chase', 'pre-read')
          .filter(line => line < '2027-07-25'),
        called(life, 'audit-1.decide'),
        story(life),
      ]
    },
    expected: [
      ['8: 2027-03-01…2027-05-31, P 2027-06-01, T 2027-06-22'],
      { date: '2027-06-22', data: '2027-06-11', decide: '2027-06-24' },
      [
        '2027-06-01 audit-invitation → partner_lead',
        '2027-06-08 data-request → partner_lead',
        '2027-06-10 task-reminder → partner_lead',
        '2027-06-14 data-chase → partner_lead',
        '2027-06-15 pre-read → partner_lead',
        '2027-06-15 pre-read → manager',
      ],
      [
        '2027-06-22 asked → manager',
        '2027-06-23 due - 1 bd → manager (just assigned)',
        '2027-06-29 due + 3 bd → manager',
        '2027-07-01 due + 5 bd → sponsor',
      ],
      ['2027-07-25 exit 1: renewal_not_taken, any_time, last 2027-09-23'],
    ],
  },
  {
    rule: 'U1',
    title: 'entry + 21 d on a Saturday is the Monday after',
    run: rules => dues(audited(rules, {}, '2027-06-05'), 'audit'),
    expected: { date: '2027-06-28', data: '2027-06-17', decide: '2027-06-30' },
  },
  {
    rule: 'U1',
    title: 'data are asked to T + 10 bd',
    run: rules => told(audited(rules).to('2027-07-10'), 'task_lapsed').filter(line => line.includes('data')),
    expected: ['2027-07-07 lapsed audit-1.data'],
  },
  {
    rule: 'U1',
    title:
      'a short agreement: 5 bd before its end, what would lie before entry on the entry day, and the exit on the day after the end',
    run: rules => {
      const life = audited(rules, { end: '2027-06-15', autoRenew: false })
      const laid = dues(life, 'audit')
      life.to('2027-06-30')
      return [laid, life.post('data-request', 'pre-read').filter(line => line < '2027-06-16'), story(life)]
    },
    expected: [
      { date: '2027-06-08', data: '2027-06-01', decide: '2027-06-10' },
      ['2027-06-01 pre-read → partner_lead', '2027-06-01 pre-read → manager', '2027-06-01 data-request → partner_lead'],
      ['2027-06-16 exit 1: renewal_not_taken, any_time, last 2027-06-16'],
    ],
  },
  {
    rule: 'U1',
    title: 'never before entry + 3 bd, even beyond the agreement’s end',
    run: rules => {
      const life = audited(rules, { end: '2027-06-03', autoRenew: false })
      return [dues(life, 'audit').date, story(life.to('2027-06-30'))]
    },
    expected: ['2027-06-04', ['2027-06-04 exit 1: renewal_not_taken, any_time, last 2027-06-04']],
  },
  {
    rule: 'U1',
    title:
      'its meeting can be moved as a review’s, to entry + 45 d or the business day before, and never '
      + 'beyond 5 bd before the agreement’s end',
    run: rules =>
      (
        [
          ['2027-06-01', {}, '2027-07-16', '2027-07-19'],
          ['2027-06-03', {}, '2027-07-16', '2027-07-19'],
          ['2027-06-01', { end: '2027-07-10', autoRenew: false }, '2027-07-05', '2027-07-06'],
        ] as const
      ).map(([on, terms, last, late]) =>
        [late, last].map(to =>
          audited(rules, terms, on).refusal('2027-06-08', asLead, { type: 'move_meeting', task: 'audit-1.date', to }),
        ),
      ),
    expected: [
      ['day_too_late', 'done'],
      ['day_too_late', 'done'],
      ['day_too_late', 'done'],
    ],
  },
  {
    rule: 'U1',
    title: 'undecided, an exit uses the agreement’s own clause',
    run: rules => story(audited(rules, { clause: 'end_of_term' }).to('2027-07-31')),
    expected: ['2027-07-25 exit 1: renewal_not_taken, end_of_term, last 2028-05-31'],
  },
  {
    rule: 'U1',
    title: 'its decision is the renewal’s: no renewal play beside it, and continuing renews a term whose D is near',
    run: rules => {
      const life = audited(rules, { end: '2027-08-31' })
      life.ask('2027-07-10', asManager, decide('continue'))
      return [life.post('renewal-ahead', 'renewal-decision'), story(life)]
    },
    expected: [[], ['2027-07-10 renewed 2027-09-01…2028-08-31, D 2028-07-02: audit']],
  },
  {
    rule: 'U1',
    title: 'an exit that is decided there is the audit’s verdict, with a reason, and no meeting is cancelled',
    run: rules => {
      const life = audited(rules)
      life.ask('2027-06-22', asManager, {
        type: 'answer_task',
        task: 'audit-1.decide',
        answer: 'exit',
        reason: 'strategy_change',
      })
      return [
        life.events.flatMap(event =>
          event.type === 'audited' ? [`${event.day} ${event.review} ${event.verdict}`] : [],
        ),
        story(life),
        told(life, 'review_cancelled'),
        where(life),
      ]
    },
    expected: [['2027-06-22 8 exit'], ['2027-06-22 exit 1: strategy_change, any_time, last 2027-08-21'], [], 'exit'],
  },
  {
    rule: 'U1',
    title: 'an exit withdrawn that an audit had brought about has the audit held again',
    run: rules => {
      const life = audited(rules)
      life.ask('2027-06-22', asManager, decide('exit'))
      life.ask('2027-07-01', asManager, { type: 'withdraw_exit' })
      return [where(life), dues(life, 'audit')]
    },
    expected: ['evaluation', { date: '2027-07-22', data: '2027-07-13', decide: '2027-07-26' }],
  },

  // U2
  {
    rule: 'U2',
    title: 'continuing begins vows under the old agreement and anchor; growth and its first review follow (R0)',
    run: rules => {
      const life = audited(rules)
      life.ask('2027-06-22', asManager, decide('continue'))
      const vows = [where(life), dues(life, 'vows'), daysOf(life, 'vows-1')]
      vow(life, '2027-07-06', 'kick-off', 'qualification', 'plan', 'training')
      return [
        ...vows,
        stages(life),
        told(life, 'review_planned').at(-1),
        life.state.agreement?.end,
        life.post('vows-completed'),
      ]
    },
    expected: [
      'onboarding over evaluation',
      { 'kick-off': '2027-06-29', qualification: '2027-07-06', plan: '2027-07-20', training: '2027-07-12' },
      { goal: '2027-07-22', overrun: '2027-08-21' },
      ['2027-06-01 evaluation', '2027-07-06 growth'],
      '9: 2027-06-01…2027-08-31, P 2027-09-01, T 2027-09-22',
      '2028-05-31',
      ['2027-07-06 vows-completed → partner_lead', '2027-07-06 vows-completed → manager'],
    ],
  },
  {
    rule: 'U2',
    title: 'vows that begin on a Wednesday: training on the twentieth day, a Tuesday',
    run: rules => {
      const life = audited(rules)
      life.ask('2027-06-23', asManager, decide('continue'))
      return dues(life, 'vows')
    },
    expected: { 'kick-off': '2027-06-30', qualification: '2027-07-07', plan: '2027-07-21', training: '2027-07-13' },
  },
  {
    rule: 'U2',
    title: 'an agreement that is newly signed in them sets a new anchor; in vows of a renewal the grid stands',
    run: rules => {
      const life = audited(rules)
      life.ask('2027-06-22', asManager, decide('continue'))
      life.ask('2027-06-25', asManager, {
        type: 'record_agreement',
        terms: { start: '2027-07-01', end: '2029-06-30', autoRenew: true, noticeDays: 60, termMonths: 12 },
      })
      vow(life, '2027-07-06', 'kick-off', 'qualification', 'plan', 'training')
      const again = vowing(rules).refusal('2028-02-03', asManager, {
        type: 'record_agreement',
        terms: { start: '2028-02-01', end: '2029-06-30', autoRenew: true, noticeDays: 60, termMonths: 12 },
      })
      return [told(life, 'review_planned').at(-1), again]
    },
    expected: ['1: 2027-07-01…2027-09-30, P 2027-10-01, T 2027-10-22', 'already_so'],
  },
  {
    rule: 'U2',
    title: 'vows that nobody keeps: reviews go on from the audit, and the stage returns when they end',
    run: rules => {
      const life = audited(rules)
      life.ask('2027-06-22', asManager, decide('continue'))
      life.to('2028-03-31')
      return [
        told(life, 'review_planned', 'review_missed', 'vows_ended').slice(1),
        stages(life).slice(1, 4),
        life.story('health_changed').length > 0,
      ]
    },
    expected: [
      [
        '9: 2027-06-01…2027-08-31, P 2027-09-01, T 2027-09-22',
        '2027-09-22 vows_ended',
        '2027-10-07 review_missed 9',
        '10: 2027-09-01…2027-11-30, P 2027-12-01, T 2027-12-22',
        '2028-01-06 review_missed 10',
        '11: 2027-12-01…2028-02-29, P 2028-03-01, T 2028-03-22',
      ],
      ['2027-09-22 growth', '2027-12-01 evaluation', '2028-01-06 growth'],
      true,
    ],
  },
  {
    rule: 'U2',
    title: 'signed anew in the vows while a review is under way, that one is called off and the new grid holds',
    run: rules => {
      const life = audited(rules)
      life.ask('2027-06-22', asManager, decide('continue'))
      life
        .to('2027-09-05')
        .ask('2027-09-06', asManager, {
          type: 'record_agreement',
          terms: { start: '2027-09-06', end: '2029-09-05', autoRenew: true, noticeDays: 60, termMonths: 12 },
        })
      return [
        told(life, 'review_cancelled'),
        life.post('meeting-cancelled'),
        told(life, 'review_planned').at(-1),
        life.state.tasks.filter(task => task.run === 'review-9'),
      ]
    },
    expected: [
      ['2027-09-06 review_cancelled 9'],
      ['2027-09-06 meeting-cancelled → partner_lead'],
      '1: 2027-09-06…2027-12-05, P 2027-12-06, T 2027-12-27',
      [],
    ],
  },
  {
    rule: 'U2',
    title: 'a renewed partner enters with its vows, and grows when they are done',
    run: rules => {
      const life = new Life(rules, {
        on: '2027-06-01',
        entry: 'renewed',
        terms: { start: '2025-06-01', end: '2028-05-31', autoRenew: true, noticeDays: 60, termMonths: 12 },
      })
      vow(life, '2027-06-15', 'kick-off', 'qualification', 'plan', 'training')
      return [stages(life), told(life, 'review_planned').at(-1)]
    },
    expected: [['2027-06-01 onboarding', '2027-06-15 growth'], '9: 2027-06-01…2027-08-31, P 2027-09-01, T 2027-09-22'],
  },
]
