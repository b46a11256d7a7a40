import type { Period } from '../lifecycle/event.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on, period } from './wording/days.js'

/** `review`, `period`: which. `day`: the survey closes. Action `survey`, its subject the review's number. */
interface Facts {
  review: number
  period: Period
}

const survey = (v: View<Facts>) =>
  `How was it to work with ${v.vendor} from ${period(v.facts.period)}? A mark from one to five, `
  + `and a line if you like: a minute, until ${on(v.day)}. What you answer is part of how this `
  + 'period is judged, and it judges us. No answer is no mark, neither good nor bad.'

export default {
  subject: v => `Rate how we worked with you${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{survey(v)}</P>
      <Act view={v} label="Give us a mark" purpose="survey" />
      <P>{`${v.manager} sees your answers and reads them with care; be frank.`}</P>
    </>
  ),
  text: v =>
    paragraphs(
      survey(v),
      act(v, 'Give us a mark', 'survey'),
      `Be frank: ${v.manager} sees your answers and would rather know.`,
    ),
  sample: {
    sent: '2027-11-01',
    to: 'partner.sales',
    facts: { review: 3, period: { from: '2027-08-01', to: '2027-10-31' }, day: '2027-11-12' },
    reason: 'a review period has ended and you are a contact of the partnership',
    actions: [{ purpose: 'survey', subject: '3', until: '2027-11-12' }],
  },
} satisfies Template<Facts>
