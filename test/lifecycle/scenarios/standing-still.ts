import type { Day } from '../../../lifecycle/day.js'
import type { Rules } from '../../../lifecycle/rules/aggregate.js'
import { type Ask, asAdmin, asLead, asManager, Life, people } from '../life.js'
import { figures, grown, newInitiative, reviewed, settled, targets, told } from './grown.js'
import { accepted, called, daysOf, dues, gone, longTerms, onboarding, qualify, text } from './lives.js'
import type { Scenario } from './scenario.js'

/** What stands still (a pause, an exit that is withdrawn) or waits for the vendor, and what its days do then. */
const sales = { side: 'partner' as const, id: people.sales }
const training = 'onboard-1.product-training'
const complete = (task: string): Ask => ({ type: 'complete_task', task })
const pause = (until: Day): Ask => ({ type: 'pause', until })
const done = (life: Life, on: Day, ...names: string[]) => {
  for (const name of names) life.ask(on, asManager, complete(`onboard-1.${name}`))
}
/** In onboarding since Wednesday, 2027-03-03: target 1 June, hard stop 1 July; what the vendor owes done in time. */
const trained = (rules: Rules): Life => {
  const life = onboarding(rules, '2027-03-03')
  done(life, '2027-03-10', 'kick-off', 'access', 'channels')
  return life
}
const entries = (life: Life) =>
  life.letters.flatMap(({ day, letter, meeting }) =>
    meeting ? [`${day} ${letter} ${meeting.uid.split('.')[0]} #${meeting.sequence} for ${meeting.day}`] : [],
  )
const audit = (rules: Rules, end: Day) =>
  new Life(rules, {
    on: '2027-06-01',
    entry: 'existing',
    terms: { start: '2025-06-01', end, autoRenew: false, noticeDays: 60, termMonths: 12 },
  })

