import { asAdmin, asLead, asManager, Life, people } from '../life.js'
import { called, finishOnboarding, gone, invited, onboarding, text } from './lives.js'
import type { Scenario } from './scenario.js'

/** `day kind → role: tasks` of what people were told from a day on. */
const told = (life: Life, from: string, to: string, person?: string) =>
  life.events.flatMap(event =>
    event.type === 'reminded'
    && event.day >= from
    && event.day <= to
    && (person === undefined || event.to.id === person)
      ? [
          `${event.day} ${event.kind} → ${event.to.role}: ${event.tasks.map(task => task.task.replace(/^[a-z]+-1\./, '')).join(', ')}`,
        ]
      : [],
  )

/**
 * In growth since Wednesday, 2027-03-10; on Monday, 2027-03-15, an initiative is opened whose goal, and so its verdict,
 * is days away.
 */
const hurried = (rules: ConstructorParameters<typeof Life>[0], goal: string) => {
  const life = onboarding(rules, '2027-03-03')
  finishOnboarding(life, '2027-03-10')
  life.ask('2027-03-15', asManager, {
    type: 'open_initiative',
    initiative: text,
    kind: 'new_market',
    goal,
    owner: people.manager,
  })
  return life.to(goal)
}

export const scenarios: Scenario[] = [
  {
    rule: 'M1',
    title: 'a play’s tasks are announced in one letter a person at its start',
    run: rules => told(onboarding(rules, '2027-03-03'), '2027-03-03', '2027-03-03'),
    expected: [
      '2027-03-03 asked → manager: kick-off, channels, first-milestone',
      '2027-03-03 asked → technical: access',
      '2027-03-03 asked → partner_lead: plan-accepted, process-training, first-milestone',
      '2027-03-03 asked → sales: product-training',
      '2027-03-03 invited → partner_lead: kick-off',
    ],
  },
  {
    rule: 'M1',
    title: 'a person with several roles is one person',
    run: rules => {
      const contacts = [
        {
          id: people.main,
          roles: ['partner_lead', 'sales', 'executive_sponsor'] as ('partner_lead' | 'sales' | 'executive_sponsor')[],
        },
      ]
      return told(
        onboarding(rules, '2027-03-03', {
          contacts,
          team: { manager: people.manager, sponsor: people.boss, technical: people.manager },
        }),
        '2027-03-03',
        '2027-03-03',
      )
    },
    expected: [
      '2027-03-03 asked → manager: kick-off, access, channels, first-milestone',
      '2027-03-03 asked → partner_lead: plan-accepted, product-training, process-training, first-milestone',
      '2027-03-03 invited → partner_lead: kick-off',
    ],
  },
  {
    rule: 'M1',
    title: 'tasks due together stand in one letter',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-04', asManager, {
        type: 'reassign_task',
        task: 'onboard-1.access',
        to: { side: 'vendor', id: people.manager },
      })
      return told(life.to('2027-03-26'), '2027-03-09', '2027-03-26', people.manager).filter(letter =>
        /access|channels/.test(letter),
      )
    },
    // Both are due on Wednesday, March 17.
    expected: [
      '2027-03-10 due → technical: access, channels',
      '2027-03-16 due → technical: access, channels',
      '2027-03-18 overdue → technical: access, channels',
      '2027-03-22 escalated → manager: access, channels, plan-accepted',
    ],
  },
  {
    rule: 'M1',
    title: 'a second occasion to write of the same kind on one day waits for the next business day',
    run: rules => {
      const life = invited(rules, '2027-01-08')
      life.ask('2027-01-08', asLead, { type: 'answer_task', task: 'invite-1.answer', answer: 'accept' })
      life.ask('2027-01-08', asManager, { type: 'close_partnership', reason: 'cancelled' })
      const again = gone(rules, '2027-01-08').to('2027-01-20')
      return [told(life, '2027-01-08', '2027-01-20'), told(again, '2027-01-08', '2027-01-20')]
    },
    // The lead had the invitation on Friday; the plan to agree follows on Monday.
    expected: [
      ['2027-01-08 asked → main: answer', '2027-01-08 asked → manager: fit, qualification, business-case, go'],
      [
        '2027-01-08 asked → main: answer',
        '2027-01-08 asked → manager: fit, qualification, business-case, go',
        '2027-01-11 asked → partner_lead: plan',
      ],
    ],
  },
  {
    rule: 'M1',
    title: 'different kinds on one day are different letters',
    run: rules => told(onboarding(rules, '2027-03-03').to('2027-03-31'), '2027-03-15', '2027-03-18'),
    // The kick-off was due on the 10th: + 3 bd is the 15th, + 5 bd the 17th; access, channels and plan are due on the
    // 17th: − 1 bd the 16th, + 1 bd the 18th.
    expected: [
      '2027-03-15 escalated → manager: kick-off',
      '2027-03-16 due → technical: access',
      '2027-03-16 due → manager: channels',
      '2027-03-16 due → partner_lead: plan-accepted',
      '2027-03-17 escalated → sponsor: kick-off',
      '2027-03-18 overdue → technical: access',
      '2027-03-18 overdue → manager: channels',
      '2027-03-18 overdue → partner_lead: plan-accepted',
    ],
  },
  {
    rule: 'M2',
    title: 'no reminder within 2 business days of the assignment, on the second it goes',
    run: rules => ['2027-03-17', '2027-03-18'].map(goal => called(hurried(rules, goal), 'expand-1.verdict')),
    // Assigned on Monday, March 15: a day before the 17th is the 16th, one business day on; a day before the 18th is
    // the 17th, the second.
    expected: [
      ['2027-03-15 asked → manager', '2027-03-16 due - 1 bd → manager (just assigned)'],
      ['2027-03-15 asked → manager', '2027-03-17 due - 1 bd → manager'],
    ],
  },
  {
    rule: 'M2',
    title: 'what is withheld is on record with its reason',
    run: rules => hurried(rules, '2027-03-17').post('decision-due'),
    expected: ['2027-03-16 decision-due → manager (just assigned)'],
  },
  {
    rule: 'M3',
    title:
      'a vendor’s late task is chased with its owner, its manager and the vendor’s sponsor; the partner’s sponsor hears nothing',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.to('2027-05-01')
      return life.events.flatMap(event =>
        event.type === 'reminded'
          ? event.tasks
              .filter(task => task.task === 'onboard-1.access')
              .map(task => [event.day, task.rung, event.to.side, event.to.id])
          : [],
      )
    },
    // Due on Wednesday, March 17.
    expected: [
      ['2027-03-03', 'asked', 'vendor', people.engineer],
      ['2027-03-10', 'due - 5 bd', 'vendor', people.engineer],
      ['2027-03-16', 'due - 1 bd', 'vendor', people.engineer],
      ['2027-03-18', 'due + 1 bd', 'vendor', people.engineer],
      ['2027-03-22', 'due + 3 bd', 'vendor', people.manager],
      ['2027-03-24', 'due + 5 bd', 'vendor', people.boss],
    ],
  },
  {
    rule: 'M3',
    title: 'the partner is told once of a vendor’s delay, with the new days of what waits for it',
    run: rules => {
      const life = onboarding(rules, '2027-03-03', { partnerType: 'technology' })
      life.ask('2027-03-10', asManager, { type: 'complete_task', task: 'onboard-1.kick-off' })
      life.ask('2027-03-22', asManager, { type: 'complete_task', task: 'onboard-1.access' })
      life.to('2027-04-30')
      return life.letters
        .filter(letter => letter.letter === 'vendor-delay-apology')
        .map(letter => [
          letter.day,
          letter.to.role,
          letter.reason,
          letter.facts.tasks?.map(task => `${task.name} ${task.due}`),
          letter.facts.goal,
        ])
    },
    // 5 days late: integration May 3 → Saturday, May 8 → Monday; target June 1 → Sunday → Monday, June 7, 10 days
    // before it Friday, May 28.
    expected: [
      [
        '2027-03-22',
        'partner_lead',
        'access was 5 days late on our side',
        ['integration 2027-05-10', 'first-milestone 2027-05-28'],
        '2027-06-07',
      ],
    ],
  },
  {
    rule: 'M3',
    title: 'a partner’s late task reaches the manager and the partner’s sponsor',
    run: rules => called(onboarding(rules, '2027-03-03').to('2027-05-01'), 'onboard-1.plan-accepted'),
    expected: [
      '2027-03-03 asked → partner_lead',
      '2027-03-10 due - 5 bd → partner_lead',
      '2027-03-16 due - 1 bd → partner_lead',
      '2027-03-18 due + 1 bd → partner_lead',
      '2027-03-22 due + 3 bd → manager',
      '2027-03-24 due + 5 bd → executive_sponsor',
    ],
  },
  {
    rule: 'M4',
    title: 'a role without a person falls to the main contact or the manager, and the letter knows',
    run: rules => {
      const life = gone(rules, '2027-01-08')
      life.ask('2027-01-12', asLead, { type: 'complete_task', task: 'agree-1.plan' })
      life.ask('2027-01-12', asManager, { type: 'validate_task', task: 'agree-1.plan' })
      const toSign = life.letters.find(letter => letter.letter === 'agreement-to-sign')
      const alone = onboarding(rules, '2027-03-03', { team: { manager: people.manager, sponsor: people.boss } })
      const access = alone.events.find(
        event => event.type === 'reminded' && event.tasks.some(task => task.task === 'onboard-1.access'),
      )
      return [toSign?.to, access?.type === 'reminded' && [access.to.id, access.tasks.map(task => task.task)]]
    },
    expected: [
      { side: 'partner', id: people.main, role: 'legal', fallback: true },
      [people.manager, ['onboard-1.kick-off', 'onboard-1.access', 'onboard-1.channels', 'onboard-1.first-milestone']],
    ],
  },
  {
    rule: 'M4',
    title:
      'who left or whose address bounced is not written to: the main contact is, and if that is they, whoever remains',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-04', asManager, { type: 'contact_bounced', contact: people.sales })
      const sales = told(life.to('2027-03-26'), '2027-03-26', '2027-03-26')
      life.ask('2027-03-29', asManager, { type: 'contact_bounced', contact: people.main })
      life.to('2027-04-01')
      return [
        sales,
        life.events.flatMap(event =>
          event.type === 'reminded' && event.day === '2027-04-01'
            ? [[event.to.id, event.to.fallback, event.tasks.map(task => task.task)]]
            : [],
        ),
      ]
    },
    // Product training is due on Friday, April 2: − 5 bd is Friday, March 26.
    expected: [['2027-03-26 due → sales: product-training'], [[people.sponsor, true, ['onboard-1.product-training']]]],
  },
  {
    rule: 'M6',
    title: 'whatever happens, the rules call once for a task, due day and offset and reader',
    run: rules => {
      const life = onboarding(rules, '2027-03-03', { partnerType: 'oem' })
      life.ask('2027-03-29', asLead, { type: 'complete_task', task: 'onboard-1.product-training' })
      life.ask('2027-03-30', asManager, { type: 'reject_task', task: 'onboard-1.product-training' })
      life.ask('2027-03-31', asLead, { type: 'complete_task', task: 'onboard-1.product-training' })
      life.ask('2027-04-05', asManager, { type: 'pause', until: '2027-05-05' })
      life.ask('2027-05-10', asLead, { type: 'ask_extension', task: 'onboard-1.process-training', until: '2027-06-30' })
      life.to('2029-01-01')
      const keys = life.events.flatMap(event =>
        event.type === 'reminded'
          ? event.tasks.map(task => `${task.task} ${task.due} ${task.rung} ${event.kind} ${event.to.id}`)
          : [],
      )
      return [keys.length > 100, keys.filter((key, index) => keys.indexOf(key) !== index)]
    },
    expected: [true, []],
  },
  {
    rule: 'M6',
    title: 'a letter’s occurrence is the number of the event that called for it',
    run: rules => {
      const life = onboarding(rules, '2027-03-03').to('2027-04-30')
      const keys = life.letters.map(letter => `${letter.letter} ${letter.occurrence} ${letter.to.id}`)
      return [
        new Set(keys).size === keys.length,
        life.letters.every(letter => life.events.find(event => event.number === letter.occurrence)?.day === letter.day),
      ]
    },
    expected: [true, true],
  },
  {
    rule: 'M7',
    title: 'reminders 5 and 1 business days before, one after, escalations 3 and 5 after, over a weekend each',
    run: rules => called(onboarding(rules, '2027-03-03').to('2027-06-30'), 'onboard-1.process-training'),
    // Due on Monday, April 19.
    expected: [
      '2027-03-03 asked → partner_lead',
      '2027-04-12 due - 5 bd → partner_lead',
      '2027-04-16 due - 1 bd → partner_lead',
      '2027-04-20 due + 1 bd → partner_lead',
      '2027-04-22 due + 3 bd → manager',
      '2027-04-26 due + 5 bd → executive_sponsor',
    ],
  },
  {
    rule: 'M7',
    title: 'who is done is left in peace',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      finishOnboarding(life, '2027-03-10', ['process-training'])
      life.ask('2027-04-16', asLead, { type: 'complete_task', task: 'onboard-1.process-training' })
      return [
        called(life.to('2027-06-30'), 'onboard-1.process-training'),
        life.post('task-escalation').filter(letter => letter < '2027-05'),
      ]
    },
    expected: [
      [
        '2027-03-03 asked → partner_lead',
        '2027-04-12 due - 5 bd → partner_lead',
        '2027-04-16 due - 1 bd → partner_lead',
      ],
      [],
    ],
  },
  {
    rule: 'M2',
    title: 'what was due in a pause is not made up for: the moved day has a ladder of its own',
    run: rules => {
      const life = onboarding(rules, '2027-03-03')
      life.ask('2027-03-31', asManager, { type: 'pause', until: '2027-04-30' })
      life.ask('2027-04-12', asAdmin, { type: 'resume' })
      return [life.task('onboard-1.product-training')?.due, called(life.to('2027-05-31'), 'onboard-1.product-training')]
    },
    // Paused for 12 days: April 2 → Wednesday, April 14, with a ladder of its own; − 5 bd had been on April 7.
    expected: [
      '2027-04-14',
      [
        '2027-03-03 asked → sales',
        '2027-03-26 due - 5 bd → sales',
        '2027-04-13 due - 1 bd → sales',
        '2027-04-15 due + 1 bd → sales',
        '2027-04-19 due + 3 bd → manager',
        '2027-04-21 due + 5 bd → executive_sponsor',
      ],
    ],
  },
]
