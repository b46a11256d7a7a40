import type { Day } from '../../../lifecycle/day.js'
import type { TermsOfAgreement } from '../../../lifecycle/event.js'
import type { Rules } from '../../../lifecycle/rules/aggregate.js'
import { type Ask, asAdmin, asLead, asManager, type Life } from '../life.js'
import {
  closeExit,
  customer,
  figures,
  grown,
  newInitiative,
  reviewed,
  settled,
  stages,
  targets,
  told,
} from './grown.js'
import { called, daysOf, dues, onboarding, text } from './lives.js'
import type { Scenario } from './scenario.js'

/**
 * The notice is given on Thursday, 2027-07-01, and with 90 days of notice the last day is Wednesday, 2027-09-29, unless
 * said otherwise.
 */
const leaving = (
  rules: Rules,
  exit: Partial<Extract<Ask, { type: 'start_exit' }>> = {},
  { on = '2027-07-01', terms = {} }: { on?: Day; terms?: Partial<TermsOfAgreement> } = {},
): Life => {
  const life = reviewed(settled(grown(rules, { terms })), 100)
  life.ask(on, asManager, { type: 'start_exit', reason: 'strategy_change', clause: 'any_time', ...exit })
  return life
}
const withdraw: Ask = { type: 'withdraw_exit' }
const story = (life: Life) =>
  told(life, 'exit_started', 'last_day_set', 'last_day_reached', 'exit_withdrawn', 'partnership_ended')
const last = (life: Life) => life.state.exit?.last
const planned = (life: Life) => told(life, 'review_planned')
const where = (life: Life) => `${life.state.stage}${life.state.beneath ? ` over ${life.state.beneath}` : ''}`

