import type { Period } from '../lifecycle/event.js'
import { Act, Longer, P } from './look/parts.js'
import { act, longer, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, period } from './wording/days.js'
import { kpiName, list, lowered } from './wording/names.js'

/**
 * `review`, `period`: which. `day`: data due. `kpis`: codes asked for. Action `figures`, its subject the review's
 * number.
 */
interface Facts {
  review: number
  period: Period
  kpis: string[]
}

const figures = (v: View<Facts>) =>
  `For our next review we need your figures for ${period(v.facts.period)}, ${by(v.day)}. It is a `
  + 'short '
  + `form${v.facts.kpis?.length ? `: ${list(v.facts.kpis.map(kpi => lowered(kpiName(kpi))))}` : ''}. `
  + 'What is missing then is left out of your score and the review says so; we never fill a gap '
  + 'with a zero.'

export default {
  subject: v => `Send your figures for the review${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{figures(v)}</P>
      <Act view={v} label="Enter the figures" purpose="figures" />
      <Longer view={v} />
      <P>An estimate is welcome if you say that it is one. You can correct it later, and the score follows.</P>
    </>
  ),
  text: v =>
    paragraphs(
      figures(v),
      act(v, 'Enter the figures', 'figures'),
      longer(v),
      'Estimates are welcome if you say so. Correct them later and the score follows.',
    ),
  sample: {
    sent: '2027-11-08',
    to: 'partner.partner_lead',
    facts: {
      review: 3,
      period: { from: '2027-08-01', to: '2027-10-31' },
      day: '2027-11-11',
      kpis: ['partner_sourced_revenue', 'new_customers'],
    },
    reason: 'the figures of the period are due in 3 business days',
    actions: [{ purpose: 'figures', subject: '3', until: '2027-11-22' }],
  },
} satisfies Template<Facts>
