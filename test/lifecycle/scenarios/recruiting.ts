import { asAdmin, asLead, asManager, Life } from '../life.js'
import { accepted, called, daysOf, dues, goodFit, gone, invited, longTerms, qualify, text } from './lives.js'
import type { Scenario } from './scenario.js'

const chases = (life: Life) =>
  life.post('invitation-chase', 'invitation-decision', 'invitation-closed', 'partnership-closed')

export const scenarios: Scenario[] = [
  {
    rule: 'A0',
    title:
      'an invitation sent on a Wednesday is chased after 7 and 14 days, brought before the manager at 21, and closed after day 30',
    run: rules => chases(invited(rules, '2027-01-06').to('2027-12-31')),
    expected: [
      '2027-01-13 invitation-chase → main',
      '2027-01-20 invitation-chase → main',
      '2027-01-27 invitation-decision → manager',
      '2027-02-06 invitation-closed → main',
      '2027-02-06 invitation-closed → manager',
    ],
  },
  {
    rule: 'A0',
    title:
      'the answer to an invitation of Monday, January 4, is due on Wednesday, February 3, its 30th day, and counts until then',
    run: rules => {
      const life = invited(rules, '2027-01-04')
      const { due, closes } = life.task('invite-1.answer') ?? {}
      return [due, closes, ...life.to('2027-02-10').story('task_lapsed', 'partnership_closed')]
    },
    expected: ['2027-02-03', '2027-02-03', '2027-02-04 task_lapsed', '2027-02-04 partnership_closed'],
  },
  {
    rule: 'A0',
    title: 'where the 30th day is a Saturday the answer is due on Friday but counts on Saturday',
    run: rules => {
      const life = invited(rules, '2027-01-07')
      const { due, closes } = life.task('invite-1.answer') ?? {}
      life.ask('2027-02-06', asLead, { type: 'answer_task', task: 'invite-1.answer', answer: 'accept' })
      return [due, closes, life.state.closed, life.state.tasks.map(task => task.id)]
    },
    expected: [
      '2027-02-05',
      '2027-02-06',
      undefined,
      ['qualify-1.fit', 'qualify-1.qualification', 'qualify-1.business-case', 'qualify-1.go'],
    ],
  },
  {
    rule: 'A0',
    title: 'on the 31st day it is too late to accept, by silence it was declined',
    run: rules => {
      const life = invited(rules, '2027-01-06')
      return [
        life.refusal('2027-02-06', asLead, { type: 'answer_task', task: 'invite-1.answer', answer: 'accept' }),
        life.state.closed,
      ]
    },
    expected: ['closed', { day: '2027-02-06', reason: 'declined_by_silence' }],
  },
  {
    rule: 'A0',
    title: 'extended on the 21st day by 30 it is chased 7 and 14 days into them, and closed after day 60',
    run: rules => {
      const life = invited(rules, '2027-01-06')
      life.ask('2027-01-27', asManager, { type: 'extend_invitation' })
      const again = life.refusal('2027-01-28', asManager, { type: 'extend_invitation' })
      return [again, life.task('invite-1.answer')?.closes, ...chases(life.to('2027-12-31'))]
    },
    // Day 30 is Friday, February 5: + 7 and + 14 are Fridays, + 30 is Sunday, March 7, the last day; so Monday, March
    // 8, is too late.
    expected: [
      'too_often',
      '2027-03-07',
      '2027-01-13 invitation-chase → main',
      '2027-01-20 invitation-chase → main',
      '2027-01-27 invitation-decision → manager',
      '2027-02-12 invitation-chase → main',
      '2027-02-19 invitation-chase → main',
      '2027-03-08 invitation-closed → main',
      '2027-03-08 invitation-closed → manager',
    ],
  },
  {
    rule: 'A0',
    title: 'extended early, the chases of the first 30 days still come',
    run: rules => {
      const life = invited(rules, '2027-01-06')
      life.ask('2027-01-08', asManager, { type: 'extend_invitation' })
      return life.to('2027-12-31').post('invitation-chase', 'invitation-decision')
    },
    expected: [
      '2027-01-13 invitation-chase → main',
      '2027-01-20 invitation-chase → main',
      '2027-02-12 invitation-chase → main',
      '2027-02-19 invitation-chase → main',
    ],
  },
  {
    rule: 'A0',
    title: 'opened and not invited: the manager is reminded, the sponsor told, and it is closed after day 30',
    run: rules => new Life(rules, { on: '2027-01-06' }).to('2027-12-31').post(),
    // Due on Tuesday, January 26 (+ 20 d).
    expected: [
      '2027-01-25 decision-due → manager',
      '2027-01-29 decision-due → manager',
      '2027-02-02 task-escalation → sponsor',
      '2027-02-06 partnership-closed → manager',
    ],
  },
  {
    rule: 'A0',
    title: 'declined or not now, it is closed with the day on which to ask again',
    run: rules => {
      const declined = invited(rules, '2027-01-06')
      declined.ask('2027-01-07', asLead, { type: 'answer_task', task: 'invite-1.answer', answer: 'decline', text })
      const later = invited(rules, '2027-01-06')
      later.ask('2027-01-07', asLead, {
        type: 'answer_task',
        task: 'invite-1.answer',
        answer: 'not_now',
        until: '2027-09-01',
      })
      return [declined, later]
        .map(life => life.events.find(event => event.type === 'partnership_closed'))
        .map(event => event && { ...event, number: 0 })
    },
    expected: [
      { number: 0, day: '2027-01-07', by: asLead, type: 'partnership_closed', reason: 'declined', text },
      { number: 0, day: '2027-01-07', by: asLead, type: 'partnership_closed', reason: 'not_now', until: '2027-09-01' },
    ],
  },
  {
    rule: 'A1',
    title: 'accepted on Thursday, January 7: fit in 5 business days, 4C and business case in 15, go or no-go in 20',
    run: rules => dues(accepted(rules, '2027-01-07'), 'qualify'),
    expected: { fit: '2027-01-14', qualification: '2027-01-28', 'business-case': '2027-01-28', go: '2027-02-04' },
  },
  {
    rule: 'A1',
    title: 'without a decision 30 days after its due day it is closed as not pursued',
    run: rules => {
      const life = accepted(rules, '2027-01-07').to('2027-12-31')
      return [life.state.closed, ...life.post('partnership-closed')]
    },
    // February 4 + 30 d = March 6, its last day.
    expected: [
      { day: '2027-03-07', reason: 'not_pursued' },
      '2027-03-07 partnership-closed → main',
      '2027-03-07 partnership-closed → manager',
    ],
  },
  {
    rule: 'A1',
    title: '4C pass at a mean of 3.5 with each at least 3, and not a hair below',
    run: rules =>
      [
        [3, 3, 4, 4],
        [3, 3, 3, 4.9],
        [5, 5, 5, 2.96],
        [5, 3, 3, 3],
      ].map(([customer, credibility, capability, commitment]) => {
        const life = accepted(rules, '2027-01-07')
        qualify(life, '2027-01-08', { customer, credibility, capability, commitment } as Record<string, number>)
        return life.refusal('2027-01-08', asManager, { type: 'answer_task', task: 'qualify-1.go', answer: 'go' })
      }),
    expected: ['done', 'not_qualified', 'not_qualified', 'done'],
  },
  {
    rule: 'A1',
    title: '4C are values from 1 to 5, fit from 0 to 100',
    run: rules => {
      const life = accepted(rules, '2027-01-07')
      const four = (customer: number) =>
        life.refusal('2027-01-08', asManager, {
          type: 'record_qualification',
          score: 'qualification',
          items: { customer, credibility: 4, capability: 4, commitment: 4 },
        })
      const fit = (industry: number) =>
        life.refusal('2027-01-08', asManager, {
          type: 'record_qualification',
          score: 'fit',
          items: { ...goodFit, industry },
        })
      return [four(0.9), four(5.1), four(1), four(5), fit(-1), fit(101), fit(0), fit(100)]
    },
    expected: ['invalid', 'invalid', 'done', 'done', 'invalid', 'invalid', 'done', 'done'],
  },
  {
    rule: 'A1',
    title: 'an unknown criterion or a missing one is refused',
    run: rules => {
      const life = accepted(rules, '2027-01-07')
      const asked = (items: Record<string, number>) =>
        life.refusal('2027-01-08', asManager, { type: 'record_qualification', score: 'fit', items })
      return [asked({ ...goodFit, charm: 50 }), asked({ industry: 50 })]
    },
    expected: ['unknown_item', 'invalid'],
  },
  {
    rule: 'A1',
    title: 'go waits for fit, 4C and business case; no-go waits for nothing and says so',
    run: rules => {
      const life = accepted(rules, '2027-01-07')
      const go = life.refusal('2027-01-08', asManager, { type: 'answer_task', task: 'qualify-1.go', answer: 'go' })
      const no = life.refusal('2027-01-08', asManager, {
        type: 'answer_task',
        task: 'qualify-1.go',
        answer: 'no-go',
        text,
      })
      return [go, no, life.state.closed, ...life.post('no-go')]
    },
    expected: [
      'task_waits',
      'done',
      { day: '2027-01-08', reason: 'no_go' },
      '2027-01-08 no-go → main',
      '2027-01-08 no-go → manager',
    ],
  },
  {
    rule: 'A1',
    title: 'an admin may override the 4C with a reason, a manager may not',
    run: rules => {
      const life = accepted(rules, '2027-01-07')
      qualify(life, '2027-01-08', { customer: 2, credibility: 2, capability: 2, commitment: 2 })
      const manager = life.refusal('2027-01-11', asManager, { type: 'override_qualification', text })
      const admin = life.refusal('2027-01-11', asAdmin, { type: 'override_qualification', text })
      return [
        manager,
        admin,
        life.refusal('2027-01-11', asManager, { type: 'answer_task', task: 'qualify-1.go', answer: 'go' }),
      ]
    },
    expected: ['needs_admin', 'done', 'done'],
  },
  {
    rule: 'A1',
    title: 'only a qualified partner may sign',
    run: rules => {
      const life = accepted(rules, '2027-01-07')
      qualify(life, '2027-01-08')
      return life.refusal('2027-01-08', asManager, { type: 'record_agreement', terms: longTerms })
    },
    expected: 'not_qualified',
  },
  {
    rule: 'A2',
    title: 'the plan is due on go + 30 days, reminded, chased, escalated, and closes 30 days after its due day',
    run: rules => {
      const life = gone(rules, '2027-01-11')
      const { due, closes } = life.task('agree-1.plan') ?? {}
      life.to('2027-12-31')
      return [due, closes, ...called(life, 'agree-1.plan'), life.state.closed]
    },
    // Monday + 30 d = Wednesday, February 10; + 30 d = Friday, March 12, its last day. On January 11 the lead was asked
    // to come in already (M1).
    expected: [
      '2027-02-10',
      '2027-03-12',
      '2027-01-12 asked → partner_lead',
      '2027-02-03 due - 5 bd → partner_lead',
      '2027-02-09 due - 1 bd → partner_lead',
      '2027-02-11 due + 1 bd → partner_lead',
      '2027-02-15 due + 3 bd → manager',
      '2027-02-17 due + 5 bd → executive_sponsor',
      { day: '2027-03-13', reason: 'plan_not_agreed' },
    ],
  },
  {
    rule: 'A2',
    title: 'the signature is due 30 days after the day on which both agreed the plan, and closes 30 days after that',
    run: rules => {
      const life = gone(rules, '2027-01-11')
      const waiting = life.task('agree-1.signature')?.due
      life.ask('2027-01-29', asLead, { type: 'complete_task', task: 'agree-1.plan' })
      life.ask('2027-02-01', asManager, { type: 'validate_task', task: 'agree-1.plan' })
      const { due, closes } = life.task('agree-1.signature') ?? {}
      return [waiting, due, closes, life.to('2027-12-31').state.closed]
    },
    // Monday, February 1, + 30 d = Wednesday, March 3; + 30 d = Friday, April 2.
    expected: [undefined, '2027-03-03', '2027-04-02', { day: '2027-04-03', reason: 'not_signed' }],
  },
  {
    rule: 'A2',
    title:
      'agreed on Thursday, January 14, the signature would be due on a Saturday: on Monday, and 30 days count from there',
    run: rules => {
      const life = gone(rules, '2027-01-11')
      life.ask('2027-01-14', asLead, { type: 'complete_task', task: 'agree-1.plan' })
      life.ask('2027-01-14', asManager, { type: 'validate_task', task: 'agree-1.plan' })
      const { due, closes } = life.task('agree-1.signature') ?? {}
      return [due, closes]
    },
    expected: ['2027-02-15', '2027-03-17'],
  },
  {
    rule: 'A2',
    title:
      'a plan handed in and never validated does not stay open for ever: 30 days after the day by which to validate it, it closes',
    run: rules => {
      const life = gone(rules, '2027-01-11')
      life.ask('2027-03-12', asLead, { type: 'complete_task', task: 'agree-1.plan' })
      const handedIn = life.task('agree-1.plan')
      return [handedIn?.status, handedIn?.handedIn?.validateBy, handedIn?.closes, life.to('2027-12-31').state.closed]
    },
    // Friday, March 12, + 3 bd = Wednesday, March 17; + 30 d = April 16.
    expected: ['handed_in', '2027-03-17', '2027-04-16', { day: '2027-04-17', reason: 'plan_not_agreed' }],
  },
  {
    rule: 'A2',
    title: 'onboarding begins on the later of the signature and the agreement’s start, a Saturday too',
    run: rules =>
      [
        ['2027-01-20', '2027-01-02'],
        ['2027-01-20', '2027-01-30'],
      ].map(([signed, start]) => {
        const life = gone(rules, '2027-01-11')
        life.ask('2027-01-12', asLead, { type: 'complete_task', task: 'agree-1.plan' })
        life.ask('2027-01-12', asManager, { type: 'validate_task', task: 'agree-1.plan' })
        life.ask(signed as string, asManager, {
          type: 'record_agreement',
          terms: { ...longTerms, start: start as string },
        })
        life.to('2027-02-10')
        return [life.state.stage, life.state.visited.onboarding, daysOf(life, 'onboard-1')?.goal]
      }),
    // + 90 d: April 20 is a Tuesday, April 30 a Friday.
    expected: [
      ['onboarding', '2027-01-20', '2027-04-20'],
      ['onboarding', '2027-01-30', '2027-04-30'],
    ],
  },
  {
    rule: 'A2',
    title:
      'in recruiting there is no exit, the partnership is closed; once there is an agreement it is the other way about',
    run: rules => {
      const life = gone(rules, '2027-01-11')
      const exit = life.refusal('2027-01-12', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      life.ask('2027-01-12', asLead, { type: 'complete_task', task: 'agree-1.plan' })
      life.ask('2027-01-12', asManager, { type: 'validate_task', task: 'agree-1.plan' })
      life.ask('2027-01-13', asManager, { type: 'record_agreement', terms: longTerms })
      const close = life.refusal('2027-01-14', asManager, { type: 'close_partnership', reason: 'cancelled' })
      const cancelled = gone(rules, '2027-01-11')
      cancelled.ask('2027-01-12', asManager, { type: 'close_partnership', reason: 'cancelled' })
      return [exit, close, cancelled.state.closed]
    },
    expected: ['no_agreement', 'not_now_in_life', { day: '2027-01-12', reason: 'cancelled' }],
  },
  {
    rule: 'A2',
    title: 'the signature waits for the plan',
    run: rules =>
      gone(rules, '2027-01-11').refusal('2027-01-12', asManager, { type: 'record_agreement', terms: longTerms }),
    expected: 'task_waits',
  },
  {
    rule: 'A2',
    title: 'a signature cannot be waived: without an agreement nothing would be left to happen',
    run: rules => {
      const life = gone(rules, '2027-01-07')
      life.ask('2027-01-08', asLead, { type: 'complete_task', task: 'agree-1.plan' })
      life.ask('2027-01-08', asManager, { type: 'validate_task', task: 'agree-1.plan' })
      return life.refusal('2027-01-11', asAdmin, { type: 'waive_task', task: 'agree-1.signature', text })
    },
    expected: 'not_now_in_life',
  },
]