export const scenarios: Scenario[] = [
  // X1
  {
    rule: 'X1',
    title: 'ninety days of notice: every item on its own day, every joint customer a next home',
    run: rules => {
      const life = leaving(rules)
      life.ask('2027-07-08', asLead, { type: 'list_customers', customers: [customer] })
      return dues(life, 'exit')
    },
    expected: {
      'clause-review': '2027-07-06',
      reasons: '2027-07-08',
      'stakeholder-plan': '2027-07-15',
      [`next-home.${customer}`]: '2027-08-30',
      knowledge: '2027-09-15',
      operations: '2027-09-22',
      assets: '2027-09-29',
      money: '2027-10-29',
      'post-exit-review': '2027-10-29',
      'reversal.portal': '2027-09-29',
      'reversal.discount': '2027-09-29',
      'reversal.brand': '2027-09-29',
    },
  },
  {
    rule: 'X1',
    title: 'the list of joint customers is due with the stakeholder plan, 10 bd after the notice; none is an answer',
    run: rules => {
      const life = leaving(rules)
      const due = dues(life, 'exit').customers
      life.ask('2027-07-08', asLead, { type: 'list_customers', customers: [] })
      return [due, dues(life, 'exit').customers, life.state.tasks.filter(task => task.name === 'next-home').length]
    },
    expected: ['2027-07-15', undefined, 0],
  },
  {
    rule: 'X1',
    title: 'for cause the transition goes on to notice + 10 bd, in the same order; what was granted ends at once',
    run: rules => {
      const life = leaving(rules, { clause: 'for_cause' })
      const transition = life.state.exit?.transition
      life.ask('2027-07-02', asLead, { type: 'list_customers', customers: [customer] })
      return [transition, dues(life, 'exit')]
    },
    expected: [
      '2027-07-15',
      {
        'clause-review': '2027-07-06',
        reasons: '2027-07-08',
        'stakeholder-plan': '2027-07-15',
        [`next-home.${customer}`]: '2027-07-15',
        knowledge: '2027-07-15',
        operations: '2027-07-15',
        assets: '2027-07-15',
        money: '2027-08-02',
        'post-exit-review': '2027-08-02',
        'reversal.portal': '2027-07-01',
        'reversal.discount': '2027-07-01',
        'reversal.brand': '2027-07-01',
      },
    ],
  },
  {
    rule: 'X1',
    title: 'noticed on a Saturday: what was granted ends that day, never before it',
    run: rules => {
      const {
        'clause-review': clause,
        reasons,
        'reversal.portal': portal,
        assets,
        money,
      } = dues(leaving(rules, { clause: 'for_cause' }, { on: '2027-07-03' }), 'exit')
      return { clause, reasons, portal, assets, money }
    },
    expected: {
      clause: '2027-07-07',
      reasons: '2027-07-09',
      portal: '2027-07-03',
      assets: '2027-07-16',
      money: '2027-08-02',
    },
  },
  {
    rule: 'X1',
    title:
      'a last day on a Sunday: what ends with it moves back, what follows it moves on, knowledge waits for its predecessor',
    run: rules => dues(leaving(rules, { last: '2027-07-25' }), 'exit'),
    expected: {
      'clause-review': '2027-07-06',
      reasons: '2027-07-08',
      'stakeholder-plan': '2027-07-15',
      customers: '2027-07-15',
      knowledge: '2027-07-15',
      operations: '2027-07-16',
      assets: '2027-07-23',
      money: '2027-08-24',
      'post-exit-review': '2027-08-24',
      'reversal.portal': '2027-07-23',
      'reversal.discount': '2027-07-23',
      'reversal.brand': '2027-07-23',
    },
  },
  {
    rule: 'X1',
    title: 'eleven days of notice: the order holds, nothing before the last day is later than the transition’s end',
    run: rules => dues(leaving(rules, { last: '2027-07-12' }), 'exit'),
    expected: {
      'clause-review': '2027-07-06',
      reasons: '2027-07-08',
      'stakeholder-plan': '2027-07-15',
      customers: '2027-07-15',
      knowledge: '2027-07-15',
      operations: '2027-07-15',
      assets: '2027-07-15',
      money: '2027-08-11',
      'post-exit-review': '2027-08-11',
      'reversal.portal': '2027-07-12',
      'reversal.discount': '2027-07-12',
      'reversal.brand': '2027-07-12',
    },
  },
  {
    rule: 'X1',
    title: 'each has a day of its own, not only its predecessor’s: without one the other stands',
    run: rules => {
      const { exit } = rules.model.plays
      const fewer = {
        ...rules.model,
        plays: {
          ...rules.model.plays,
          ...(exit && {
            exit: {
              ...exit,
              tasks: exit.tasks.filter(task => task.name !== 'stakeholder-plan' && task.name !== 'money'),
            },
          }),
        },
      }
      const { customers, 'post-exit-review': review } = dues(leaving({ ...rules, model: fewer }), 'exit')
      return [customers, review]
    },
    expected: ['2027-07-15', '2027-10-29'],
  },
  {
    rule: 'X1',
    // who is asked first as legal is the manager (M4), and one person (M1)
    title: 'each item is asked at the notice, reminded and chased on both sides, and escalated',
    run: rules => called(leaving(rules).to('2027-10-01'), 'exit-1.knowledge'),
    expected: [
      '2027-07-01 asked → legal',
      '2027-07-01 asked → partner_lead',
      '2027-09-08 due - 5 bd → partner_lead',
      '2027-09-08 due - 5 bd → manager',
      '2027-09-14 due - 1 bd → partner_lead',
      '2027-09-14 due - 1 bd → manager',
      '2027-09-16 due + 1 bd → partner_lead',
      '2027-09-16 due + 1 bd → manager',
      '2027-09-20 due + 3 bd → manager',
      '2027-09-22 due + 5 bd → executive_sponsor',
      '2027-09-22 due + 5 bd → sponsor',
    ],
  },
  {
    rule: 'X1',
    title: 'the post-exit review is asked for when the last day has come',
    run: rules => called(leaving(rules).to('2027-10-01'), 'exit-1.post-exit-review'),
    expected: ['2027-09-29 asked → manager'],
  },
  {
    rule: 'X1',
    title: 'every grant held has its reversal with its own owner, and doing it revokes the grant',
    run: rules => {
      const life = leaving(rules)
      const owners = Object.fromEntries(
        life.state.tasks.filter(task => task.name === 'reversal').map(task => [task.subject, task.who]),
      )
      life.ask('2027-09-20', asManager, { type: 'complete_task', task: 'exit-1.reversal.portal' })
      return [owners, told(life, 'revoked')]
    },
    expected: [
      { portal: 'vendor.technical', discount: 'vendor.finance', brand: 'partner.marketing' },
      ['2027-09-20 revoked portal'],
    ],
  },

  // X2
  {
    rule: 'X2',
    title: 'an exit stops every other play and cancels the review that was invited',
    run: rules => {
      const life = grown(rules)
      life.ask('2027-03-10', asManager, newInitiative('2027-12-31'))
      life.ask('2027-03-11', asManager, { type: 'open_improvement' })
      life.ask('2027-05-05', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      const cancelled = life.letters.flatMap(letter =>
        letter.letter === 'meeting-cancelled'
          ? [
              `${letter.to.role} ${letter.meeting?.method} `
                + `${letter.meeting?.uid.split('.').slice(0, 2).join('.')} #${letter.meeting?.sequence}`,
            ]
          : [],
      )
      life.to('2027-08-01')
      return [
        [...new Set(life.state.tasks.map(task => task.play))],
        told(life, 'review_cancelled'),
        cancelled,
        [life.state.initiatives.length, life.state.reviews.planned],
        stages(life).slice(-1),
      ]
    },
    expected: [
      ['exit'],
      ['2027-05-05 review_cancelled 1'],
      ['partner_lead CANCEL review-1.date #1'],
      [0, undefined],
      ['2027-05-05 exit'],
    ],
  },
  {
    rule: 'X2',
    title: 'a review whose invitation has not gone is cancelled without a word',
    run: rules => {
      const life = leaving(rules)
      return [told(life, 'review_cancelled'), life.post('meeting-cancelled')]
    },
    expected: [['2027-07-01 review_cancelled 2'], []],
  },
  {
    rule: 'X2',
    title:
      'withdrawn, tasks, plans and initiatives go on, moved by the length of the exit; the grid stands; the stage returns',
    run: rules => {
      const life = reviewed(settled(grown(rules)), 100)
      life.ask('2027-06-01', asManager, newInitiative('2027-09-30'))
      life.ask('2027-06-15', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      life.ask('2027-06-25', asManager, withdraw)
      const initiative = life.state.initiatives.map(open => open.goal)
      return [
        where(life),
        story(life),
        initiative,
        daysOf(life, 'expand-1'),
        life.task('expand-1.check-in.1')?.opens,
        life.task('expand-1.verdict')?.due,
        planned(life),
        life.to('2027-07-30').post('review-invitation'),
      ]
    },
    // Ten days: the goal to Sunday, 10 October, so Monday the 11th; the check-in of 1 July to Sunday the 11th, so
    // Monday the 12th.
    expected: [
      'expansion',
      ['2027-06-15 exit 1: mutual, any_time, last 2027-09-13', '2027-06-25 exit 1 withdrawn after 10 d to expansion'],
      ['2027-10-11'],
      { goal: '2027-10-11' },
      '2027-07-12',
      '2027-10-11',
      [
        '1: 2027-02-01…2027-04-30, P 2027-05-01, T 2027-05-24',
        '2: 2027-05-01…2027-07-31, P 2027-08-01, T 2027-08-23',
        '2: 2027-05-01…2027-07-31, P 2027-08-01, T 2027-08-23',
      ],
      ['2027-04-26 review-invitation → partner_lead', '2027-07-26 review-invitation → partner_lead'],
    ],
  },
  {
    rule: 'X2',
    title: 'a P that passed in the exit is skipped, and its period is a gap (R2)',
    run: rules => {
      const life = leaving(rules, {}, { on: '2027-07-20' })
      life.ask('2027-08-10', asManager, withdraw)
      return [told(life, 'period_skipped'), planned(life).at(-1), where(life)]
    },
    expected: [['2027-08-10 period_skipped 2'], '3: 2027-08-01…2027-10-31, P 2027-11-01, T 2027-11-22', 'growth'],
  },
  {
    rule: 'X2',
    title:
      'a review that had begun is held after all: its meeting moves by the length of the exit, its figures stay, a new entry is sent',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-03', asManager, { type: 'set_targets', review: 1, targets })
      life.ask('2027-05-06', asLead, { type: 'record_figures', review: 1, figures: figures(90, '2027-05-06') })
      life.ask('2027-05-10', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      life.ask('2027-05-17', asManager, withdraw)
      const back = where(life)
      life.ask('2027-05-31', asManager, { type: 'record_outcome', review: 1, decision: 'on_course', actions: [] })
      return [
        back,
        planned(life),
        life.letters.flatMap(letter =>
          letter.meeting?.kind === 'review'
            ? [`${letter.day} ${letter.meeting.method} ${letter.meeting.uid.split('.')[0]} #${letter.meeting.sequence}`]
            : [],
        ),
        told(life, 'review_held'),
        where(life),
      ]
    },
    expected: [
      'evaluation',
      [
        '1: 2027-02-01…2027-04-30, P 2027-05-01, T 2027-05-24',
        '1: 2027-02-01…2027-04-30, P 2027-05-01, T 2027-05-31',
        '2: 2027-05-01…2027-07-31, P 2027-08-01, T 2027-08-23',
      ],
      ['2027-04-26 REQUEST review-1 #0', '2027-05-10 CANCEL review-1 #1', '2027-05-17 REQUEST review-1-2 #0'],
      ['2027-05-31 held 1: meets 90'],
      'growth',
    ],
  },
  {
    rule: 'X2',
    title: 'later than P + 45 d a meeting cannot be: such a review is skipped, and evaluation is over',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-10', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      life.ask('2027-06-10', asManager, withdraw)
      return [told(life, 'period_skipped'), planned(life).at(-1), where(life)]
    },
    expected: [['2027-06-10 period_skipped 1'], '2: 2027-05-01…2027-07-31, P 2027-08-01, T 2027-08-23', 'growth'],
  },
  {
    rule: 'X2',
    title: 'what was revoked comes back as a task, 5 bd later, and doing it restores the access',
    run: rules => {
      const life = leaving(rules)
      life.ask('2027-07-05', asManager, { type: 'complete_task', task: 'exit-1.reversal.portal' })
      life.ask('2027-07-09', asManager, withdraw)
      const asked = dues(life, 'restore')
      life.ask('2027-07-14', asManager, { type: 'complete_task', task: 'restore-1.regrant.portal' })
      return [
        asked,
        told(life, 'revoked', 'granted').slice(3),
        life.post('access-restored'),
        life.state.tasks.filter(task => task.play === 'exit').length,
      ]
    },
    expected: [
      { 'regrant.portal': '2027-07-16' },
      ['2027-07-05 revoked portal', '2027-07-14 granted portal'],
      ['2027-07-14 access-restored → partner_lead'],
      0,
    ],
  },
  {
    rule: 'X2',
    title: 'a grace stands still in an exit and goes on after it',
    run: rules => {
      const life = reviewed(settled(grown(rules)), 50, 50)
      const before = life.state.grace?.decideBy
      life.ask('2027-09-01', asManager, {
        type: 'start_exit',
        reason: 'performance',
        clause: 'any_time',
        last: '2028-12-31',
      })
      life.ask('2028-03-01', asManager, withdraw)
      return [before, told(life, 'grace_ended'), life.state.grace?.decideBy]
    },
    // 182 days from 2027-09-01 to 2028-03-01, a leap year: 2028-02-19 + 182 d.
    expected: ['2028-02-19', [], '2028-08-19'],
  },
  {
    rule: 'X2',
    title: 'until the last day, that day included',
    run: rules => [
      leaving(rules).refusal('2027-09-29', asManager, withdraw),
      leaving(rules).refusal('2027-09-30', asManager, withdraw),
      settled(grown(rules)).refusal('2027-07-01', asManager, withdraw),
    ],
    expected: ['done', 'day_too_late', 'exit_not_open'],
  },
  {
    rule: 'X2',
    title: 'out of vows and back into them',
    run: rules => {
      const life = reviewed(settled(grown(rules, { terms: { end: '2028-01-31', noticeDays: 60 } })), 100, 100)
      life.ask('2027-10-15', asManager, { type: 'answer_task', task: 'renewal-1.choose', answer: 'renew' })
      reviewed(life, 100)
      const kickOff = life.to('2028-02-01').task('vows-1.kick-off')?.due
      life.ask('2028-02-02', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      const gone = where(life)
      life.ask('2028-02-09', asManager, withdraw)
      return [kickOff, gone, where(life), life.task('vows-1.kick-off')?.due, life.task('vows-1.qualification')?.due]
    },
    expected: ['2028-02-08', 'exit', 'onboarding over evaluation', '2028-02-15', '2028-02-22'],
  },
  {
    rule: 'X2',
    title: 'a renewal is asked anew, for the same D; D passed meanwhile renews the term',
    run: rules =>
      [
        ['2027-09-10', '2027-09-20'],
        ['2027-11-20', '2027-12-10'],
      ].map(([noticed, withdrawn]) => {
        const life = settled(grown(rules, { terms: { end: '2028-01-31', noticeDays: 60 } }))
        life.ask(noticed as Day, asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
        life.ask(withdrawn as Day, asManager, withdraw)
        return [dues(life, 'renewal'), told(life.to('2027-12-15'), 'agreement_renewed')]
      }),
    expected: [
      [{ choose: '2027-12-02' }, ['2027-12-03 renewed 2028-02-01…2029-01-31, D 2028-12-02: silence']],
      [{}, ['2027-12-10 renewed 2028-02-01…2029-01-31, D 2028-12-02: decided']],
    ],
  },

  {
    rule: 'X2',
    title: 'out of an onboarding that was left at its hard stop the question stands again, and its silence too',
    run: rules => {
      const life = onboarding(rules, '2027-02-01').to('2027-07-02')
      life.ask('2027-07-12', asManager, withdraw)
      const again = life.state.tasks.find(task => task.name === 'hard-stop')
      return [where(life), again?.due, again?.closes, story(life.to('2027-08-12'))]
    },
    // The hard stop was Tuesday, 1 June; undecided for 30 days the exit came on 2 July.
    expected: [
      'onboarding',
      '2027-07-12',
      '2027-08-11',
      [
        '2027-07-02 exit 1: performance, any_time, last 2027-09-30',
        '2027-07-12 exit 1 withdrawn after 10 d to onboarding',
        '2027-08-12 exit 2: performance, any_time, last 2027-11-10',
      ],
    ],
  },

  // X3
  {
    rule: 'X3',
    title: 'a second exit has its own number, tasks and letters',
    run: rules => {
      const life = leaving(rules)
      life.ask('2027-07-05', asManager, withdraw)
      life.ask('2027-08-02', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      return [
        story(life),
        dues(life, 'exit')['clause-review'],
        life.task('exit-1.reasons'),
        life.task('exit-2.reasons')?.due,
        life.letters.flatMap(letter =>
          letter.letter === 'exit-notice' && letter.to.role === 'main'
            ? [`${letter.day} ${String(letter.facts.exit)} ${String(letter.facts.reason)}`]
            : [],
        ),
      ]
    },
    expected: [
      [
        '2027-07-01 exit 1: strategy_change, any_time, last 2027-09-29',
        '2027-07-05 exit 1 withdrawn after 4 d to growth',
        '2027-08-02 exit 2: mutual, any_time, last 2027-10-31',
      ],
      '2027-08-05',
      undefined,
      '2027-08-09',
      ['2027-07-01 1 strategy_change', '2027-08-02 2 mutual'],
    ],
  },
  {
    rule: 'X3',
    title: 'one exit at a time, and none where nothing was signed',
    run: rules => [
      leaving(rules).refusal('2027-07-02', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' }),
    ],
    expected: ['exit_open'],
  },

  // X4
  {
    rule: 'X4',
    title:
      'any time: the notice day and the notice period, 60 days where the agreement names none; never moved to a business day',
    run: rules => [
      last(leaving(rules)),
      last(leaving(rules, {}, { terms: { noticeDays: 0 } })),
      last(leaving(rules, {}, { on: '2027-07-05' })),
    ],
    expected: ['2027-09-29', '2027-08-30', '2027-10-03'],
  },
  {
    rule: 'X4',
    title: 'end of term: the first end whose D is on or after the notice day',
    run: rules =>
      ['2027-10-02', '2027-10-03'].map(on =>
        last(leaving(rules, { clause: 'end_of_term' }, { on, terms: { end: '2027-12-31' } })),
      ),
    expected: ['2027-12-31', '2028-12-31'],
  },
  {
    rule: 'X4',
    title: 'end of term with a notice of a day less than the term: until its D it is that term’s end',
    run: rules => last(leaving(rules, { clause: 'end_of_term' }, { terms: { end: '2028-06-30', noticeDays: 364 } })),
    // D is 2027-07-02, the day after the notice.
    expected: '2028-06-30',
  },
  {
    rule: 'X4',
    title: 'a fixed term is never left later than its end, by no clause and nobody’s wish',
    run: rules => {
      const fixed = { terms: { end: '2027-08-15', autoRenew: false, noticeDays: 20 } }
      const life = leaving(rules, {}, { ...fixed, terms: { ...fixed.terms, noticeDays: 46 }, on: '2027-06-29' })
      const wished = reviewed(settled(grown(rules, fixed)), 100)
      const tooLate = wished.refusal('2027-07-01', asManager, {
        type: 'start_exit',
        reason: 'mutual',
        clause: 'any_time',
        last: '2027-08-16',
      })
      return [
        last(leaving(rules, {}, fixed)),
        last(leaving(rules, { clause: 'end_of_term' }, fixed)),
        last(life),
        life.refusal('2027-07-02', asManager, { type: 'set_last_day', last: '2027-08-16' }),
        tooLate,
      ]
    },
    expected: ['2027-07-21', '2027-08-15', '2027-08-14', 'day_too_late', 'day_too_late'],
  },
  {
    rule: 'X4',
    title: 'a fixed term cuts a notice period short',
    run: rules =>
      last(leaving(rules, {}, { on: '2027-06-20', terms: { end: '2027-08-15', autoRenew: false, noticeDays: 56 } })),
    expected: '2027-08-15',
  },
  {
    rule: 'X4',
    title: 'another last day lays again only what has not been reached',
    run: rules => {
      const life = leaving(rules)
      closeExit(life, '2027-07-08', [
        'knowledge',
        'operations',
        'assets',
        'money',
        'post-exit-review',
        'portal',
        'brand',
      ])
      life.ask('2027-09-16', asManager, { type: 'set_last_day', last: '2027-10-29' })
      return [
        dues(life, 'exit'),
        called(life.to('2027-11-01'), 'exit-1.operations').filter(line => line > '2027-09'),
        called(life, 'exit-1.post-exit-review'),
        life.post('exit-last-day-set'),
        story(life),
      ]
    },
    expected: [
      {
        knowledge: '2027-09-15',
        operations: '2027-10-22',
        assets: '2027-10-29',
        money: '2027-11-29',
        'post-exit-review': '2027-11-29',
        'reversal.portal': '2027-10-29',
        'reversal.brand': '2027-10-29',
      },
      [
        '2027-09-15 due - 5 bd → partner_lead',
        '2027-09-15 due - 5 bd → manager',
        '2027-10-15 due - 5 bd → partner_lead',
        '2027-10-15 due - 5 bd → manager',
        '2027-10-21 due - 1 bd → partner_lead',
        '2027-10-21 due - 1 bd → manager',
        '2027-10-25 due + 1 bd → partner_lead',
        '2027-10-25 due + 1 bd → manager',
        '2027-10-27 due + 3 bd → manager',
        '2027-10-29 due + 5 bd → executive_sponsor',
        '2027-10-29 due + 5 bd → sponsor',
      ],
      ['2027-10-29 asked → manager'],
      ['2027-09-16 exit-last-day-set → main', '2027-09-16 exit-last-day-set → manager'],
      [
        '2027-07-01 exit 1: strategy_change, any_time, last 2027-09-29',
        '2027-09-16 last 2027-10-29',
        '2027-10-30 last_day_reached',
      ],
    ],
  },
  {
    rule: 'X4',
    title: 'the clause review may find another clause, even when the last day is over',
    run: rules => {
      const life = leaving(rules, { clause: 'for_cause' })
      life.ask('2027-07-06', asManager, { type: 'complete_task', task: 'exit-1.clause-review' })
      life.ask('2027-07-06', asManager, { type: 'set_last_day', clause: 'any_time' })
      return [
        story(life.to('2027-10-05')),
        leaving(rules).refusal('2027-07-05', asManager, { type: 'set_last_day', clause: 'for_cause' }),
        leaving(rules).refusal('2027-07-05', asManager, { type: 'set_last_day' }),
      ]
    },
    expected: [
      [
        '2027-07-01 exit 1: strategy_change, for_cause, last 2027-07-01',
        '2027-07-02 last_day_reached',
        '2027-07-06 last 2027-09-29',
        '2027-09-30 last_day_reached',
      ],
      'day_in_the_past',
      'invalid',
    ],
  },

  // X5
  {
    rule: 'X5',
    title: 'the reason goes out with the notice, in the same step',
    run: rules =>
      leaving(rules, { text })
        .letters.filter(letter => letter.letter === 'exit-notice')
        .map(({ day, to, facts }) => [day, to.role, facts.reason, facts.text, facts.day]),
    expected: [
      ['2027-07-01', 'main', 'strategy_change', text, '2027-09-29'],
      ['2027-07-01', 'executive_sponsor', 'strategy_change', text, '2027-09-29'],
      ['2027-07-01', 'manager', 'strategy_change', text, '2027-09-29'],
    ],
  },

  // X6
  {
    rule: 'X6',
    title: 'what stays open is chased as a task, then monthly from its day',
    run: rules => {
      const life = leaving(rules)
      closeExit(life, '2027-07-02', ['knowledge', 'post-exit-review'])
      life.ask('2027-09-29', asManager, { type: 'complete_task', task: 'exit-1.post-exit-review' })
      return life.to('2028-02-01').post('exit-chase')
    },
    expected: [
      '2027-09-16 exit-chase → partner_lead',
      '2027-09-16 exit-chase → manager',
      '2027-10-15 exit-chase → partner_lead',
      '2027-10-15 exit-chase → manager',
      '2027-11-15 exit-chase → partner_lead',
      '2027-11-15 exit-chase → manager',
      '2027-12-15 exit-chase → partner_lead',
      '2027-12-15 exit-chase → manager',
      '2028-01-17 exit-chase → partner_lead',
      '2028-01-17 exit-chase → manager',
    ],
  },
  {
    rule: 'X6',
    title: 'the exit does not close while a reversal is left, and closes on the day it is done',
    run: rules => {
      const life = leaving(rules)
      closeExit(life, '2027-11-01', ['portal'])
      const open = [where(life.to('2028-02-29')), story(life).at(-1)]
      life.ask('2028-03-01', asManager, { type: 'complete_task', task: 'exit-1.reversal.portal' })
      return [
        ...open,
        where(life),
        story(life).at(-1),
        life.post('farewell'),
        life.refusal('2028-03-02', asManager, { type: 'pause', until: '2028-03-10' }),
      ]
    },
    expected: [
      'exit',
      '2027-09-30 last_day_reached',
      'ended',
      '2028-03-01 ended: strategy_change',
      ['2028-03-01 farewell → main', '2028-03-01 farewell → manager'],
      'closed',
    ],
  },
  {
    rule: 'X6',
    title: 'an admin may waive an item, with a reason; nobody else may',
    run: rules => {
      const life = leaving(rules)
      closeExit(life, '2027-11-01', ['brand'])
      const waive: Ask = { type: 'waive_task', task: 'exit-1.reversal.brand', text }
      return [
        life.refusal('2027-11-02', asManager, waive),
        life.refusal('2027-11-02', asLead, waive),
        life.refusal('2027-11-02', asAdmin, waive),
        story(life).at(-1),
      ]
    },
    expected: ['needs_admin', 'not_the_one_who_answers', 'done', '2027-11-02 ended: strategy_change'],
  },
  {
    rule: 'X6',
    title:
      'a post-exit review not held 90 d after its day is on record as not held, and ends it when nothing else is left',
    run: rules => {
      const alone = leaving(rules)
      closeExit(alone, '2027-11-01', ['post-exit-review'])
      const other = leaving(rules)
      closeExit(other, '2027-11-01', ['post-exit-review', 'money'])
      other.to('2028-02-28')
      const stillOpen = where(other)
      other.ask('2028-02-29', asManager, { type: 'complete_task', task: 'exit-1.money' })
      return [
        [alone.to('2028-02-28'), other].map(life => [
          told(life, 'task_lapsed').filter(line => line.includes('exit')),
          story(life).at(-1),
        ]),
        stillOpen,
      ]
    },
    expected: [
      [
        [['2028-01-28 lapsed exit-1.post-exit-review'], '2028-01-28 ended: strategy_change'],
        [['2028-01-28 lapsed exit-1.post-exit-review'], '2028-02-29 ended: strategy_change'],
      ],
      'exit',
    ],
  },
]
