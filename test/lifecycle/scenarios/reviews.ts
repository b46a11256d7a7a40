import { addDays, type Day } from '../../../lifecycle/day.js'
import type { Rules } from '../../../lifecycle/rules/aggregate.js'
import { scoreReview } from '../../../lifecycle/rules/scores.js'
import type { State } from '../../../lifecycle/state.js'
import { type Ask, asAdmin, asLead, asManager, type Life, people } from '../life.js'
import {
  action,
  figures,
  grown,
  initiative,
  newInitiative,
  reasons,
  reviewed,
  settled,
  stages,
  targets,
  told,
} from './grown.js'
import { called, dues, text } from './lives.js'
import type { Scenario } from './scenario.js'

const withHolidays = (rules: Rules, ...holidays: Day[]): Rules => ({
  ...rules,
  calendar: { ...rules.calendar, holidays },
})
const withCadence = (rules: Rules, cadence: Record<string, number> & { else: number }): Rules => ({
  ...rules,
  model: { ...rules.model, numbers: { ...rules.model.numbers, cadence } },
})
const lettersOfReview = [
  'review-invitation',
  'satisfaction-survey',
  'data-request',
  'task-reminder',
  'data-chase',
  'pre-read',
  'task-overdue',
  'review-missed',
]
const tierStory = (life: Life) =>
  told(life, 'promoted', 'warned', 'warning_cleared', 'tier_kept', 'demoted', 'granted', 'revoked').filter(
    line => !line.startsWith('2027-02-01'),
  )
const planned = (life: Life) => told(life, 'review_planned')
const calendarEntries = (life: Life) =>
  life.letters
    .filter(letter => letter.meeting?.kind === 'review')
    .map(
      ({ day, letter, meeting }) =>
        `${day} ${letter} ${meeting?.method} ${meeting?.uid.split('.').slice(0, 2).join('.')} #${meeting?.sequence} for ${meeting?.day}`,
    )

/** A card of a partner type from figures against targets, as its score, its rating and what is missing. */
function card(
  rules: Rules,
  actuals: Record<string, number>,
  {
    type = 'reseller',
    against = targets,
    survey = [],
  }: { type?: string; against?: Record<string, number>; survey?: number[][] } = {},
) {
  const review = {
    review: 1,
    figures: Object.fromEntries(Object.entries(actuals).map(([kpi, value]) => [kpi, { value, revision: 1 }])),
    survey: Object.fromEntries(survey.map((answers, index) => [String(index), answers])),
  }
  const { score, rating, missing } = scoreReview(
    rules.model,
    { partnerType: type, targets: [{ review: 1, targets: against }] } as unknown as State,
    review,
  )
  return [score ?? 'not scored', rating ?? '', missing.join(' ')].join(' ').trim()
}
const four = (revenue: number, customers: number, rate: number, satisfaction: number) => ({
  partner_sourced_revenue: revenue,
  new_customers: customers,
  customer_acquisition_rate: rate,
  partner_satisfaction: satisfaction,
})
const three = (adoption: number, joint: number, satisfaction: number) => ({
  adoption,
  joint_customers: joint,
  partner_satisfaction: satisfaction,
})

