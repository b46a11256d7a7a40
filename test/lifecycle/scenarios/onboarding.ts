import type { PartnerType } from '../../../lifecycle/people.js'
import { asLead, asManager, type Life, people } from '../life.js'
import { called, daysOf, dues, finishOnboarding, onboarding } from './lives.js'
import type { Scenario } from './scenario.js'

const lead = asLead
const types: PartnerType[] = [
  'reseller',
  'distributor',
  'referral',
  'technology',
  'services',
  'system_integrator',
  'msp',
  'oem',
]
const done = (life: Life, day: string, ...names: string[]) => {
  for (const name of names) life.ask(day, asManager, { type: 'complete_task', task: `onboard-1.${name}` })
}
const answer = (
  life: Life,
  day: string,
  given: 'extend' | 'restart' | 'exit',
  until?: string,
  task = 'onboard-1.hard-stop',
) => life.refusal(day, asManager, { type: 'answer_task', task, answer: given, ...(until && { until }) })
const clocks = (life: Life) =>
  life.events.flatMap(event =>
    event.type === 'clock_stopped' ? [[event.day, event.task, event.days, event.late]] : [],
  )

export const scenarios: Scenario[] = [
  {
    rule: 'A3',
    title: 'a reseller’s onboarding that begins on Wednesday, March 3',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      return [dues(life, 'onboard'), daysOf(life, 'onboard-1')]
    },
    // + 45 d is Saturday, April 17; the target Tuesday, June 1; 10 days before it Saturday, May 22, moved back; + 120 d
    // Thursday, July 1.
    expected: [
      {
        'kick-off': '2027-03-10',
        access: '2027-03-17',
        channels: '2027-03-17',
        'plan-accepted': '2027-03-17',
        'product-training': '2027-04-02',
        'process-training': '2027-04-19',
        'first-milestone': '2027-05-21',
        'hard-stop': '2027-07-01',
      },
      { goal: '2027-06-01', hardStop: '2027-07-01' },
    ],
  },
  {
    rule: 'A3',
    title: 'one that begins on Friday, March 5: the first joint milestone is counted back from the target',
    run: rules => dues(onboarding(rules, '2027-03-05'), 'onboard'),
    // + 30 d Sunday, April 4; + 45 d Monday; target Thursday, June 3, − 10 d Monday, May 24; hard stop Saturday, July
    // 3.
    expected: {
      'kick-off': '2027-03-12',
      access: '2027-03-19',
      channels: '2027-03-19',
      'plan-accepted': '2027-03-19',
      'product-training': '2027-04-05',
      'process-training': '2027-04-19',
      'first-milestone': '2027-05-24',
      'hard-stop': '2027-07-05',
    },
  },
  {
    rule: 'A3',
    title: 'a referral partner has 60 days',
    run: rules => {
      const life = onboarding(rules, '2027-03-03', { partnerType: 'referral' })
      return [dues(life, 'onboard'), daysOf(life, 'onboard-1')]
    },
    // + 20 d Tuesday, + 30 d Friday, + 60 d Sunday, May 2; + 90 d Tuesday, June 1.
    expected: [
      {
        'kick-off': '2027-03-10',
        access: '2027-03-17',
        channels: '2027-03-17',
        'plan-accepted': '2027-03-17',
        'product-training': '2027-03-23',
        'process-training': '2027-04-02',
        'first-milestone': '2027-04-23',
        'hard-stop': '2027-06-01',
      },
      { goal: '2027-05-03', hardStop: '2027-06-01' },
    ],
  },
  {
    rule: 'A3',
    title: 'an oem has 120 days and a technical integration',
    run: rules => {
      const life = onboarding(rules, '2027-03-03', { partnerType: 'oem' })
      return [dues(life, 'onboard'), daysOf(life, 'onboard-1')]
    },
    // + 40 d Monday, + 60 d Sunday, + 80 d Saturday, May 22; + 120 d Thursday, July 1; − 10 d Monday; + 150 d Saturday,
    // July 31.
    expected: [
      {
        'kick-off': '2027-03-10',
        access: '2027-03-17',
        channels: '2027-03-17',
        'plan-accepted': '2027-03-17',
        'product-training': '2027-04-12',
        'process-training': '2027-05-03',
        integration: '2027-05-24',
        'first-milestone': '2027-06-21',
        'hard-stop': '2027-08-02',
      },
      { goal: '2027-07-01', hardStop: '2027-08-02' },
    ],
  },
  {
    rule: 'A3',
    title: 'an oem’s target of Friday, July 2, when it begins on a Thursday',
    run: rules => daysOf(onboarding(rules, '2027-03-04', { partnerType: 'oem' }), 'onboard-1')?.goal,
    expected: '2027-07-02',
  },
  {
    rule: 'A3',
    title: 'the integration is laid for technology, oem, msp and system integrator only, and waits for access',
    run: rules => {
      const laid = types.map(
        partnerType => onboarding(rules, '2027-03-03', { partnerType }).task('onboard-1.integration')?.status ?? 'none',
      )
      const life = onboarding(rules, '2027-03-03', { partnerType: 'msp' })
      const before = life.refusal('2027-03-10', lead, { type: 'complete_task', task: 'onboard-1.integration' })
      done(life, '2027-03-10', 'access')
      return [
        laid,
        before,
        life.task('onboard-1.integration')?.due,
        life.refusal('2027-03-11', lead, { type: 'complete_task', task: 'onboard-1.integration' }),
      ]
    },
    // 2/3 of 90 days: Sunday, May 2.
    expected: [
      ['none', 'none', 'none', 'waiting', 'none', 'waiting', 'waiting', 'waiting'],
      'task_waits',
      '2027-05-03',
      'done',
    ],
  },
  {
    rule: 'A3',
    title: 'access grants portal, discount and brand, and nothing else is given on the way in',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      const before = life.state.grants
      done(life, '2027-03-10', 'access')
      return [before, life.state.grants.map(grant => `${grant.name} ${grant.since} ${grant.why}`)]
    },
    expected: [
      [],
      [
        'portal 2027-03-10 onboard-1.access',
        'discount 2027-03-10 onboard-1.access',
        'brand 2027-03-10 onboard-1.access',
      ],
    ],
  },
  {
    rule: 'A3',
    title: 'the kick-off is a meeting, and its invitation goes to the partner lead with a calendar entry',
    run: rules =>
      onboarding(rules, '2027-03-03')
        .letters.filter(letter => letter.meeting)
        .map(letter => [
          letter.day,
          letter.letter,
          letter.to.role,
          letter.meeting?.day,
          letter.meeting?.method,
          letter.meeting?.sequence,
          letter.meeting?.kind,
        ]),
    expected: [['2027-03-03', 'kick-off-invitation', 'partner_lead', '2027-03-10', 'REQUEST', 0, 'kick-off']],
  },
  {
    rule: 'A4',
    title: 'complete on the day on which the last required task is done: growth begins then, long before the target',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      finishOnboarding(life, '2027-03-15', ['first-milestone'])
      const before = life.state.stage
      life.ask('2027-04-13', lead, { type: 'complete_task', task: 'onboard-1.first-milestone' })
      return [
        before,
        life.state.stage,
        life.state.visited.growth,
        life.state.tasks.some(task => task.play === 'onboard'),
        life.post('celebration'),
      ]
    },
    expected: [
      'onboarding',
      'growth',
      '2027-04-13',
      false,
      [
        '2027-04-13 celebration → partner_lead',
        '2027-04-13 celebration → executive_sponsor',
        '2027-04-13 celebration → sales',
        '2027-04-13 celebration → technical',
        '2027-04-13 celebration → manager',
        '2027-04-13 celebration → sponsor',
        '2027-04-13 celebration → technical',
      ],
    ],
  },
  {
    rule: 'A4',
    title: 'the target day completes nothing; the day after it sets at risk',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      finishOnboarding(life, '2027-03-10', ['first-milestone'])
      // Its day is granted beyond the target, so that nothing of it is escalated before.
      life.ask('2027-05-20', lead, { type: 'ask_extension', task: 'onboard-1.first-milestone', until: '2027-06-15' })
      life.ask('2027-05-20', asManager, { type: 'answer_extension', task: 'onboard-1.first-milestone', grant: true })
      life.to('2027-06-01')
      const onTarget = [life.state.stage, life.state.runs[0]?.atRisk]
      life.to('2027-06-14')
      return [
        onTarget,
        life.events.flatMap(event => (event.type === 'at_risk' ? [`${event.day} ${event.why}`] : [])),
        life.post('at-risk'),
      ]
    },
    expected: [['onboarding', undefined], ['2027-06-02 target day passed'], ['2027-06-02 at-risk → manager']],
  },
  {
    rule: 'A4',
    title: 'an open escalation sets at risk',
    run: rules =>
      onboarding(rules, '2027-03-03')
        .to('2027-03-31')
        .events.flatMap(event => (event.type === 'at_risk' ? [`${event.day} ${event.why}`] : [])),
    // The kick-off of Wednesday, March 10, is escalated 3 bd later.
    expected: ['2027-03-15 escalation open'],
  },
  {
    rule: 'A5',
    title:
      'the manager is asked 5 business days before the hard stop and on it, the sponsor 5 later; 30 days later comes the exit',
    run: rules => {
      const life = onboarding(rules, '2027-03-03').to('2027-09-01')
      return [
        called(life, 'onboard-1.hard-stop'),
        life.events.flatMap(event => (event.type === 'exit_started' ? [[event.day, event.reason, event.silent]] : [])),
      ]
    },
    // Thursday, July 1; July 31 is the last day of the 30.
    expected: [
      ['2027-06-24 asked → manager', '2027-07-01 due → manager', '2027-07-08 due + 5 bd → sponsor'],
      [['2027-08-01', 'performance', true]],
    ],
  },
  {
    rule: 'A5',
    title: 'extended by up to 30 days, once; the question comes again before the new day',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      const tried = [
        answer(life, '2027-07-01', 'extend'),
        answer(life, '2027-07-01', 'extend', '2027-07-01'),
        answer(life, '2027-07-01', 'extend', '2027-08-01'),
        answer(life, '2027-07-01', 'extend', '2027-07-30'),
      ]
      const days = daysOf(life, 'onboard-1')
      life.to('2027-07-30')
      const again = answer(life, '2027-07-30', 'extend', '2027-08-10', 'onboard-1.hard-stop.extended')
      life.to('2027-10-01')
      return [tried, days, called(life, 'onboard-1.hard-stop.extended'), again, life.story('exit_started')]
    },
    // Friday, July 30, is 29 days after July 1, and so is June 30 after the target. The exit: July 30 + 30 d = August
    // 29.
    expected: [
      ['invalid', 'day_in_the_past', 'day_too_late', 'done'],
      { goal: '2027-06-30', hardStop: '2027-07-30' },
      ['2027-07-23 asked → manager', '2027-07-30 due → manager', '2027-08-06 due + 5 bd → sponsor'],
      'too_often',
      ['2027-08-30 exit_started'],
    ],
  },
  {
    rule: 'A5',
    title: '30 days are the longest extension',
    run: rules => answer(onboarding(rules, '2027-03-03'), '2027-07-01', 'extend', '2027-07-31'),
    expected: 'done',
  },
  {
    rule: 'A5',
    title: 'restarted once: every task anew from that day, grants stay',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      done(life, '2027-03-10', 'kick-off', 'access')
      const restarted = answer(life, '2027-06-30', 'restart')
      const laid = dues(life, 'onboard')
      life.to('2027-10-28')
      return [
        restarted,
        laid,
        life.state.grants.map(grant => grant.name),
        answer(life, '2027-10-28', 'restart', undefined, 'onboard-2.hard-stop'),
      ]
    },
    // Wednesday, June 30: + 5 bd, + 10 bd, + 30 d Friday, + 45 d Saturday, + 90 d Tuesday, September 28, − 10 d
    // Saturday, + 120 d Thursday, October 28.
    expected: [
      'done',
      {
        'kick-off': '2027-07-07',
        access: '2027-07-14',
        channels: '2027-07-14',
        'plan-accepted': '2027-07-14',
        'product-training': '2027-07-30',
        'process-training': '2027-08-16',
        'first-milestone': '2027-09-17',
        'hard-stop': '2027-10-28',
      },
      ['portal', 'discount', 'brand'],
      'too_often',
    ],
  },
  {
    rule: 'A5',
    title: 'before the question is asked there is nothing to answer but an exit on purpose; an exit answered is one',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      const exited = answer(life, '2027-07-01', 'exit')
      return [
        exited,
        life.state.stage,
        life.events.flatMap(event => (event.type === 'exit_started' ? [[event.day, event.silent]] : [])),
      ]
    },
    expected: ['done', 'exit', [['2027-07-01', undefined]]],
  },
  {
    rule: 'A5',
    title: 'a late decision at the hard stop does not stop the clock',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      done(life, '2027-03-10', 'kick-off', 'access', 'channels')
      return [answer(life, '2027-07-13', 'extend', '2027-07-20'), clocks(life), daysOf(life, 'onboard-1')?.hardStop]
    },
    expected: ['done', [], '2027-07-20'],
  },
  {
    rule: 'A6',
    title: 'a vendor task done 4 days late moves what waits for it, the target and the hard stop by 4 days',
    run: rules => {
      const life = onboarding(rules, '2027-03-03', { partnerType: 'technology' })
      done(life, '2027-03-10', 'kick-off', 'channels')
      done(life, '2027-03-21', 'access')
      const after = dues(life, 'onboard')
      return [
        clocks(life),
        daysOf(life, 'onboard-1'),
        after.integration,
        after['first-milestone'],
        after['hard-stop'],
        after['plan-accepted'],
        after['product-training'],
        life.post('vendor-delay-apology'),
      ]
    },
    // Due March 17, done Sunday, March 21. Integration Monday, May 3 → Friday, May 7; target June 1 → Saturday, June 5
    // → Monday; 10 days before it Friday, May 28; hard stop July 1 → Monday, July 5. What does not wait for access
    // keeps its day.
    expected: [
      [['2027-03-21', 'onboard-1.access', 4, 4]],
      { goal: '2027-06-07', hardStop: '2027-07-05' },
      '2027-05-07',
      '2027-05-28',
      '2027-07-05',
      '2027-03-17',
      '2027-04-02',
      ['2027-03-21 vendor-delay-apology → partner_lead'],
    ],
  },
  {
    rule: 'A6',
    title: 'on its due day it is not late, and the partner’s own delay stops no clock',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      done(life, '2027-03-10', 'kick-off')
      done(life, '2027-03-17', 'access', 'channels')
      life.ask('2027-03-24', lead, { type: 'complete_task', task: 'onboard-1.plan-accepted' })
      return [
        clocks(life),
        daysOf(life, 'onboard-1')?.goal,
        life.events.flatMap(event =>
          event.type === 'task_done' && event.task.startsWith('onboard') ? [event.late] : [],
        ),
      ]
    },
    expected: [[], '2027-06-01', [0, 0, 0, 7]],
  },
  {
    rule: 'A6',
    title: 'the ladder of what was moved is counted from the new day',
    run: rules => {
      const life = onboarding(rules, '2027-03-03', { partnerType: 'technology' })
      done(life, '2027-03-10', 'kick-off', 'channels')
      done(life, '2027-03-21', 'access')
      return life.task('onboard-1.integration')?.ladder.map(rung => `${rung.on} ${rung.rung}`)
    },
    // Friday, May 7.
    expected: [
      '2027-04-30 due - 5 bd',
      '2027-05-06 due - 1 bd',
      '2027-05-10 due + 1 bd',
      '2027-05-12 due + 3 bd',
      '2027-05-14 due + 5 bd',
    ],
  },
  {
    rule: 'A6',
    title: 'days between hand-in and validation count alike; in time there is nothing to apologize for',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-29', lead, { type: 'complete_task', task: 'onboard-1.product-training' })
      const validateBy = life.task('onboard-1.product-training')?.handedIn?.validateBy
      life.ask('2027-04-01', asManager, { type: 'validate_task', task: 'onboard-1.product-training' })
      const training = life.events.flatMap(event =>
        event.type === 'clock_stopped' && event.task === 'onboard-1.product-training' ? [[event.days, event.late]] : [],
      )
      return [
        validateBy,
        training,
        life.letters.some(
          letter => letter.letter === 'vendor-delay-apology' && letter.facts.task === 'onboard-1.product-training',
        ),
      ]
    },
    // Monday, March 29, + 3 bd = Thursday, April 1: held for 3 days, none of them late.
    expected: ['2027-04-01', [[3, 0]], false],
  },
  {
    rule: 'A6',
    title:
      'held for 3 days the target and the hard stop move by 3; a day beyond the 3 business days the partner is told',
    run: rules =>
      [['2027-04-01'], ['2027-04-02']].map(([validated]) => {
        const life = onboarding(rules, '2027-03-03')
        done(life, '2027-03-10', 'kick-off', 'access', 'channels')
        life.ask('2027-03-29', lead, { type: 'complete_task', task: 'onboard-1.product-training' })
        life.ask(validated as string, asManager, { type: 'validate_task', task: 'onboard-1.product-training' })
        return [daysOf(life, 'onboard-1'), life.post('vendor-delay-apology')]
      }),
    // June 1 + 3 d = Friday, + 4 d = Saturday; July 1 + 3 d = Sunday, + 4 d = Monday.
    expected: [
      [{ goal: '2027-06-04', hardStop: '2027-07-05' }, []],
      [{ goal: '2027-06-07', hardStop: '2027-07-05' }, ['2027-04-02 vendor-delay-apology → partner_lead']],
    ],
  },
  {
    rule: 'A6',
    title: 'a rejection gives 5 business days, and never takes away days that were there',
    run: rules =>
      [['2027-04-01'], ['2027-03-10']].map(([handedIn]) => {
        const life = onboarding(rules, '2027-03-03')
        life.ask(handedIn as string, lead, { type: 'complete_task', task: 'onboard-1.product-training' })
        life.ask(handedIn as string, asManager, { type: 'reject_task', task: 'onboard-1.product-training' })
        const task = life.task('onboard-1.product-training')
        return [task?.status, task?.due, life.post('task-rejected')]
      }),
    // Thursday, April 1, + 5 bd = Thursday, April 8; rejected on March 10 the due day of April 2 stands.
    expected: [
      ['open', '2027-04-08', ['2027-04-01 task-rejected → sales']],
      ['open', '2027-04-02', ['2027-03-10 task-rejected → sales']],
    ],
  },
  {
    rule: 'A6',
    title: 'a validation that stays undone is escalated on the vendor’s side only',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-29', lead, { type: 'complete_task', task: 'onboard-1.product-training' })
      life.to('2027-04-30')
      return life.events.flatMap(event =>
        event.type === 'reminded' && event.day >= '2027-03-29'
          ? event.tasks
              .filter(task => task.task === 'onboard-1.product-training')
              .map(
                task =>
                  `${event.day} ${task.rung} → ${event.to.id === people.sponsor ? 'the partner’s sponsor' : event.to.role} due ${task.due}`,
              )
          : [],
      )
    },
    // To be validated by Thursday, April 1.
    expected: [
      '2027-03-29 handed in → manager due 2027-04-01',
      '2027-04-02 due + 1 bd → manager due 2027-04-01',
      '2027-04-06 due + 3 bd → manager due 2027-04-01',
      '2027-04-08 due + 5 bd → sponsor due 2027-04-01',
    ],
  },
  {
    rule: 'A7',
    title:
      'asked and not answered within 3 business days, an extension within the target is granted, and starts a new ladder',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-31', lead, { type: 'ask_extension', task: 'onboard-1.product-training', until: '2027-04-14' })
      const answerBy = life.task('onboard-1.product-training')?.extension?.answerBy
      life.to('2027-04-06')
      const { due } = life.task('onboard-1.product-training') ?? {}
      life.to('2027-04-30')
      return [answerBy, life.story('extension_granted'), due, called(life, 'onboard-1.product-training')]
    },
    // March 31 + 3 bd = Monday, April 5. No chase on April 5 (due April 2 + 1 bd): the question is pending.
    expected: [
      '2027-04-05',
      ['2027-04-06 extension_granted'],
      '2027-04-14',
      [
        '2027-03-03 asked → sales',
        '2027-03-26 due - 5 bd → sales',
        '2027-04-01 due - 1 bd → sales',
        '2027-04-07 due - 5 bd → sales',
        '2027-04-13 due - 1 bd → sales',
        '2027-04-15 due + 1 bd → sales',
        '2027-04-19 due + 3 bd → manager',
        '2027-04-21 due + 5 bd → executive_sponsor',
      ],
    ],
  },
  {
    rule: 'A7',
    title: 'beyond the target silence refuses it, and the chase that waited goes on the next business day',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-04-01', lead, { type: 'ask_extension', task: 'onboard-1.product-training', until: '2027-06-02' })
      life.to('2027-04-30')
      return [
        life.story('extension_granted', 'extension_refused'),
        life.task('onboard-1.product-training')?.due,
        called(life, 'onboard-1.product-training').slice(3),
        life.post('extension-refused'),
      ]
    },
    // April 1 + 3 bd = Tuesday, April 6; the target is June 1. Escalations: + 3 bd = Wednesday, April 7, + 5 bd =
    // Friday.
    expected: [
      ['2027-04-07 extension_refused'],
      '2027-04-02',
      ['2027-04-07 due + 3 bd → manager', '2027-04-07 due + 1 bd → sales', '2027-04-09 due + 5 bd → executive_sponsor'],
      ['2027-04-07 extension-refused → sales'],
    ],
  },
  {
    rule: 'A7',
    title: 'refused on a Saturday, what waited goes on Monday',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-04-01', lead, { type: 'ask_extension', task: 'onboard-1.product-training', until: '2027-04-30' })
      life.ask('2027-04-03', asManager, { type: 'answer_extension', task: 'onboard-1.product-training', grant: false })
      life.to('2027-04-06')
      const waited = onboarding(rules, '2027-03-03')
      waited.ask('2027-04-08', lead, { type: 'ask_extension', task: 'onboard-1.product-training', until: '2027-06-02' })
      waited.ask('2027-04-10', asManager, {
        type: 'answer_extension',
        task: 'onboard-1.product-training',
        grant: false,
      })
      waited.to('2027-04-20')
      return [
        called(life, 'onboard-1.product-training').slice(3),
        called(waited, 'onboard-1.product-training').slice(3),
      ]
    },
    // The last escalation would have been Friday, April 9, while the question was pending.
    expected: [
      ['2027-04-05 due + 1 bd → sales'],
      ['2027-04-05 due + 1 bd → sales', '2027-04-07 due + 3 bd → manager', '2027-04-12 due + 5 bd → executive_sponsor'],
    ],
  },
  {
    rule: 'A7',
    title: 'twice a task, up to the hard stop, later than the due day, one at a time',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      const ask = (until: string) =>
        life.refusal('2027-03-10', lead, { type: 'ask_extension', task: 'onboard-1.product-training', until })
      const grant = (given: boolean) =>
        life.refusal('2027-03-10', asManager, {
          type: 'answer_extension',
          task: 'onboard-1.product-training',
          grant: given,
        })
      return [
        grant(true),
        ask('2027-04-02'),
        ask('2027-07-02'),
        ask('2027-07-01'),
        ask('2027-04-20'),
        grant(false),
        ask('2027-04-20'),
        grant(true),
        ask('2027-04-27'),
        life.task('onboard-1.product-training')?.due,
      ]
    },
    expected: [
      'nothing_pending',
      'day_in_the_past',
      'day_too_late',
      'done',
      'already_pending',
      'done',
      'done',
      'done',
      'too_often',
      '2027-04-20',
    ],
  },
  {
    rule: 'A7',
    title: 'a new day that is the target itself lies within it',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-29', lead, { type: 'ask_extension', task: 'onboard-1.process-training', until: '2027-06-01' })
      return life.to('2027-04-05').story('extension_granted', 'extension_refused')
    },
    // Monday, March 29, + 3 bd = Thursday, April 1.
    expected: ['2027-04-02 extension_granted'],
  },
  {
    rule: 'A7',
    title: 'a day asked for on a weekend is the business day after it',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-10', lead, { type: 'ask_extension', task: 'onboard-1.product-training', until: '2027-04-10' })
      life.ask('2027-03-10', asManager, { type: 'answer_extension', task: 'onboard-1.product-training', grant: true })
      return life.task('onboard-1.product-training')?.due
    },
    expected: '2027-04-12',
  },
]
