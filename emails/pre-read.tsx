import type { Period, Scorecard } from '../lifecycle/event.js'
import { Act, Card, P } from './look/parts.js'
import { act, cardLines, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, on } from './wording/days.js'
import { count, kpiName, list, lowered, percent } from './wording/names.js'

/**
 * As the event `review_scored`: the card and its period. `day`: of the meeting. `carriedOver`: how many actions are
 * still open.
 */
interface Facts {
  review: number
  card: Scorecard
  period: Period
  carriedOver: string[]
}

const missing = (v: View<Facts>) =>
  v.facts.card?.missing?.length ? list(v.facts.card.missing.map(kpi => lowered(kpiName(kpi)))) : undefined
const read = (v: View<Facts>) =>
  `Here is the scorecard that we shall have before us on ${on(v.day)}. Please read it beforehand `
  + `and tell ${v.toVendor ? v.partner : v.manager} if a figure is wrong; one that nobody questions stands.`
const verdict = (v: View<Facts>) => {
  const score = percent(v.facts.card?.score)
  if (!score)
    return (
      'There is no score this time: too much of its weight has no '
      + `data${missing(v) ? ` (${missing(v)})` : ''}. That is not a zero; the period simply does not `
      + 'count, neither for you nor against you.'
    )
  return (
    `You reached ${score} of what we had planned together`
    + (v.facts.card?.rating
      ? `, which ${v.facts.card.rating === 'below' ? 'is below the mark' : `${v.facts.card.rating} the mark`}`
      : '')
    + '.'
    + (missing(v) ? ` Missing data: ${missing(v)}. It was left out, and the other weights were scaled up.` : '')
  )
}
const open = (v: View<Facts>) =>
  v.facts.carriedOver?.length
    ? `${count(v.facts.carriedOver.length, 'action')} from earlier reviews `
      + `${v.facts.carriedOver.length === 1 ? 'is' : 'are'} still open and will come up.`
    : undefined

export default {
  subject: v => `Read the scorecard before ${brief(v.day)}`,
  html: v => (
    <>
      <P>{read(v)}</P>
      <P>{verdict(v).replace(/^You/, v.toVendor ? v.partner : 'You')}</P>
      <Card card={v.facts.card} />
      <P>{open(v)}</P>
      {v.link('figures') ? <Act view={v} label="Correct a figure" purpose="figures" /> : null}
    </>
  ),
  text: v =>
    paragraphs(
      read(v),
      verdict(v).replace(/^You/, v.toVendor ? v.partner : 'You'),
      cardLines(v.facts.card),
      open(v),
      v.link('figures') && act(v, 'Correct a figure', 'figures'),
    ),
  sample: {
    sent: '2027-11-15',
    to: 'partner.partner_lead',
    facts: {
      review: 3,
      day: '2027-11-22',
      period: { from: '2027-08-01', to: '2027-10-31' },
      carriedOver: ['action-1'],
      card: {
        items: [
          { kpi: 'partner_sourced_revenue', weight: 0.5, actual: 264000, target: 240000, attainment: 1.1 },
          { kpi: 'new_customers', weight: 0.2, actual: 5, target: 4, attainment: 1.25 },
          { kpi: 'customer_acquisition_rate', weight: 0.1, target: 20 },
          { kpi: 'partner_satisfaction', weight: 0.2, actual: 4.2, target: 4, attainment: 1.05 },
        ],
        score: 112,
        rating: 'exceeds',
        missing: ['customer_acquisition_rate'],
      },
    },
    reason: 'the review is in 5 business days',
    actions: [{ purpose: 'figures', subject: '3', until: '2027-11-22' }],
  },
} satisfies Template<Facts>