export const scenarios: Scenario[] = [
  {
    rule: 'A6',
    title: 'handed in, paused for 60 days, validated on the day after: the target moves by the pause and one day held',
    run: rules => {
      const life = trained(rules)
      life.ask('2027-03-31', sales, complete(training))
      life.ask('2027-03-31', asManager, pause('2027-05-29'))
      life.ask('2027-05-31', asManager, { type: 'validate_task', task: training })
      return [told(life, 'clock_stopped'), daysOf(life, 'onboard-1')?.goal, life.post('vendor-delay-apology')]
    },
    // Paused from 31 March to 29 May inclusive, 60 days; resumed on Sunday, 30 May, held until the 31st: one day.
    // 1 June + 60 d is Saturday, 31 July, so Monday, 2 August; one day more is the 3rd.
    expected: [['2027-05-31 clock_stopped'], '2027-08-03', []],
  },
  {
    rule: 'A6',
    title: 'validated in the pause, the days of the pause are no days held',
    run: rules => {
      const life = trained(rules)
      life.ask('2027-03-29', sales, complete(training))
      life.ask('2027-03-31', asManager, pause('2027-05-29'))
      life.ask('2027-05-20', asManager, { type: 'validate_task', task: training })
      const held = life.events.flatMap(event => (event.type === 'clock_stopped' ? [[event.days, event.late]] : []))
      return [held, daysOf(life.to('2027-05-30'), 'onboard-1')?.goal, life.post('vendor-delay-apology')]
    },
    // Held from 29 to 31 March: 1 June + 2 d = 3 June, + 60 d = 2 August.
    expected: [[[2, 0]], '2027-08-02', []],
  },
  {
    rule: 'A6',
    title: 'handed in during the pause, the vendor’s three days begin with its end',
    run: rules => {
      const life = trained(rules)
      life.ask('2027-03-31', asManager, pause('2027-04-29'))
      life.ask('2027-04-20', sales, complete(training))
      life.to('2027-04-30')
      return [life.task(training)?.handedIn, called(life.to('2027-05-05'), training).at(-1)]
    },
    // 20 April + 3 bd = Friday the 23rd; ten days of the pause were left.
    expected: [{ day: '2027-04-30', validateBy: '2027-05-03' }, '2027-05-04 due + 1 bd → manager'],
  },
  {
    rule: 'A6',
    title: 'late for two things at once, the partner has waited once: each day moves the target once',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      done(life, '2027-03-10', 'kick-off')
      // Both due on Wednesday, 17 March.
      done(life, '2027-03-22', 'access')
      done(life, '2027-03-24', 'channels')
      return [
        life.events.flatMap(event => (event.type === 'clock_stopped' ? [[event.task, event.days, event.late]] : [])),
        daysOf(life, 'onboard-1')?.goal,
      ]
    },
    // 5 days, and 2 more: 1 June + 5 d = Sunday, 6 June, so Monday, 7 June; + 2 d = 9 June.
    expected: [
      [
        ['onboard-1.access', 5, 5],
        ['onboard-1.channels', 2, 7],
      ],
      '2027-06-09',
    ],
  },
  {
    rule: 'A6',
    title: 'a manager who completes what was handed in validates it: the clock stops as ever',
    run: rules =>
      (['validate_task', 'complete_task'] as const).map(type => {
        const life = trained(rules)
        life.ask('2027-03-29', sales, complete(training))
        life.ask('2027-04-02', asManager, { type, task: training })
        return [daysOf(life, 'onboard-1')?.goal, life.post('vendor-delay-apology')]
      }),
    // Held for 4 days, a day late: 1 June + 4 d = Saturday, so Monday, 7 June.
    expected: [
      ['2027-06-07', ['2027-04-02 vendor-delay-apology → partner_lead']],
      ['2027-06-07', ['2027-04-02 vendor-delay-apology → partner_lead']],
    ],
  },
  {
    rule: 'A7',
    title: 'more time is never granted back to an earlier day: where the due day has moved past it, the later holds',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      done(life, '2027-03-10', 'kick-off', 'channels')
      const milestone = 'onboard-1.first-milestone'
      life.ask('2027-05-19', asLead, { type: 'ask_extension', task: milestone, until: '2027-05-28' })
      done(life, '2027-05-20', 'access')
      const moved = life.task(milestone)?.due
      life.ask('2027-05-21', asManager, { type: 'answer_extension', task: milestone, grant: true })
      return [moved, life.task(milestone)?.due]
    },
    // Access was due on 17 March: 64 days. 1 June + 64 d = 4 August, − 10 d = 25 July, a Sunday, so Friday the 23rd.
    expected: ['2027-07-23', '2027-07-23'],
  },
  {
    rule: 'A7',
    title: 'a pause moves a pending extension, the day asked for and the day to answer by',
    run: rules => {
      const life = trained(rules)
      life.ask('2027-03-31', sales, { type: 'ask_extension', task: training, until: '2027-04-14' })
      life.ask('2027-03-31', asManager, pause('2027-04-29'))
      return [life.to('2027-04-30').task(training)?.extension, life.to('2027-05-31').story('extension_granted')]
    },
    // Thirty days: 14 April → 14 May; 5 April → Wednesday, 5 May.
    expected: [{ asked: '2027-04-30', until: '2027-05-14', answerBy: '2027-05-05' }, ['2027-05-06 extension_granted']],
  },
  {
    rule: 'M7',
    title: 'what opens after its due day is due on that day, and chased from there',
    run: rules => {
      const life = accepted(rules, '2027-01-07')
      qualify(life, '2027-02-10')
      return [life.task('qualify-1.go')?.due, called(life.to('2027-02-26'), 'qualify-1.go').slice(1)]
    },
    // Due on 4 February, 20 bd after the acceptance, it waited for the rest until Wednesday, 10 February.
    expected: ['2027-02-10', ['2027-02-15 due + 3 bd → manager', '2027-02-17 due + 5 bd → sponsor']],
  },
  {
    rule: 'R3',
    title:
      'a pause moves a review’s meeting with its tasks, its last day and its entry; the pre-read names the new day',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-03', asManager, { type: 'set_targets', review: 1, targets })
      life.ask('2027-05-06', asManager, pause('2027-05-19'))
      life.to('2027-05-20')
      const { meeting, latest } = life.state.reviews.planned ?? {}
      const days = daysOf(life, 'review-1')
      life.ask('2027-05-27', asLead, { type: 'record_figures', review: 1, figures: figures(100, '2027-05-27') })
      life.to('2027-06-30')
      const read = life.letters.filter(({ letter }) => letter === 'pre-read').map(({ day, facts }) => [day, facts.day])
      return [
        meeting,
        latest,
        days,
        life.events.find(({ type }) => type === 'meeting_moved')?.day,
        entries(life).slice(1),
        read,
      ]
    },
    // Fourteen days: T 24 May → 7 June, latest 15 June → 29 June, card 17 May → 31 May.
    expected: [
      '2027-06-07',
      '2027-06-29',
      { periodEnd: '2027-05-01', meeting: '2027-06-07', latest: '2027-06-29', card: '2027-05-31' },
      '2027-05-20',
      [
        '2027-04-26 review-invitation review-1 #0 for 2027-05-24',
        '2027-05-20 meeting-moved review-1 #1 for 2027-06-07',
        '2027-05-20 meeting-moved review-1 #1 for 2027-06-07',
      ],
      [
        ['2027-05-31', '2027-06-07'],
        ['2027-05-31', '2027-06-07'],
      ],
    ],
  },
  {
    rule: 'R3',
    title: 'a meeting whose day was accepted still moves, with a pause and by a person, and counts on',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-05', asLead, complete('review-1.date'))
      life.ask('2027-05-06', asManager, pause('2027-05-19'))
      life.ask('2027-05-20', asLead, { type: 'move_meeting', task: 'review-1.date', to: '2027-06-09' })
      return [entries(life).filter(line => line > '2027-05'), life.task('review-1.outcome')?.due]
    },
    expected: [
      [
        '2027-05-20 meeting-moved review-1 #1 for 2027-06-07',
        '2027-05-20 meeting-moved review-1 #1 for 2027-06-07',
        '2027-05-20 meeting-moved review-1 #2 for 2027-06-09',
        '2027-05-20 meeting-moved review-1 #2 for 2027-06-09',
      ],
      '2027-06-11',
    ],
  },
  {
    rule: 'R3',
    title: 'a kick-off that is moved is reminded of and chased for its new day only',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-08', asLead, { type: 'move_meeting', task: 'onboard-1.kick-off', to: '2027-03-24' })
      const state = life.to('2027-03-24').task('onboard-1.kick-off')
      return [state?.due, state?.escalated, called(life.to('2027-03-31'), 'onboard-1.kick-off'), entries(life)]
    },
    // It was Wednesday, 10 March.
    expected: [
      '2027-03-24',
      undefined,
      [
        '2027-03-03 asked → manager',
        '2027-03-03 invited → partner_lead',
        '2027-03-17 due - 5 bd → manager',
        '2027-03-23 due - 1 bd → manager',
        '2027-03-25 due + 1 bd → manager',
        '2027-03-29 due + 3 bd → manager',
        '2027-03-31 due + 5 bd → sponsor',
      ],
      [
        '2027-03-03 kick-off-invitation onboard-1 #0 for 2027-03-10',
        '2027-03-08 meeting-moved onboard-1 #1 for 2027-03-24',
        '2027-03-08 meeting-moved onboard-1 #1 for 2027-03-24',
      ],
    ],
  },
  {
    rule: 'U1',
    title: 'moved on its own day, the audit’s decision is asked for on the new day, and chased for that one',
    run: rules => {
      const life = audit(rules, '2028-05-31')
      life.ask('2027-06-22', asManager, { type: 'move_meeting', task: 'audit-1.date', to: '2027-07-06' })
      const early = life.refusal('2027-06-23', asManager, {
        type: 'answer_task',
        task: 'audit-1.decide',
        answer: 'continue',
      })
      return [early, called(life.to('2027-07-16'), 'audit-1.decide')]
    },
    expected: [
      'task_waits',
      [
        '2027-06-22 asked → manager',
        '2027-07-06 asked → manager',
        '2027-07-07 due - 1 bd → manager (just assigned)',
        '2027-07-13 due + 3 bd → manager',
        '2027-07-15 due + 5 bd → sponsor',
      ],
    ],
  },
  {
    rule: 'R3',
    title: 'a meeting that an exit cancelled is neither moved nor accepted',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-03', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      const { answer } = life.try('2027-05-04', asLead, {
        type: 'move_meeting',
        task: 'review-1.date',
        to: '2027-05-26',
      })
      return [answer, life.refusal('2027-05-04', asLead, complete('review-1.date'))]
    },
    expected: [
      {
        refusal: {
          code: 'unknown_task',
          message: 'review-1.date is no meeting that is still to come; it was held, cancelled or never laid.',
        },
      },
      'unknown_task',
    ],
  },
  {
    rule: 'S5',
    title: 'a pause is no silence: no watch, no wayward and no improvement plan comes of it',
    run: rules => {
      const life = grown(rules)
      life.ask('2027-02-10', asManager, pause('2027-04-30'))
      const paused = life.to('2027-04-30').story('health_changed', 'improvement_opened')
      return [paused, life.to('2027-07-31').story('health_changed', 'improvement_opened')]
    },
    // Growth from 1 February, 80 days of pause: silence counts from 22 April; watch 30 days later, wayward 60.
    expected: [[], ['2027-05-22 health_changed', '2027-06-21 health_changed', '2027-06-21 improvement_opened']],
  },
  {
    rule: 'S3',
    title: 'a grace stands still in a pause and goes on after it',
    run: rules => {
      const life = reviewed(settled(grown(rules)), 50, 50)
      const before = life.state.grace?.decideBy
      life.ask('2027-12-01', asManager, pause('2028-02-28'))
      return [before, told(life.to('2028-02-29'), 'grace_ended'), life.state.grace?.decideBy]
    },
    // 90 days: 2028-02-19 + 90 d.
    expected: ['2028-02-19', [], '2028-05-19'],
  },
  {
    rule: 'E1',
    title: 'a pause moves an initiative’s goal, its verdict and its next check-in, and the check-ins after it',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-03-01', asManager, newInitiative('2027-06-30'))
      life.ask('2027-03-03', asManager, pause('2027-03-16'))
      life.to('2027-03-17')
      const goal = life.state.initiatives[0]?.goal
      return [
        goal,
        life.task('expand-1.verdict')?.due,
        [1, 2, 3].flatMap(turn => called(life.to('2027-06-30'), `expand-1.check-in.${turn}`)),
      ]
    },
    // Fourteen days: 31 March → 14 April; 15 March + 60 d = 14 May, + 90 d = Sunday, 13 June.
    expected: [
      '2027-07-14',
      '2027-07-14',
      ['2027-04-14 asked → partner_lead', '2027-05-14 asked → partner_lead', '2027-06-14 asked → partner_lead'],
    ],
  },
  {
    rule: 'U1',
    title: 'a pause does not carry an audit’s question beyond the agreement’s end: undecided then, the exit begins',
    run: rules => {
      const life = audit(rules, '2027-07-20')
      life.ask('2027-06-23', asManager, pause('2027-09-10'))
      const other = audit(rules, '2027-07-20')
      other.ask('2027-06-10', asManager, pause('2027-07-08'))
      const moved = [dues(other.to('2027-07-09'), 'audit'), other.task('audit-1.decide')?.closes]
      return [told(life.to('2027-09-30'), 'exit_started'), moved, told(other.to('2027-09-30'), 'exit_started')]
    },
    // 29 days: the meeting of 22 June would be on 21 July, the decision of the 24th on 23 July.
    expected: [
      ['2027-07-21 exit 1: renewal_not_taken, any_time, last 2027-07-21'],
      [{ date: '2027-07-20', data: '2027-07-12', decide: '2027-07-20' }, '2027-07-20'],
      ['2027-07-21 exit 1: renewal_not_taken, any_time, last 2027-07-21'],
    ],
  },
  {
    rule: 'X2',
    title: 'an exit that ends a pause: withdrawn, days move by both',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-08', asManager, pause('2027-04-30'))
      life.ask('2027-03-15', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      life.ask('2027-03-22', asManager, { type: 'withdraw_exit' })
      return [dues(life, 'onboard')['product-training'], entries(life)]
    },
    // Fourteen days: 2 April → 16 April; the kick-off of 10 March → 24 March, and its entry with it.
    expected: [
      '2027-04-16',
      [
        '2027-03-03 kick-off-invitation onboard-1 #0 for 2027-03-10',
        '2027-03-22 meeting-moved onboard-1 #1 for 2027-03-24',
        '2027-03-22 meeting-moved onboard-1 #1 for 2027-03-24',
      ],
    ],
  },
  {
    rule: 'X4',
    title: 'ticked off early an exit waits for its last day, can be withdrawn until then, and ends after it',
    run: rules => {
      const leave = () => {
        const life = reviewed(settled(grown(rules)), 100)
        life.ask('2027-07-01', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
        for (const { id, name } of life.state.tasks.filter(task => task.play === 'exit')) {
          if (name === 'customers') life.ask('2027-07-02', asLead, { type: 'list_customers', customers: [] })
          else life.ask('2027-07-02', asAdmin, { type: 'waive_task', task: id, text })
        }
        return life
      }
      const withdrawn = leave()
      return [
        leave().to('2027-09-29').state.closed,
        withdrawn.refusal('2027-09-29', asManager, { type: 'withdraw_exit' }),
        leave().to('2028-01-01').story('last_day_reached', 'partnership_ended'),
      ]
    },
    // Ninety days' notice: the last day is 29 September.
    expected: [undefined, 'done', ['2027-09-30 last_day_reached', '2027-09-30 partnership_ended']],
  },
  {
    rule: 'X6',
    title: 'what opens later is not done before: the post-exit review waits for the last day; a verdict need not wait',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-03-01', asManager, newInitiative('2027-06-30'))
      const tried = [
        life.refusal('2027-03-02', asLead, complete('expand-1.check-in.1')),
        life.refusal('2027-03-02', asLead, complete('review-1.date')),
        life.refusal('2027-03-02', asManager, { type: 'answer_task', task: 'expand-1.verdict', answer: 'succeeded' }),
      ]
      life.ask('2027-03-03', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      return [...tried, life.refusal('2027-03-04', asManager, complete('exit-1.post-exit-review'))]
    },
    expected: ['task_waits', 'task_waits', 'done', 'task_waits'],
  },
  {
    rule: 'W2',
    title: 'several terms whose D had passed are renewed in one event and one letter: where the agreement stands now',
    run: rules => {
      const life = grown(rules, { terms: { end: '2027-05-31', noticeDays: 25, termMonths: 1 } })
      // A partnership that nobody woke for half a year.
      life.state = { ...life.state, agreement: { ...life.state.agreement!, noticeDays: 200, decision: '2027-02-01' } }
      const renewed = life.to('2027-02-02')
      return [
        told(renewed, 'agreement_renewed'),
        renewed.post('renewed').filter(line => line.endsWith('main')),
        life.state.agreement?.decision,
      ]
    },
    // The ends of June and July − 200 d lie before 2 February, that of August is 12 February.
    expected: [
      ['2027-02-02 renewed 2027-08-01…2027-08-31, D 2027-02-12: silence'],
      ['2027-02-02 renewed → main'],
      '2027-02-12',
    ],
  },
  {
    rule: 'W1',
    title: 'notice is shorter than the term that a renewal adds',
    run: rules => {
      const life = grown(rules)
      const amend = (noticeDays: number) =>
        life.try('2027-03-01', asManager, {
          type: 'amend_agreement',
          why: 'amended',
          terms: { start: '2027-02-01', end: '2027-12-31', autoRenew: true, noticeDays, termMonths: 1 },
        }).answer
      return [amend(730), 'events' in amend(30)]
    },
    expected: [
      {
        refusal: {
          code: 'invalid',
          message: 'noticeDays must be shorter than the term that a renewal adds: at most 30 days.',
        },
      },
      true,
    ],
  },
  {
    rule: 'U2',
    title: 'amended before it is in force, an agreement takes its anchor from the new start, and says so',
    run: rules => {
      const life = gone(rules, '2027-01-07')
      life.ask('2027-01-08', asLead, complete('agree-1.plan'))
      life.ask('2027-01-08', asManager, { type: 'validate_task', task: 'agree-1.plan' })
      life.ask('2027-01-11', asManager, { type: 'record_agreement', terms: { ...longTerms, start: '2027-03-03' } })
      const amend = (on: Day, start: Day) =>
        life
          .ask(on, asManager, { type: 'amend_agreement', why: 'corrected', terms: { ...longTerms, start } })
          .flatMap(event => (event.type === 'agreement_amended' ? [event.anchor] : []))
      return [amend('2027-01-12', '2027-04-01'), amend('2027-04-02', '2027-05-01'), life.state.agreement?.anchor]
    },
    expected: [['2027-04-01'], ['2027-04-01'], '2027-04-01'],
  },
]
