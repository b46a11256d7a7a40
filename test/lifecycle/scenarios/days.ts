import type { Calendar } from '../../../lifecycle/calendar.js'
import type { Rules } from '../../../lifecycle/rules/aggregate.js'
import { asAdmin, asLead, asManager, Life, plainCalendar } from '../life.js'
import { accepted, called, daysOf, dues, gone, invited, longTerms, onboarding } from './lives.js'
import type { Scenario } from './scenario.js'

/** Easter 2027: Good Friday is March 26, Easter Monday March 29. */
const withEaster = (rules: Rules, extra: Partial<Calendar> = {}): Rules => ({
  ...rules,
  calendar: { ...plainCalendar, holidays: ['2027-03-26', '2027-03-29', '2027-05-17', '2027-07-01'], ...extra },
})
const missing = (life: Life) =>
  life.events.flatMap(event => (event.type === 'calendar_missing' ? [[event.day, event.needed]] : []))

export const scenarios: Scenario[] = [
  {
    rule: 'C2',
    title: 'holidays of the partner’s calendar are no business days, in due days as in letters',
    run: rules => {
      const life = onboarding(withEaster(rules), '2027-03-19')
      const { 'kick-off': kickOff, access } = dues(life, 'onboard')
      return [kickOff, access, called(life.to('2027-04-20'), 'onboard-1.access').slice(1)]
    },
    // From Friday, March 19: 22, 23, 24, 25, then Tuesday, March 30; 31, April 1, 2, 5, 6. Back from April 6: 5, 2, 1,
    // March 31, 30.
    expected: [
      '2027-03-30',
      '2027-04-06',
      [
        '2027-03-30 due - 5 bd → technical',
        '2027-04-05 due - 1 bd → technical',
        '2027-04-07 due + 1 bd → technical',
        '2027-04-09 due + 3 bd → manager',
        '2027-04-13 due + 5 bd → sponsor',
      ],
    ],
  },
  {
    rule: 'C2',
    title: 'a weekend of Friday and Saturday is one',
    run: rules =>
      dues(onboarding({ ...rules, calendar: { ...plainCalendar, weekend: [5, 6] } }, '2027-03-03'), 'onboard')[
        'kick-off'
      ],
    // Thursday 4, Sunday 7, Monday 8, Tuesday 9, Wednesday 10.
    expected: '2027-03-10',
  },
  {
    rule: 'C2',
    title: 'no data for the country is an event and a letter to the manager, once',
    run: rules => {
      const life = new Life(
        { ...rules, calendar: { ...plainCalendar, missing: true } },
        { on: '2027-01-06', country: 'WS', zone: 'Pacific/Apia' },
      )
      life.to('2027-03-01')
      return [missing(life), life.post('calendar-missing')]
    },
    expected: [[['2027-01-06', undefined]], ['2027-01-06 calendar-missing → manager']],
  },
  {
    rule: 'C2',
    title: 'a due day beyond the calendar’s end is told with the day, once',
    run: rules => {
      const life = onboarding({ ...rules, calendar: { ...plainCalendar, until: '2027-04-16' } }, '2027-03-03')
      life.to('2027-05-01')
      return [missing(life), life.post('calendar-missing')]
    },
    // Process training is due on Monday, April 19.
    expected: [[['2027-03-03', '2027-04-19']], ['2027-03-03 calendar-missing → manager']],
  },
  {
    rule: 'C2',
    title: 'a new calendar version moves no day that a letter has named',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      const before = dues(life, 'onboard')
      life.ask('2027-03-04', asManager, { type: 'change_calendar', calendar: { name: 'plain', version: 2 } })
      return JSON.stringify(dues(life, 'onboard')) === JSON.stringify(before)
    },
    expected: true,
  },
  {
    rule: 'C3',
    title: 'counted forwards a weekend or holiday moves on, counted backwards it moves back',
    run: rules => {
      const life = onboarding(withEaster(rules), '2027-03-02')
      const {
        'product-training': product,
        'process-training': process,
        'first-milestone': milestone,
      } = dues(life, 'onboard')
      const easter = dues(onboarding(withEaster(rules), '2027-02-24'), 'onboard')['product-training']
      return [product, process, daysOf(life, 'onboard-1')?.goal, milestone, easter]
    },
    // + 30 d Thursday; + 45 d Friday, April 16; target Monday, May 31; − 10 d Friday, May 21. From February 24, + 30 d
    // is Good Friday: Tuesday, March 30.
    expected: ['2027-04-01', '2027-04-16', '2027-05-31', '2027-05-21', '2027-03-30'],
  },
  {
    rule: 'C3',
    title: 'an offset is counted from the target as moved, and a holiday there moves back',
    run: rules => {
      const life = onboarding(withEaster(rules), '2027-02-26')
      return [daysOf(life, 'onboard-1')?.goal, dues(life, 'onboard')['first-milestone']]
    },
    // + 90 d is Thursday, May 27; − 10 d is Monday, May 17, a holiday: Friday, May 14.
    expected: ['2027-05-27', '2027-05-14'],
  },
  {
    rule: 'C3',
    title: 'contract days never move: onboarding begins with the agreement on a Sunday',
    run: rules => {
      const life = onboarding(rules, '2027-03-07')
      return [
        life.state.visited.onboarding,
        dues(life, 'onboard')['kick-off'],
        life
          .to('2027-03-08')
          .post('tasks-assigned')
          .filter(letter => letter >= '2027-03')[0],
      ]
    },
    // The 5th business day after Sunday, March 7, is Friday; the letter goes on Monday (C4).
    expected: ['2027-03-07', '2027-03-12', '2027-03-08 tasks-assigned → manager'],
  },
  {
    rule: 'C3',
    title: 'a pause of up to 90 days moves due days by its length, and a contract day not at all',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      const tried = ['2027-03-31', '2027-06-30', '2027-06-29'].map(until =>
        life.refusal('2027-03-31', asManager, { type: 'pause', until }),
      )
      const quiet = life
        .to('2027-06-29')
        .post()
        .filter(letter => letter > '2027-04')
      life.to('2027-06-30')
      return [
        tried,
        quiet,
        life.story('paused', 'resumed'),
        dues(life, 'onboard')['product-training'],
        daysOf(life, 'onboard-1')?.goal,
        life.state.agreement?.end,
      ]
    },
    // From March 31 to June 29 inclusive: 91 days. April 2 → Friday, July 2; June 1 → Tuesday, August 31.
    expected: [
      ['day_in_the_past', 'day_too_late', 'done'],
      [],
      ['2027-03-31 paused', '2027-06-30 resumed'],
      '2027-07-02',
      '2027-08-31',
      '2031-12-31',
    ],
  },
  {
    rule: 'C4',
    title: 'letters go on business days only: counted forwards on the one after, counted backwards on the one before',
    run: rules => called(invited(withEaster(rules), '2027-03-12').to('2027-04-30'), 'invite-1.answer'),
    // + 7 d Friday, March 19; + 14 d Good Friday: Tuesday, March 30; + 21 d Friday, April 2.
    expected: [
      '2027-03-12 asked → main',
      '2027-03-19 opened + 7 d → main',
      '2027-03-30 opened + 14 d → main',
      '2027-04-02 opened + 21 d → manager',
    ],
  },
  {
    rule: 'C4',
    title: 'no reminder of a whole onboarding goes on a weekend or a holiday',
    run: rules => {
      const held = withEaster(rules)
      const life = onboarding(held, '2027-03-07', { partnerType: 'technology' })
      life.ask('2027-03-27', asLead, { type: 'complete_task', task: 'onboard-1.product-training' })
      life.ask('2027-04-10', asManager, { type: 'reject_task', task: 'onboard-1.product-training' })
      life.to('2027-09-01')
      const days = life.events.flatMap(event => (event.type === 'reminded' ? [event.day] : []))
      return [
        days.length > 50,
        days.filter(
          day =>
            ['2027-03-26', '2027-03-29', '2027-05-17', '2027-07-01'].includes(day)
            || [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
        ),
      ]
    },
    expected: [true, []],
  },
  {
    rule: 'C4',
    title: 'what is handed in on a Saturday is announced to who validates it on Monday',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-13', asLead, { type: 'complete_task', task: 'onboard-1.product-training' })
      return life.to('2027-03-16').post('task-to-validate')
    },
    expected: ['2027-01-08 task-to-validate → manager', '2027-03-15 task-to-validate → manager'],
  },
  {
    rule: 'C5',
    title: 'n business days are counted strictly after the day, whether or not it is one itself',
    run: rules =>
      ['2027-01-08', '2027-01-09', '2027-01-10', '2027-01-11'].map(day => dues(accepted(rules, day), 'qualify').fit),
    // 5 bd after Friday: Friday; after Saturday and Sunday: Friday; after Monday: Monday.
    expected: ['2027-01-15', '2027-01-15', '2027-01-15', '2027-01-18'],
  },
  {
    rule: 'C6',
    title: 'by a day includes it to its end; what silence brings about is an event of the day after',
    run: rules => {
      const life = accepted(rules, '2027-01-07')
      life.to('2027-03-06')
      return [
        life.refusal('2027-03-06', asManager, { type: 'record_business_case', revenue: 1, cost: 1 }),
        life.state.closed,
        life.to('2027-03-07').state.closed?.day,
      ]
    },
    // Go is due on February 4 and closes on March 6.
    expected: ['done', undefined, '2027-03-07'],
  },
  {
    rule: 'C7',
    title: 'on one day what elapsed comes before what is asked for',
    run: rules => {
      const life = invited(rules, '2027-01-06')
      const { answer, events } = life.try('2027-01-13', asManager, { type: 'extend_invitation' })
      return ['events' in answer, events.map(event => event.type)]
    },
    // The chase of + 7 d has gone already: to() takes the day's own step first; a step of its own would begin with it.
    expected: [true, ['invitation_extended']],
  },
  {
    rule: 'C7',
    title: 'within a day: silence, stage changes, new plays, then escalations, chases, reminders',
    run: rules => {
      const model = JSON.parse(JSON.stringify(rules.model)) as typeof rules.model
      const play = model.plays.onboard
      const [template] = play?.tasks ?? []
      if (!play || !template) return undefined
      const on = (name: string, changes: object) => ({
        ...template,
        name,
        meeting: false,
        invites: undefined,
        ladder: 'none',
        ...changes,
      })
      model.ladders.now = [{ on: 'opened + 5 bd', to: 'owner', kind: 'due', letter: 'task-reminder' }]
      model.ladders.late = [{ on: 'opened + 5 bd', to: 'owner', kind: 'overdue', letter: 'task-overdue' }]
      model.ladders.worse = [{ on: 'opened + 5 bd', to: 'owner', kind: 'escalated', letter: 'task-escalation' }]
      play.days = { goal: 'opened + 4 bd', hardStop: 'opened + 60 d' }
      play.tasks = [
        on('reminded', { due: 'opened + 5 bd', ladder: 'now' }),
        on('chased', { due: 'opened + 5 bd', ladder: 'late' }),
        on('escalated', { due: 'opened + 5 bd', ladder: 'worse' }),
        on('begun', { opens: 'opened + 5 bd', due: 'opened + 9 bd' }),
        on('asked', { due: 'opened + 4 bd', close: 'opened + 4 bd', silent: ['nothing'] }),
      ]
      const life = onboarding({ ...rules, model }, '2027-03-02')
      const from = life.events.length
      life.to('2027-03-09')
      return life.events
        .slice(from)
        .map(event => `${event.day} ${event.type}${event.type === 'reminded' ? ` ${event.kind}` : ''}`)
    },
    // Tuesday, March 2, + 4 bd = Monday, + 5 bd = Tuesday.
    expected: [
      '2027-03-09 task_lapsed',
      '2027-03-09 at_risk',
      '2027-03-09 task_opened',
      '2027-03-09 reminded escalated',
      '2027-03-09 health_changed',
      '2027-03-09 reminded overdue',
      '2027-03-09 reminded due',
      '2027-03-09 reminded asked',
    ],
  },
  {
    rule: 'C8',
    title: 'the k-th renewed end is the first end and k terms, clamped: February 29 comes back',
    run: rules => {
      const life = new Life(rules, {
        on: '2027-03-01',
        entry: 'existing',
        terms: { ...longTerms, start: '2026-03-01', end: '2028-02-29', noticeDays: 30 },
      })
      life.ask('2027-03-22', asManager, { type: 'answer_task', task: 'audit-1.decide', answer: 'continue' })
      life.to('2032-03-01')
      return life.events.flatMap(event =>
        event.type === 'agreement_renewed' ? [[event.times, event.start, event.end]] : [],
      )
    },
    expected: [
      [1, '2028-03-01', '2029-02-28'],
      [2, '2029-03-01', '2030-02-28'],
      [3, '2030-03-01', '2031-02-28'],
      [4, '2031-03-01', '2032-02-29'],
      [5, '2032-03-01', '2033-02-28'],
    ],
  },
  {
    rule: 'C9',
    title:
      'the letter to the person who acted goes at any hour, a command’s others in office hours, those of days that went by in the morning',
    run: rules => {
      const life = gone(rules, '2027-01-11')
      life.ask('2027-01-12', asLead, { type: 'complete_task', task: 'agree-1.plan' })
      life.ask('2027-01-12', asManager, { type: 'validate_task', task: 'agree-1.plan' })
      life.to('2027-01-31')
      return life.letters
        .filter(letter => ['plan-agreed', 'go'].includes(letter.letter) || letter.day > '2027-01-12')
        .map(letter => `${letter.letter} → ${letter.to.role}: ${letter.window}`)
    },
    expected: [
      'go → main: office',
      'plan-agreed → partner_lead: office',
      'plan-agreed → manager: now',
      'agreement-to-sign → legal: morning',
    ],
  },
  {
    rule: 'C1',
    title: 'a day before the partnership’s own today is taken as today',
    run: rules => {
      const life = invited(rules, '2027-01-06')
      life.to('2027-01-13')
      const { events } = life.try('2027-01-13', asAdmin, { type: 'change_partner_type', to: 'referral' })
      return [events.map(event => event.day), life.state.today]
    },
    expected: [['2027-01-13'], '2027-01-13'],
  },
]