export const scenarios: Scenario[] = [
  // R0
  {
    rule: 'R0',
    title: 'the grid counts quarters from the agreement’s start',
    run: rules => planned(grown(rules)),
    expected: ['1: 2027-02-01…2027-04-30, P 2027-05-01, T 2027-05-24'],
  },
  {
    rule: 'R0',
    title: 'a first P exactly 30 days after the entry into growth is the first review',
    run: rules => planned(grown(rules, { on: '2027-04-01' })),
    expected: ['1: 2027-02-01…2027-04-30, P 2027-05-01, T 2027-05-24'],
  },
  {
    rule: 'R0',
    title: 'a P 29 days after the entry into growth is too soon: the next is the first, and keeps the grid’s number',
    run: rules => planned(grown(rules, { on: '2027-04-02' })),
    expected: ['2: 2027-05-01…2027-07-31, P 2027-08-01, T 2027-08-23'],
  },
  {
    rule: 'R0',
    title: 'from Nov 30 each P is clamped to its month’s end and counted from the original anchor (C8)',
    run: rules => planned(grown(rules, { on: '2027-01-29', terms: { start: '2026-11-30' } }).to('2028-02-01')),
    expected: [
      '2: 2027-02-28…2027-05-29, P 2027-05-30, T 2027-06-21',
      '3: 2027-05-30…2027-08-29, P 2027-08-30, T 2027-09-20',
      '4: 2027-08-30…2027-11-29, P 2027-11-30, T 2027-12-21',
      '5: 2027-11-30…2028-02-28, P 2028-02-29, T 2028-03-21',
    ],
  },

  // R1
  {
    rule: 'R1',
    title: 'the survey goes to everybody on P itself where that is a business day',
    run: rules =>
      grown(rules, { terms: { start: '2027-01-14' } })
        .to('2027-04-21')
        .post('satisfaction-survey'),
    expected: [
      '2027-04-14 satisfaction-survey → partner_lead',
      '2027-04-14 satisfaction-survey → executive_sponsor',
      '2027-04-14 satisfaction-survey → sales',
      '2027-04-14 satisfaction-survey → technical',
    ],
  },
  {
    rule: 'R1',
    title: 'a review that nobody answers: invited, surveyed, asked, reminded, chased, told, and missed',
    run: rules =>
      settled(grown(rules))
        .to('2027-06-30')
        .post(...lettersOfReview),
    expected: [
      '2027-04-26 review-invitation → partner_lead',
      '2027-05-03 satisfaction-survey → partner_lead',
      '2027-05-03 satisfaction-survey → executive_sponsor',
      '2027-05-03 satisfaction-survey → sales',
      '2027-05-03 satisfaction-survey → technical',
      '2027-05-10 data-request → partner_lead',
      '2027-05-12 task-reminder → partner_lead',
      '2027-05-14 data-chase → partner_lead',
      '2027-05-17 pre-read → partner_lead',
      '2027-05-17 pre-read → manager',
      '2027-05-27 task-overdue → manager',
      '2027-05-31 task-overdue → manager',
      '2027-06-08 review-missed → manager',
      '2027-06-08 review-missed → sponsor',
    ],
  },
  {
    rule: 'R1',
    title: 'the review’s tasks are due, and end, on their days',
    run: rules => {
      const tasks = settled(grown(rules))
        .to('2027-05-10')
        .state.tasks.filter(task => task.play === 'review')
      return Object.fromEntries(tasks.map(task => [task.name, `${task.opens} … ${task.due} … ${task.closes}`]))
    },
    expected: {
      date: '2027-04-26 … 2027-05-24 … 2027-05-24',
      survey: '2027-05-03 … 2027-05-14 … 2027-05-14',
      data: '2027-05-10 … 2027-05-13 … 2027-06-07',
      outcome: '2027-05-24 … 2027-05-26 … 2027-06-07',
    },
  },
  {
    rule: 'R1',
    title: 'a meeting on a holiday is on the next business day, and what is counted from it follows',
    run: rules =>
      settled(grown(withHolidays(rules, '2027-05-24')))
        .to('2027-06-30')
        .post('review-invitation', 'data-request', 'pre-read', 'task-overdue', 'review-missed'),
    expected: [
      '2027-04-26 review-invitation → partner_lead',
      '2027-05-10 data-request → partner_lead',
      '2027-05-17 pre-read → partner_lead',
      '2027-05-17 pre-read → manager',
      '2027-05-28 task-overdue → manager',
      '2027-06-01 task-overdue → manager',
      '2027-06-09 review-missed → manager',
      '2027-06-09 review-missed → sponsor',
    ],
  },
  {
    rule: 'R1',
    title: 'the invitation goes not before P − 7 d, however many holidays lie between',
    run: rules =>
      reviewed(settled(grown(withHolidays(rules, '2027-11-11'))), 100, 100)
        .to('2027-11-05')
        .post('review-invitation')
        .at(-1),
    expected: '2027-10-25 review-invitation → partner_lead',
  },
  {
    rule: 'R1',
    title: 'nor on the business day before it, where P − 7 d is a Saturday',
    run: rules =>
      settled(grown(withHolidays(rules, '2027-05-06', '2027-05-13')))
        .to('2027-05-01')
        .post('review-invitation'),
    expected: ['2027-04-26 review-invitation → partner_lead'],
  },
  {
    rule: 'R1',
    title: 'the survey takes answers to the end of T − 6 bd',
    run: rules => {
      const life = settled(grown(rules))
      return [
        life.refusal('2027-05-14', asLead, { type: 'answer_survey', review: 1, answers: [4] }),
        life.refusal(
          '2027-05-15',
          { side: 'partner', id: people.sales },
          { type: 'answer_survey', review: 1, answers: [4] },
        ),
      ]
    },
    expected: ['done', 'review_not_open'],
  },
  {
    rule: 'R1',
    title: 'an outcome is recorded from the meeting on, to the end of T + 10 bd',
    run: rules => {
      const outcome: Ask = { type: 'record_outcome', review: 1, decision: 'on_course', actions: [] }
      const early = settled(grown(rules)).refusal('2027-05-21', asManager, outcome)
      return [
        early,
        settled(grown(rules)).refusal('2027-05-24', asManager, outcome),
        settled(grown(rules)).refusal('2027-06-07', asManager, outcome),
        settled(grown(rules)).refusal('2027-06-08', asManager, outcome),
      ]
    },
    expected: ['task_waits', 'done', 'done', 'review_not_open'],
  },
  {
    rule: 'R1',
    title: 'figures that are handed in end the chase; the card waits for T − 5 bd',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-11', asLead, { type: 'record_figures', review: 1, figures: figures(100, '2027-05-11') })
      return life.to('2027-05-20').post('task-reminder', 'data-chase', 'pre-read')
    },
    expected: ['2027-05-17 pre-read → partner_lead', '2027-05-17 pre-read → manager'],
  },

  {
    rule: 'R1',
    title: 'the survey goes out on P itself where P is a Monday',
    run: rules =>
      reviewed(settled(grown(rules)), 100, 100)
        .to('2027-11-05')
        .post('satisfaction-survey')
        .slice(-4),
    expected: [
      '2027-11-01 satisfaction-survey → partner_lead',
      '2027-11-01 satisfaction-survey → executive_sponsor',
      '2027-11-01 satisfaction-survey → sales',
      '2027-11-01 satisfaction-survey → technical',
    ],
  },

  // R2
  {
    rule: 'R2',
    title: 'a period runs from the previous P to the day before P, whether that review was held or missed',
    run: rules => planned(reviewed(settled(grown(rules)), 100, 'missed', 100)),
    expected: [
      '1: 2027-02-01…2027-04-30, P 2027-05-01, T 2027-05-24',
      '2: 2027-05-01…2027-07-31, P 2027-08-01, T 2027-08-23',
      '3: 2027-08-01…2027-10-31, P 2027-11-01, T 2027-11-22',
      '4: 2027-11-01…2028-01-31, P 2028-02-01, T 2028-02-22',
    ],
  },
  {
    rule: 'R2',
    title: 'a tier with a cadence of six months is reviewed every second quarter, for the half year before',
    run: rules =>
      planned(
        reviewed(settled(grown(withCadence(rules, { else: 3, gold: 6 }), { opening: { tier: 'gold' } })), 100, 100),
      ),
    expected: [
      '1: 2027-02-01…2027-04-30, P 2027-05-01, T 2027-05-24',
      '3: 2027-05-01…2027-10-31, P 2027-11-01, T 2027-11-22',
      '5: 2027-11-01…2028-04-30, P 2028-05-01, T 2028-05-22',
    ],
  },
  {
    rule: 'R2',
    title: 'a promotion brings its tier’s cadence with it: the next P is the last P and that cadence',
    run: rules => planned(reviewed(settled(grown(withCadence(rules, { else: 3, silver: 6 }))), 120, 120)).at(-1),
    expected: '4: 2027-08-01…2028-01-31, P 2028-02-01, T 2028-02-22',
  },

  // R3
  {
    rule: 'R3',
    title: 'moved later, only what has not been sent is laid again; the calendar entry keeps its UID and counts up',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-12', asManager, { type: 'move_meeting', task: 'review-1.date', to: '2027-06-07' })
      life.ask('2027-05-25', asLead, { type: 'move_meeting', task: 'review-1.date', to: '2027-06-08' })
      return [
        life
          .to('2027-06-30')
          .post(...lettersOfReview)
          .filter(line => line > '2027-05-11'),
        calendarEntries(life),
      ]
    },
    expected: [
      [
        '2027-05-12 task-reminder → partner_lead',
        '2027-05-14 data-chase → partner_lead',
        '2027-06-01 pre-read → partner_lead',
        '2027-06-01 pre-read → manager',
        '2027-06-11 task-overdue → manager',
        '2027-06-15 task-overdue → manager',
        '2027-06-23 review-missed → manager',
        '2027-06-23 review-missed → sponsor',
      ],
      [
        '2027-04-26 review-invitation REQUEST review-1.date #0 for 2027-05-24',
        '2027-05-12 meeting-moved REQUEST review-1.date #1 for 2027-06-07',
        '2027-05-12 meeting-moved REQUEST review-1.date #1 for 2027-06-07',
        '2027-05-25 meeting-moved REQUEST review-1.date #2 for 2027-06-08',
        '2027-05-25 meeting-moved REQUEST review-1.date #2 for 2027-06-08',
      ],
    ],
  },
  {
    rule: 'R3',
    title: 'moved before anything was sent, everything is laid again, the invitation too',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-04-20', asLead, { type: 'move_meeting', task: 'review-1.date', to: '2027-06-01' })
      return [
        life
          .to('2027-06-02')
          .post('review-invitation', 'data-request', 'task-reminder', 'data-chase', 'pre-read', 'meeting-moved'),
        calendarEntries(life),
        told(life, 'task_lapsed').slice(0, 1),
      ]
    },
    expected: [
      [
        '2027-05-04 review-invitation → partner_lead',
        '2027-05-18 data-request → partner_lead',
        '2027-05-20 task-reminder → partner_lead',
        '2027-05-24 data-chase → partner_lead',
        '2027-05-25 pre-read → partner_lead',
        '2027-05-25 pre-read → manager',
      ],
      ['2027-05-04 review-invitation REQUEST review-1.date #1 for 2027-06-01'],
      ['2027-05-25 lapsed review-1.survey'],
    ],
  },
  {
    rule: 'R3',
    title: 'moved nearer, what would lie in the past falls on today',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-04', asManager, { type: 'move_meeting', task: 'review-1.date', to: '2027-05-12' })
      return life
        .to('2027-05-26')
        .post('data-request', 'data-chase', 'pre-read', 'task-overdue', 'review-missed')
        .filter(line => line < '2027-05-27')
    },
    expected: [
      '2027-05-04 data-request → partner_lead',
      '2027-05-05 pre-read → partner_lead',
      '2027-05-05 pre-read → manager',
      '2027-05-05 data-chase → partner_lead',
      '2027-05-17 task-overdue → manager',
      '2027-05-19 task-overdue → manager',
    ],
  },
  {
    rule: 'R3',
    title: 'to a business day by P + 45 d, that day included, after today, and only until the meeting is over',
    run: rules => {
      const move = (on: Day, to: Day) =>
        settled(grown(rules)).refusal(on, asManager, { type: 'move_meeting', task: 'review-1.date', to })
      return {
        late: move('2027-05-12', '2027-06-16'),
        lastDay: move('2027-05-12', '2027-06-15'),
        weekend: move('2027-05-12', '2027-06-05'),
        today: move('2027-05-12', '2027-05-12'),
        same: move('2027-05-12', '2027-05-24'),
        onTheDay: move('2027-05-24', '2027-05-26'),
        over: move('2027-05-25', '2027-05-26'),
      }
    },
    expected: {
      late: 'day_too_late',
      lastDay: 'done',
      weekend: 'not_a_business_day',
      today: 'day_in_the_past',
      same: 'already_so',
      onTheDay: 'done',
      over: 'day_too_late',
    },
  },
  {
    rule: 'R3',
    title: 'where P + 45 d is a Saturday the Monday after is too late',
    run: rules => {
      const life = settled(grown(rules, { on: '2027-02-12', terms: { start: '2027-02-12' } }))
      return [
        planned(life)[0],
        life.refusal('2027-05-20', asLead, { type: 'move_meeting', task: 'review-1.date', to: '2027-06-28' }),
        life.refusal('2027-05-20', asLead, { type: 'move_meeting', task: 'review-1.date', to: '2027-06-25' }),
      ]
    },
    expected: ['1: 2027-02-12…2027-05-11, P 2027-05-12, T 2027-06-02', 'day_too_late', 'done'],
  },

  // R4
  {
    rule: 'R4',
    title: 'evaluation from P until the outcome or until it is missed, else growth',
    run: rules => stages(reviewed(settled(grown(rules)), 100, 'missed')).slice(3),
    expected: ['2027-05-01 evaluation', '2027-05-24 growth', '2027-08-01 evaluation', '2027-09-07 growth'],
  },
  {
    rule: 'R4',
    title: 'expansion while an initiative is open, but for its reviews',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-04-01', asManager, newInitiative('2027-09-30'))
      reviewed(life, 100)
      life.ask('2027-06-15', asManager, { type: 'answer_task', task: 'expand-1.verdict', answer: 'succeeded' })
      return stages(life).slice(3)
    },
    expected: ['2027-04-01 expansion', '2027-05-01 evaluation', '2027-05-24 expansion', '2027-06-15 growth'],
  },
  {
    rule: 'R4',
    title: 'an initiative opened in a review leads to expansion after it; closed in a review, back to growth',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-05', asManager, newInitiative('2027-12-31'))
      reviewed(life, 100)
      life.ask('2027-08-05', asManager, { type: 'answer_task', task: 'expand-1.verdict', answer: 'folded_in' })
      return stages(reviewed(life, 100)).slice(3)
    },
    expected: ['2027-05-01 evaluation', '2027-05-24 expansion', '2027-08-01 evaluation', '2027-08-23 growth'],
  },

  // R5
  {
    rule: 'R5',
    title: 'actions are tasks of the outcome and carry over to the next review until they are done',
    run: rules => {
      const life = reviewed(settled(grown(rules)))
      life.ask('2027-05-24', asManager, {
        type: 'record_outcome',
        review: 1,
        decision: 'on_course',
        actions: [{ id: action, who: 'partner.sales', due: '2027-06-30', text }],
      })
      life.ask('2027-08-23', asManager, { type: 'record_outcome', review: 2, decision: 'on_course', actions: [] })
      life.ask('2027-09-01', asLead, { type: 'complete_task', task: `follow-up-1.action.${action}` })
      life.ask('2027-11-22', asManager, { type: 'record_outcome', review: 3, decision: 'on_course', actions: [] })
      return [
        called(life, `follow-up-1.action.${action}`).slice(0, 4),
        life.events.flatMap(event => (event.type === 'review_held' ? [event.carriedOver] : [])),
      ]
    },
    expected: [
      [
        '2027-05-24 asked → sales',
        '2027-06-23 due - 5 bd → sales',
        '2027-06-29 due - 1 bd → sales',
        '2027-07-01 due + 1 bd → sales',
      ],
      [[], [`follow-up-1.action.${action}`], []],
    ],
  },
  {
    rule: 'R5',
    title: 'targets set with an outcome hold from the next period on; what they leave out stands, for years',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-10', asManager, { type: 'set_targets', review: 1, targets })
      const cards: string[] = []
      for (let review = 1; review <= 12; review += 1) {
        while (life.state.tasks.find(task => task.id === `review-${review}.outcome`)?.status !== 'open')
          life.to(nextOf(life.today))
        life.ask(life.today, asManager, { type: 'record_figures', review, figures: figures(100, life.today) })
        life.ask(life.today, asManager, {
          type: 'record_outcome',
          review,
          decision: 'on_course',
          actions: [],
          ...(review > 1 && { targets: { partner_sourced_revenue: 100 + 10 * (review - 1) } }),
        })
        cards.push(told(life, 'review_held').at(-1)?.slice(11) ?? '')
      }
      return cards.filter((_, index) => [0, 1, 2, 11].includes(index))
    },
    // Revenue weighs 0.5: from review 3 on 100 of 110: 0.5 × 0.90909 + 0.5 = 0.9545; review 12: target 200, 0.5 × 0.5 +
    // 0.5 = 0.75.
    expected: ['held 1: meets 100', 'held 2: meets 100', 'held 3: meets 95', 'held 12: below 75'],
  },
  {
    rule: 'R5',
    title: 'targets cannot be set for a review that is over; two sets for one review are one',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-05-10', asManager, { type: 'set_targets', review: 1, targets: { partner_sourced_revenue: 100 } })
      life.ask('2027-05-10', asManager, {
        type: 'set_targets',
        review: 1,
        targets: { new_customers: 100, partner_satisfaction: 100 },
      })
      life.ask('2027-05-11', asLead, { type: 'record_figures', review: 1, figures: figures(100, '2027-05-11') })
      life.ask('2027-05-24', asManager, { type: 'record_outcome', review: 1, decision: 'on_course', actions: [] })
      return [
        told(life, 'review_held'),
        life.refusal('2027-05-25', asManager, { type: 'set_targets', review: 1, targets }),
      ]
    },
    expected: [['2027-05-24 held 1: meets 100'], 'review_not_open'],
  },
  {
    rule: 'R5',
    title: 'a figure corrected after the review shows what would have been decided; only a person changes it',
    run: rules => {
      const life = reviewed(settled(grown(rules)), 100)
      life.ask('2027-06-01', asLead, {
        type: 'record_figures',
        review: 1,
        figures: [{ kpi: 'partner_sourced_revenue', value: 104, asOf: '2027-06-01', source: 'crm' }],
      })
      const same = told(life, 'decision_would_differ')
      life.ask('2027-06-02', asLead, { type: 'record_figures', review: 1, figures: figures(120, '2027-06-02') })
      const { reviews } = life.state
      const before = [reviews.past[0]?.rating, reviews.past[0]?.card?.rating, reviews.exceeds]
      const byContact = life.refusal('2027-06-03', asLead, { type: 'change_decision', review: 1 })
      life.ask('2027-06-03', asManager, { type: 'change_decision', review: 1, text })
      const again = life.refusal('2027-06-04', asManager, { type: 'change_decision', review: 1 })
      return [
        same,
        life.post('decision-would-differ'),
        before,
        byContact,
        [life.state.reviews.past[0]?.rating, life.state.reviews.exceeds],
        again,
        life.events.flatMap(event =>
          event.type === 'figures_recorded'
            ? event.figures.filter(figure => figure.kpi === 'partner_sourced_revenue').map(figure => figure.revision)
            : [],
        ),
      ]
    },
    expected: [
      [],
      ['2027-06-02 decision-would-differ → manager'],
      ['meets', 'exceeds', 0],
      'not_the_one_who_answers',
      ['exceeds', 1],
      'nothing_pending',
      [1, 2, 3],
    ],
  },
  {
    rule: 'R5',
    title: 'a decision changed to exceeds, the second running, promotes; changed back it is taken back',
    run: rules => {
      const life = reviewed(settled(grown(rules)), 120, 100)
      life.ask('2027-09-01', asLead, { type: 'record_figures', review: 2, figures: figures(120, '2027-09-01') })
      life.ask('2027-09-02', asManager, { type: 'change_decision', review: 2 })
      life.ask('2027-09-03', asLead, { type: 'record_figures', review: 2, figures: figures(100, '2027-09-03') })
      life.ask('2027-09-06', asManager, { type: 'change_decision', review: 2 })
      return tierStory(life)
    },
    expected: [
      '2027-09-02 promoted registered → silver',
      '2027-09-02 granted marketing-support',
      '2027-09-06 demoted silver → registered',
      '2027-09-06 revoked marketing-support',
    ],
  },
  {
    rule: 'R5',
    title: 'a warning is lifted when either of its two reviews is changed; an older review changes no tier',
    run: rules =>
      [1, 2].map(corrected => {
        const life = reviewed(settled(grown(rules)), 50, 50)
        life.ask('2027-09-01', asLead, {
          type: 'record_figures',
          review: corrected,
          figures: figures(90, '2027-09-01'),
        })
        life.ask('2027-09-02', asManager, { type: 'change_decision', review: corrected })
        return tierStory(life)
      }),
    expected: [
      ['2027-08-23 warned until 2028-02-19', '2027-09-02 cleared: review 1 meets'],
      ['2027-08-23 warned until 2028-02-19', '2027-09-02 cleared: review meets'],
    ],
  },

  // R6
  {
    rule: 'R6',
    title: 'growth opens with a plan, an opportunity, two check-ins and a first joint customer, in one letter a person',
    run: rules => {
      const life = grown(rules)
      return [dues(life, 'grow'), life.to('2027-02-02').post('growth-started')]
    },
    expected: [
      {
        'business-plan': '2027-03-01',
        'first-opportunity': '2027-03-18',
        'check-in-30': '2027-03-03',
        'check-in-60': '2027-04-02',
        'first-customer': '2027-05-03',
      },
      [
        '2027-02-02 growth-started → partner_lead',
        '2027-02-02 growth-started → manager',
        '2027-02-02 growth-started → sales',
      ],
    ],
  },
  {
    rule: 'R6',
    title: 'growth that begins on Wednesday, February 3, wants its first joint customer on Tuesday, May 4',
    run: rules => dues(grown(rules, { on: '2027-02-03' }), 'grow')['first-customer'],
    expected: '2027-05-04',
  },

  {
    rule: 'R6',
    title: 'from a Wednesday on: the 45th day is a Saturday, the 60th a Sunday, the 90th a Tuesday',
    run: rules => dues(grown(rules, { on: '2027-02-03' }), 'grow'),
    expected: {
      'business-plan': '2027-03-03',
      'first-opportunity': '2027-03-22',
      'check-in-30': '2027-03-05',
      'check-in-60': '2027-04-05',
      'first-customer': '2027-05-04',
    },
  },

  // S1
  {
    rule: 'S1',
    title: 'revenue 0.5, new customers 0.2, acquisition rate 0.1, satisfaction 0.2',
    run: rules => [
      card(rules, four(100, 0, 0, 0)),
      card(rules, four(0, 100, 0, 0)),
      card(rules, four(0, 0, 100, 0)),
      card(rules, four(0, 0, 0, 100)),
    ],
    expected: ['50 below', '20 below', '10 below', '20 below'],
  },
  {
    rule: 'S1',
    title: 'for technology, oem and services adoption 0.3, joint customers 0.3, satisfaction 0.4',
    run: rules =>
      ['technology', 'oem', 'services'].map(type =>
        [three(100, 0, 0), three(0, 100, 0), three(0, 0, 100)].map(actuals =>
          card(rules, actuals, { type, against: three(100, 100, 100) }),
        ),
      ),
    expected: [
      ['30 below', '30 below', '40 below'],
      ['30 below', '30 below', '40 below'],
      ['30 below', '30 below', '40 below'],
    ],
  },
  {
    rule: 'S1',
    title: 'rounded half up before it is compared: 1.095 exceeds, what is just under it does not',
    run: rules => [
      card(rules, four(109.5, 109.5, 109.5, 109.5)),
      card(rules, four(109.499999, 109.499999, 109.499999, 109.499999)),
      card(rules, four(110, 110, 110, 110)),
    ],
    expected: ['110 exceeds', '109 meets', '110 exceeds'],
  },
  {
    rule: 'S1',
    title: 'exact at large figures: a billionth under the half stays under it',
    run: rules =>
      card(rules, four(1_094_999_999, 1_094_999_999, 1_094_999_999, 1_094_999_999), {
        against: four(1e9, 1e9, 1e9, 1e9),
      }),
    expected: '109 meets',
  },
  {
    rule: 'S1',
    title: 'attainments 1.10, 1.00, 1.00, 1.20 score 1.09',
    run: rules => card(rules, four(110, 100, 100, 120)),
    expected: '109 meets',
  },
  {
    rule: 'S1',
    title: 'meets from 0.80 on, and 0.795 is 0.80; 0.794 is below',
    run: rules => [
      card(rules, four(80, 80, 80, 80)),
      card(rules, four(79.5, 79.5, 79.5, 79.5)),
      card(rules, four(79.4, 79.4, 79.4, 79.4)),
      card(rules, four(79, 79, 79, 79)),
    ],
    expected: ['80 meets', '80 meets', '79 below', '79 below'],
  },
  {
    rule: 'S1',
    title: 'no KPI counts for more than 1.5 of its target',
    run: rules => [
      card(rules, four(1000, 0, 0, 0)),
      card(rules, four(150, 150, 150, 150)),
      card(rules, four(151, 151, 151, 151)),
    ],
    expected: ['75 below', '150 exceeds', '150 exceeds'],
  },
  {
    rule: 'S1',
    title: 'exactly 40 % of the weight missing is scored, the rest renormalised; more is not scored',
    run: rules => [
      card(rules, { partner_sourced_revenue: 100, customer_acquisition_rate: 70 }),
      card(rules, { partner_sourced_revenue: 100 }),
      card(rules, three(90, 90, 0), { type: 'oem', against: { adoption: 100, joint_customers: 100 } }),
    ],
    expected: [
      '95 meets new_customers partner_satisfaction',
      'not scored  new_customers customer_acquisition_rate partner_satisfaction',
      '90 meets partner_satisfaction',
    ],
  },
  {
    rule: 'S1',
    title: 'a weight of 0.45 missing is more than 40 %',
    run: rules =>
      card(
        {
          ...rules,
          model: {
            ...rules.model,
            scores: {
              ...rules.model.scores,
              card: {
                ...rules.model.scores.card,
                weights: { else: { partner_sourced_revenue: 0.55, new_customers: 0.45 } },
              },
            },
          },
        },
        { partner_sourced_revenue: 100 },
      ),
    expected: 'not scored  new_customers',
  },
  {
    rule: 'S1',
    title: 'a negative actual counts 0; an actual of 0 is data',
    run: rules => [card(rules, four(-50, 100, 100, 100)), card(rules, four(0, 100, 100, 100))],
    expected: ['50 below', '50 below'],
  },
  {
    rule: 'S1',
    title: 'a target of 0 or none is missing',
    run: rules => [
      card(rules, four(100, 5, 100, 100), { against: { ...targets, new_customers: 0 } }),
      card(rules, four(100, 5, 100, 100), {
        against: { partner_sourced_revenue: 100, customer_acquisition_rate: 100, partner_satisfaction: 100 },
      }),
    ],
    expected: ['100 meets new_customers', '100 meets new_customers'],
  },
  {
    rule: 'S1',
    title: 'satisfaction is the mean of all answers, at least one; a figure recorded for it wins',
    run: rules => {
      const against = { ...targets, partner_satisfaction: 4 }
      const rest = { partner_sourced_revenue: 100, new_customers: 100, customer_acquisition_rate: 100 }
      // (5 + 5 + 5 + 3) ÷ 4 = 4.5: attained 1.125; 0.8 + 0.2 × 1.125 = 1.025, which is 1.03.
      return [
        card(rules, rest, { against, survey: [[5, 5, 5], [3]] }),
        card(rules, rest, { against }),
        card(rules, { ...rest, partner_satisfaction: 2 }, { against, survey: [[5]] }),
      ]
    },
    expected: ['103 meets', '100 meets partner_satisfaction', '90 meets'],
  },

  {
    rule: 'S1',
    title: 'each correction counts up, of twelve reviews the first as the last, and of a period before them too',
    run: rules => {
      const life = grown(rules, { terms: { end: '2036-12-31' } })
      const correct = (review: number, kpi = 'new_customers') => {
        life.ask(life.today, asManager, {
          type: 'record_figures',
          review,
          figures: [{ kpi, value: life.state.number, asOf: life.today, source: 'crm' }],
        })
        const event = life.events.findLast(({ type }) => type === 'figures_recorded')
        return event?.type === 'figures_recorded' ? event.figures.map(({ revision }) => revision).join() : ''
      }
      for (let day = life.today; (life.state.reviews.planned?.review ?? 0) <= 12; day = addDays(day, 14)) {
        const planned = life.to(day).state.reviews.planned
        if (planned?.begun && !planned.figures.new_customers) correct(planned.review)
      }
      const twice = (review: number) => `${review}: ${correct(review)}, ${correct(review)}`
      return [
        Array.from({ length: 13 }, (_, at) => twice(at + 1)),
        correct(2, 'luck'),
        Object.keys(life.state.reviews.revisions ?? {}),
      ]
    },
    expected: [[...Array.from({ length: 12 }, (_, at) => `${at + 1}: 2, 3`), '13: 1, 2'], '1', ['1', '2', '3', '4']],
  },

  {
    rule: 'R1',
    title: 'a review whose outcome an admin waives is missed, and the next one is laid',
    run: rules => {
      const life = settled(grown(rules)).to('2027-05-24')
      life.ask('2027-05-25', asAdmin, { type: 'waive_task', task: 'review-1.outcome', text })
      return told(life, 'review_missed', 'review_planned').slice(-2)
    },
    expected: ['2027-05-25 review_missed 1', '2: 2027-05-01…2027-07-31, P 2027-08-01, T 2027-08-23'],
  },

  // S2, S3
  {
    rule: 'S2',
    title: 'a missed review and one that was not scored neither break nor lengthen a run',
    run: rules => [
      tierStory(reviewed(settled(grown(rules)), 120, 'missed', 120)),
      tierStory(reviewed(settled(grown(rules)), 120, 'missing', 120)),
    ],
    expected: [
      ['2027-11-22 promoted registered → silver', '2027-11-22 granted marketing-support'],
      ['2027-11-22 promoted registered → silver', '2027-11-22 granted marketing-support'],
    ],
  },
  {
    rule: 'S2',
    title: 'a meeting target in between breaks a run',
    run: rules => tierStory(reviewed(settled(grown(rules)), 120, 100, 120)),
    expected: [],
  },
  {
    rule: 'S2',
    title: 'runs begin anew after a promotion: the next comes with the fourth, not the third',
    run: rules =>
      tierStory(reviewed(settled(grown(rules)), 120, 120, 120, 120)).filter(line => line.includes('promoted')),
    expected: ['2027-08-23 promoted registered → silver', '2028-02-22 promoted silver → gold'],
  },
  {
    rule: 'S2',
    title:
      'runs begin anew after a closed improvement plan: one below after it is no second, and health is judged anew',
    run: rules => {
      const life = reviewed(settled(grown(rules)), 50, 50)
      life.ask('2027-10-22', asManager, { type: 'answer_task', task: 'improve-1.verdict', answer: 'recovered' })
      const runs = [life.state.reviews.below, life.state.reviews.missed]
      return [
        runs,
        told(reviewed(life, 80, 50), 'play_started').filter(line => line.includes('improve')),
        life.state.reviews.below,
      ]
    },
    expected: [[0, 0], ['2027-08-23 began improve-1'], 1],
  },
  {
    rule: 'S2',
    title: 'two missed means running: a held one in between, scored or not, begins anew',
    run: rules =>
      [
        ['missed', 'missed'],
        ['missed', 100, 'missed'],
        ['missed', 'missing', 'missed'],
      ].map(turns =>
        told(reviewed(settled(grown(rules)), ...(turns as ('missed' | number)[])), 'health_changed').filter(line =>
          line.endsWith('reviews missed'),
        ),
      ),
    expected: [['2027-09-07 wayward: reviews missed'], [], []],
  },
  {
    rule: 'S3',
    title: 'exceeding twice running promotes one tier, grants what it earns and proposes an expansion',
    run: rules => {
      const life = reviewed(settled(grown(rules)), 120, 110)
      return [
        tierStory(life),
        told(life, 'play_started').filter(line => line.includes('propose')),
        life.to('2027-08-24').post('promoted', 'expansion-proposed'),
      ]
    },
    expected: [
      ['2027-08-23 promoted registered → silver', '2027-08-23 granted marketing-support'],
      ['2027-08-23 began propose-expansion-1'],
      [
        '2027-08-23 promoted → partner_lead',
        '2027-08-23 promoted → executive_sponsor',
        '2027-08-23 expansion-proposed → manager',
      ],
    ],
  },
  {
    rule: 'S3',
    title:
      'silver earns marketing support, gold early access, platinum a bonus; above platinum there is only the expansion',
    run: rules => {
      const life = reviewed(settled(grown(rules, { opening: { tier: 'silver' } })), 120, 120, 120, 120, 120, 120)
      return [tierStory(life), told(life, 'play_started').filter(line => line.includes('propose'))]
    },
    expected: [
      [
        '2027-08-23 promoted silver → gold',
        '2027-08-23 granted early-access',
        '2028-02-22 promoted gold → platinum',
        '2028-02-22 granted bonus',
      ],
      [
        '2027-08-23 began propose-expansion-1',
        '2028-02-22 began propose-expansion-2',
        '2028-08-22 began propose-expansion-3',
      ],
    ],
  },
  {
    rule: 'S3',
    title: 'below twice running is warned, for 180 days',
    run: rules => tierStory(reviewed(settled(grown(rules)), 79, 50)),
    expected: ['2027-08-23 warned until 2028-02-19'],
  },
  {
    rule: 'S3',
    title: 'in grace the next scored review clears the warning when it meets',
    run: rules => tierStory(reviewed(settled(grown(rules, { opening: { tier: 'gold' } })), 50, 50, 'missing', 80)),
    expected: ['2027-08-23 warned until 2028-02-19', '2028-02-22 cleared: review meets'],
  },
  {
    rule: 'S3',
    title: 'in grace the next scored review demotes one tier when it is below, and withdraws what the tier earned',
    run: rules => {
      const life = reviewed(settled(grown(rules, { opening: { tier: 'gold' } })), 50, 50, 50)
      return [tierStory(life), life.post('warned', 'demoted', 'benefit-withdrawn')]
    },
    expected: [
      ['2027-08-23 warned until 2028-02-19', '2027-11-22 demoted gold → silver', '2027-11-22 revoked early-access'],
      [
        '2027-08-23 warned → partner_lead',
        '2027-08-23 warned → manager',
        '2027-11-22 demoted → partner_lead',
        '2027-11-22 demoted → executive_sponsor',
        '2027-11-22 benefit-withdrawn → partner_lead',
      ],
    ],
  },
  {
    rule: 'S3',
    title: 'there is no tier below the lowest: the tier stays, and no warning is lifted',
    run: rules => tierStory(reviewed(settled(grown(rules)), 50, 50, 50)),
    expected: ['2027-08-23 warned until 2028-02-19', '2027-11-22 kept: lowest tier'],
  },
  {
    rule: 'S3',
    title: 'no scored review within 180 days: the manager decides; silence keeps the tier',
    run: rules => {
      const life = reviewed(settled(grown(rules, { opening: { tier: 'gold' } })), 50, 50, 'missed').to('2028-02-20')
      const asked = dues(life, 'decide-tier')
      return [asked, called(life.to('2028-03-31'), 'decide-tier-1.choose'), life.post('tier-decision'), tierStory(life)]
    },
    expected: [
      { choose: '2028-03-03' },
      [
        '2028-02-21 asked → manager',
        '2028-03-02 due - 1 bd → manager',
        '2028-03-08 due + 3 bd → manager',
        '2028-03-10 due + 5 bd → sponsor',
      ],
      ['2028-02-21 tier-decision → manager'],
      ['2027-08-23 warned until 2028-02-19', '2028-03-22 kept: silence'],
    ],
  },
  {
    rule: 'S3',
    title: 'asked so, the manager may demote; a scored review that comes first decides instead',
    run: rules => {
      const asked = () => reviewed(settled(grown(rules, { opening: { tier: 'gold' } })), 50, 50, 'missed')
      const byManager = asked()
      byManager.ask('2028-02-25', asManager, { type: 'answer_task', task: 'decide-tier-1.choose', answer: 'demote' })
      const byReview = reviewed(asked(), 50)
      return [
        tierStory(byManager).slice(1),
        tierStory(byReview).slice(1),
        byReview.refusal('2028-02-25', asManager, {
          type: 'answer_task',
          task: 'decide-tier-1.choose',
          answer: 'demote',
        }),
      ]
    },
    expected: [
      ['2028-02-25 demoted gold → silver', '2028-02-25 revoked early-access'],
      ['2028-02-22 demoted gold → silver', '2028-02-22 revoked early-access'],
      'unknown_task',
    ],
  },

  // S4, S5
  {
    rule: 'S4',
    title: 'one review below is watch, two running are wayward',
    run: rules =>
      told(reviewed(settled(grown(rules)), 50, 50), 'health_changed').filter(line => line.includes('below')),
    expected: ['2027-05-24 watch: review below', '2027-08-23 wayward: reviews below'],
  },
  {
    rule: 'S4',
    title: 'one review missed is watch, two running are wayward',
    run: rules =>
      told(reviewed(settled(grown(rules)), 100, 'missed', 'missed'), 'health_changed').filter(line =>
        line.includes('missed'),
      ),
    expected: ['2027-09-07 watch: review missed', '2027-12-07 wayward: reviews missed'],
  },
  {
    rule: 'S4',
    title: '30 days of silence are watch; 60 with nothing overdue are no more',
    run: rules => told(settled(grown(rules)).to('2027-05-13'), 'health_changed'),
    expected: ['2027-03-03 watch: silence'],
  },
  {
    rule: 'S4',
    title: '60 days of silence with something overdue are wayward',
    run: rules => told(grown(rules).to('2027-04-30'), 'health_changed').filter(line => line.includes('silence')),
    expected: ['2027-03-03 watch: silence', '2027-04-02 wayward: silence'],
  },
  {
    rule: 'S4',
    title: 'an open escalation is watch until its task is done',
    run: rules => {
      const life = grown(rules)
      life.ask('2027-02-25', asLead, { type: 'complete_task', task: 'grow-1.first-opportunity' })
      life.ask('2027-03-05', asManager, { type: 'complete_task', task: 'grow-1.business-plan' })
      return told(life, 'health_changed')
    },
    expected: ['2027-03-04 watch: escalation open', '2027-03-05 healthy: back on course'],
  },
  {
    rule: 'S5',
    title:
      'silence counts from the later of the entry into growth and the last answer of any contact; the vendor’s own commands do not end it',
    run: rules => {
      const life = settled(grown(rules))
      life.ask(
        '2027-02-20',
        { side: 'partner', id: people.sales },
        { type: 'move_meeting', task: 'review-1.date', to: '2027-05-25' },
      )
      life.ask('2027-03-01', asManager, { type: 'log_challenge', text })
      return told(life.to('2027-04-20'), 'health_changed')
    },
    expected: ['2027-03-22 watch: silence'],
  },
  {
    rule: 'S5',
    title: 'wayward opens a plan of 60 days with check-ins every 14 days; without a verdict 10 bd later it has failed',
    run: rules => {
      const life = grown(rules).to('2027-04-02')
      const run = life.state.runs.find(open => open.play === 'improve')
      life.to('2027-07-31')
      return [
        run?.days.goal,
        life.post('check-in'),
        called(life, 'improve-1.verdict'),
        told(life, 'improvement_closed'),
        life.post('improvement-plan'),
      ]
    },
    expected: [
      '2027-06-01',
      [
        '2027-04-16 check-in → partner_lead',
        '2027-04-30 check-in → partner_lead',
        '2027-05-14 check-in → partner_lead',
        '2027-05-28 check-in → partner_lead',
      ],
      [
        '2027-05-25 asked → manager',
        '2027-05-31 due - 1 bd → manager',
        '2027-06-04 due + 3 bd → manager',
        '2027-06-08 due + 5 bd → sponsor',
      ],
      ['2027-06-16 plan failed'],
      ['2027-04-02 improvement-plan → partner_lead', '2027-04-02 improvement-plan → manager'],
    ],
  },
  {
    rule: 'S5',
    title: 'a check-in is due 3 bd after it is asked and no longer awaited after 10',
    run: rules => {
      const life = grown(rules).to('2027-04-16')
      const task = life.task('improve-1.check-in.1')
      return [task?.due, task?.closes]
    },
    expected: ['2027-04-21', '2027-04-30'],
  },
  {
    rule: 'S5',
    title:
      'a failed plan proposes the exit to the manager, never to the partner; silence keeps the partnership 30 days later',
    run: rules => {
      const life = grown(rules).to('2027-06-16')
      const asked = dues(life, 'propose-exit')
      life.to('2027-08-01')
      return [
        asked,
        called(life, 'propose-exit-1.choose'),
        told(life, 'task_lapsed').filter(line => line.includes('propose-exit')),
        life.letters.filter(letter => letter.letter === 'exit-proposed').map(letter => letter.to.side),
        life.state.exit,
      ]
    },
    expected: [
      { choose: '2027-06-30' },
      [
        '2027-06-16 asked → manager',
        '2027-06-29 due - 1 bd → manager',
        '2027-07-05 due + 3 bd → manager',
        '2027-07-07 due + 5 bd → sponsor',
      ],
      ['2027-07-17 lapsed propose-exit-1.choose'],
      ['vendor'],
      undefined,
    ],
  },
  {
    rule: 'S5',
    title: 'a verdict of recovered ends it; one of failed proposes the exit at once, and the manager may take it',
    run: rules => {
      const recovered = grown(rules).to('2027-05-31')
      recovered.ask('2027-05-31', asManager, { type: 'answer_task', task: 'improve-1.verdict', answer: 'recovered' })
      const failed = grown(rules)
      failed.ask('2027-05-31', asManager, { type: 'answer_task', task: 'improve-1.verdict', answer: 'failed' })
      failed.ask('2027-06-02', asManager, {
        type: 'answer_task',
        task: 'propose-exit-1.choose',
        answer: 'exit',
        reason: 'performance',
      })
      return [told(recovered, 'improvement_closed', 'exit_started'), told(failed, 'improvement_closed', 'exit_started')]
    },
    expected: [
      ['2027-05-31 plan recovered'],
      ['2027-05-31 plan failed', '2027-06-02 exit 1: performance, any_time, last 2027-08-31'],
    ],
  },
  {
    rule: 'S5',
    title: 'a person may open a plan of other length; only one runs at a time',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-02-10', asManager, { type: 'open_improvement', days: 30 })
      return [
        life.state.runs.find(run => run.play === 'improve')?.days.goal,
        life.refusal('2027-02-11', asManager, { type: 'open_improvement' }),
      ]
    },
    expected: ['2027-03-12', 'already_so'],
  },

  // E1
  {
    rule: 'E1',
    title: 'a proposal lapses after 30 days',
    run: rules => {
      const life = reviewed(settled(grown(rules)), 120, 120)
      const asked = dues(life, 'propose-expansion')
      return [
        asked,
        called(life.to('2027-10-15'), 'propose-expansion-1.choose'),
        told(life, 'task_lapsed').filter(line => line.includes('propose')),
      ]
    },
    expected: [
      { choose: '2027-09-06' },
      [
        '2027-08-23 asked → manager',
        '2027-09-03 due - 1 bd → manager',
        '2027-09-09 due + 3 bd → manager',
        '2027-09-13 due + 5 bd → sponsor',
      ],
      ['2027-09-23 lapsed propose-expansion-1.choose'],
    ],
  },
  {
    rule: 'E1',
    title: 'opening an initiative answers the proposal',
    run: rules => {
      const life = reviewed(settled(grown(rules)), 120, 120)
      life.ask('2027-09-01', asManager, newInitiative('2028-02-29'))
      return [
        told(life, 'task_done').filter(line => line.includes('propose')),
        life.state.initiatives.map(open => open.goal),
      ]
    },
    expected: [['2027-09-01 done propose-expansion-1.choose'], ['2028-02-29']],
  },
  {
    rule: 'E1',
    title: 'check-ins every 30 days from the opening, then a verdict, and silence drops it 30 days later',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-03-01', asManager, newInitiative('2027-06-30'))
      // One turn is laid at a time.
      const checkIns = ['2027-03-01', '2027-03-31', '2027-04-30', '2027-05-31'].map(day =>
        life
          .to(day)
          .state.tasks.filter(task => task.play === 'expand' && task.name === 'check-in' && task.status === 'planned')
          .map(task => `${task.opens} due ${task.due}`),
      )
      return [
        checkIns,
        [1, 2, 3, 4].flatMap(turn => called(life.to('2027-08-15'), `expand-1.check-in.${turn}`)),
        called(life, 'expand-1.verdict'),
        told(life, 'initiative_closed'),
        told(life, 'task_lapsed').filter(line => line.includes('expand-1')),
        life.post('expansion-opened', 'expansion-closed'),
      ]
    },
    expected: [
      [
        ['2027-03-31 due 2027-04-05'],
        ['2027-04-30 due 2027-05-05'],
        ['2027-05-31 due 2027-06-03'],
        ['2027-06-29 due 2027-07-02'],
      ],
      [
        '2027-03-31 asked → partner_lead',
        '2027-04-30 asked → partner_lead',
        '2027-05-31 asked → partner_lead',
        '2027-06-29 asked → partner_lead',
      ],
      [
        '2027-06-23 asked → manager',
        '2027-06-29 due - 1 bd → manager',
        '2027-07-05 due + 3 bd → manager',
        '2027-07-07 due + 5 bd → sponsor',
      ],
      ['2027-07-31 initiative dropped'],
      [
        '2027-04-15 lapsed expand-1.check-in.1',
        '2027-05-15 lapsed expand-1.check-in.2',
        '2027-06-15 lapsed expand-1.check-in.3',
        '2027-07-14 lapsed expand-1.check-in.4',
        '2027-07-31 lapsed expand-1.verdict',
      ],
      [
        '2027-03-01 expansion-opened → partner_lead',
        '2027-07-31 expansion-closed → partner_lead',
        '2027-07-31 expansion-closed → manager',
      ],
    ],
  },
  {
    rule: 'E1',
    title: 'a goal on a Saturday: the verdict is due on the Monday, asked 5 bd before the goal as it stands',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-03-01', asManager, newInitiative('2027-06-26'))
      const verdict = life.task('expand-1.verdict')
      return [verdict?.opens, verdict?.due, verdict?.closes]
    },
    expected: ['2027-06-21', '2027-06-28', '2027-07-28'],
  },
  {
    rule: 'E1',
    title: 'the plan can change: check-ins and verdict follow, and a focus initiative is as regular as the others',
    run: rules => {
      const life = settled(grown(rules))
      life.ask('2027-03-01', asManager, { ...newInitiative('2027-06-30'), kind: 'focus' })
      life.ask('2027-04-01', asManager, {
        type: 'change_initiative',
        initiative,
        goal: '2027-05-31',
        everyDays: 14,
        text: reasons,
      })
      return [
        life.state.tasks
          .filter(task => task.play === 'expand')
          .map(task => `${task.name} ${task.opens}`)
          .sort(),
        [1, 2, 3, 4, 5].flatMap(turn => called(life.to('2027-05-30'), `expand-1.check-in.${turn}`)),
      ]
    },
    // 1 March + 14 d each: 29 March is over, the one of 31 March has been asked; then 12 and 26 April, 10 and 24 May.
    expected: [
      ['check-in 2027-03-31', 'check-in 2027-04-12', 'verdict 2027-05-24'],
      ['03-31', '04-12', '04-26', '05-10', '05-24'].map(day => `2027-${day} asked → partner_lead`),
    ],
  },
]

const nextOf = (day: Day): Day => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
