import type { Day } from '../lifecycle/day.js'
import { Act, P, Tasks } from './look/parts.js'
import { act, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, on } from './wording/days.js'
import { lowered } from './wording/names.js'

/** `tasks`: of the growth play. `day`: the first of them. `review`: P of the first review, if planned. */
interface Facts {
  period: Day
}

const grow = (v: View<Facts>) =>
  'From today we earn together. First on the list: '
  + `${v.tasks.length ? `${lowered(v.title(v.tasks[0]))}, ${by(v.day)}` : `a short plan of your first deals, ${by(v.day)}`}. `
  + `That is not a test; it tells ${v.manager} where to help.`
const rhythm = (v: View<Facts>) =>
  (typeof v.facts.period === 'string'
    ? `The first period that we look back on together ends ${on(v.facts.period)}.`
    : 'Every period ends with a review.')
  + ' '
  + 'Before each review you hear from us three times: the invitation, a request for figures, and '
  + 'the scorecard to read beforehand.'

export default {
  subject: v => `Begin to grow: first step${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{grow(v)}</P>
      <Tasks view={v} />
      <P>{rhythm(v)}</P>
      {v.link() ? <Act view={v} label="Open the first step" /> : null}
    </>
  ),
  text: v =>
    paragraphs(grow(v), v.tasks.length > 0 && taskLines(v), rhythm(v), v.link() && act(v, 'Open the first step')),
  sample: {
    sent: '2027-04-29',
    to: 'partner.partner_lead',
    facts: {
      period: '2027-07-31',
      tasks: [
        { task: 'grow-1.joint-business-plan', name: 'joint-business-plan', due: '2027-05-27', side: 'both' },
        { task: 'grow-1.first-opportunity', name: 'first-opportunity', due: '2027-06-14', side: 'partner' },
      ],
    },
    reason: 'onboarding is complete and growth has begun',
    actions: [{ purpose: 'complete', subject: 'grow-1.joint-business-plan', until: '2027-05-27' }],
  },
} satisfies Template<Facts>
