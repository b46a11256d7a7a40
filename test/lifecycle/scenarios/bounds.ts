import type { Day } from '../../../lifecycle/day.js'
import type { TermsOfAgreement } from '../../../lifecycle/event.js'
import { asLead, asManager, type Ask, type Life } from '../life.js'
import { action, grown, initiative, newInitiative, reviewed, settled } from './grown.js'
import { gone, invited, longTerms, onboarding, text } from './lives.js'
import type { Scenario } from './scenario.js'

/** What happens when the day is the last one allowed, and what when it is the day after. */
const tried = (life: () => Life, on: Day, command: (day: Day) => Ask, ...days: Day[]) =>
  days.map(day => {
    const { answer } = life().try(on, asManager, command(day))
    return 'refusal' in answer ? `${answer.refusal.code}: ${answer.refusal.message}` : 'done'
  })

/** Days that a person names: 2207 is a slip of the pen for 2027, and no plan of centuries. */
export const scenarios: Scenario[] = [
  {
    rule: 'B1',
    title: 'an initiative’s goal lies within five years, when it is opened and when it is changed',
    run: rules => {
      const opened = () => {
        const life = settled(grown(rules))
        life.ask('2027-03-01', asManager, newInitiative('2027-06-30'))
        return life
      }
      return [
        tried(() => settled(grown(rules)), '2027-03-01', newInitiative, '2032-03-01', '2032-03-02', '9999-12-31'),
        tried(
          opened,
          '2027-03-01',
          goal => ({ type: 'change_initiative', initiative, goal }),
          '2032-03-01',
          '2207-03-01',
        ),
      ]
    },
    expected: [
      [
        'done',
        'day_too_late: goal must be 2032-03-01 at the latest.',
        'day_too_late: goal must be 2032-03-01 at the latest.',
      ],
      ['done', 'day_too_late: goal must be 2032-03-01 at the latest.'],
    ],
  },
  {
    rule: 'B1',
    title: 'where there is no hard stop, more time may be asked for within a year',
    run: rules =>
      tried(
        () => grown(rules),
        '2027-02-02',
        until => ({ type: 'ask_extension', task: 'grow-1.first-customer', until }),
        '2028-02-02',
        '2028-02-03',
      ),
    expected: ['done', 'day_too_late: until must be 2028-02-02 at the latest.'],
  },
  {
    rule: 'B1',
    title: 'a kick-off moves to the hard stop at the latest',
    run: rules =>
      tried(
        () => onboarding(rules, '2027-03-03'),
        '2027-03-04',
        to => ({ type: 'move_meeting', task: 'onboard-1.kick-off', to }),
        '2027-07-01',
        '2027-07-02',
      ),
    expected: ['done', 'day_too_late: The meeting must be 2027-07-01 at the latest.'],
  },
  {
    rule: 'B1',
    title: 'a last day that somebody names lies within five years, in the notice and later',
    run: rules => {
      const left = () => {
        const life = settled(grown(rules))
        life.ask('2027-03-01', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
        return life
      }
      return [
        tried(
          () => settled(grown(rules)),
          '2027-03-01',
          last => ({ type: 'start_exit', reason: 'mutual', clause: 'any_time', last }),
          '2032-03-01',
          '2032-03-02',
        ),
        tried(left, '2027-03-01', last => ({ type: 'set_last_day', last }), '2032-03-01', '2032-03-02'),
      ]
    },
    expected: [
      ['done', 'day_too_late: The last day must be 2032-03-01 at the latest.'],
      ['done', 'day_too_late: The last day must be 2032-03-01 at the latest.'],
    ],
  },
  {
    rule: 'B1',
    title: 'an action is due within two years of the review that asks for it',
    run: rules =>
      tried(
        () => reviewed(settled(grown(rules))).to('2027-05-24'),
        '2027-05-24',
        due => ({
          type: 'record_outcome',
          review: 1,
          decision: 'on_course',
          actions: [{ id: action, who: 'partner.sales', due, text }],
        }),
        '2029-05-24',
        '2029-05-25',
      ),
    expected: ['done', 'day_too_late: An action’s due day must be 2029-05-24 at the latest.'],
  },
  {
    rule: 'B1',
    title: 'the day from which on a partner wants to hear of us again lies within ten years, whoever names it',
    run: rules => [
      tried(
        () => invited(rules, '2027-01-06'),
        '2027-01-08',
        until => ({ type: 'close_partnership', reason: 'not_now', until }),
        '2037-01-08',
        '2037-01-09',
        '2027-01-08',
      ),
      ['2037-01-09', '2027-01-07'].map(until =>
        invited(rules, '2027-01-06').refusal('2027-01-08', asLead, {
          type: 'answer_task',
          task: 'invite-1.answer',
          answer: 'not_now',
          until,
        }),
      ),
    ],
    expected: [
      [
        'done',
        'day_too_late: until must be 2037-01-08 at the latest.',
        'day_in_the_past: until must lie after 2027-01-08.',
      ],
      ['day_too_late', 'day_in_the_past'],
    ],
  },
  {
    rule: 'B1',
    title: 'an agreement starts within fifty years back and five ahead, and ends within fifty',
    run: rules => {
      const signing = () => {
        const life = gone(rules, '2027-01-07')
        life.ask('2027-01-08', asLead, { type: 'complete_task', task: 'agree-1.plan' })
        life.ask('2027-01-08', asManager, { type: 'validate_task', task: 'agree-1.plan' })
        return life
      }
      const signed =
        (field: keyof TermsOfAgreement, more: Partial<TermsOfAgreement> = {}) =>
        (day: Day): Ask => ({ type: 'record_agreement', terms: { ...longTerms, ...more, [field]: day } })
      return [
        tried(signing, '2027-01-11', signed('start'), '1977-01-11', '1977-01-10'),
        tried(signing, '2027-01-11', signed('start', { end: '2040-12-31' }), '2032-01-11', '2032-01-12'),
        tried(signing, '2027-01-11', signed('end'), '2077-01-11', '2077-01-12'),
      ]
    },
    expected: [
      ['done', 'day_in_the_past: start must be 1977-01-11 at the earliest.'],
      ['done', 'day_too_late: start must be 2032-01-11 at the latest.'],
      ['done', 'day_too_late: end must be 2077-01-11 at the latest.'],
    ],
  },
]
