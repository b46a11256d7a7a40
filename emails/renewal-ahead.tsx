import type { Period, Scorecard, TermsOfAgreement } from '../lifecycle/event.js'
import { Act, Card, P } from './look/parts.js'
import { act, cardLines, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on, period } from './wording/days.js'
import { kpiName, list, percent } from './wording/names.js'

/**
 * `day`: D, the last day on which notice can be given. `cards`: of the last four periods. `terms`: of the agreement.
 */
interface Facts {
  terms: TermsOfAgreement
  autoRenew: boolean
  cards: { review: number; period?: Period; card?: Scorecard }[]
}

const renews = (v: View<Facts>) => v.facts.autoRenew ?? v.facts.terms?.autoRenew
const ahead = (v: View<Facts>) =>
  'The agreement with '
  + `${v.partner}${v.facts.terms?.end ? ` ends on ${on(v.facts.terms.end)}` : ' is nearing its end'}. `
  + `Until ${on(v.day)} you can still choose: renew, renegotiate or exit. `
  + (renews(v) === undefined
    ? 'If you choose nothing, the agreement decides.'
    : renews(v)
      ? 'If you choose nothing, it renews as it is.'
      : 'If you choose nothing, the exit begins the day after.')
const row = (entry: { review: number; period?: Period; card?: Scorecard }) =>
  `${period(entry.period)}: `
  + `${percent(entry.card?.score) ?? 'not scored'}`
  + (entry.card?.rating ? `, ${entry.card.rating}` : '')
  + (entry.card?.missing?.length ? `; missing: ${list(entry.card.missing.map(kpiName))}` : '')
const past = (v: View<Facts>) =>
  v.facts.cards?.length
    ? 'How the last periods went:'
    : 'No period has been scored yet, so ask the people who work with them.'

export default {
  subject: v => `Choose: renew, renegotiate or leave ${v.partner}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{ahead(v)}</P>
      <P>{past(v)}</P>
      {v.facts.cards?.length ? (
        <ul style={{ fontSize: '16px', lineHeight: '24px' }}>
          {v.facts.cards.map((entry, index) => (
            <li key={index}>{row(entry)}</li>
          ))}
        </ul>
      ) : null}
      <Card card={v.facts.cards?.at(-1)?.card} />
      <Act view={v} label="Choose" />
      <P>
        To renew is to walk through recruiting and onboarding again, shortened: the cheapest way to find out whether
        both still mean it.
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      ahead(v),
      `${past(v)}${v.facts.cards?.length ? `\n${v.facts.cards.map(entry => `- ${row(entry)}`).join('\n')}` : ''}`,
      cardLines(v.facts.cards?.at(-1)?.card),
      act(v, 'Choose'),
      'Who renews goes through recruiting and onboarding again, shortened: the cheapest way to find out whether both still mean it.',
    ),
  sample: {
    sent: '2028-08-04',
    to: 'vendor.manager',
    facts: {
      day: '2028-11-02',
      terms: { start: '2027-02-01', end: '2029-01-31', autoRenew: true, noticeDays: 90, termMonths: 12 },
      cards: [
        {
          review: 2,
          period: { from: '2027-05-01', to: '2027-07-31' },
          card: { items: [], score: 84, rating: 'meets', missing: [] },
        },
        {
          review: 3,
          period: { from: '2027-08-01', to: '2027-10-31' },
          card: { items: [], score: 112, rating: 'exceeds', missing: ['customer_acquisition_rate'] },
        },
        {
          review: 4,
          period: { from: '2027-11-01', to: '2028-01-31' },
          card: { items: [], missing: ['partner_sourced_revenue'] },
        },
        {
          review: 5,
          period: { from: '2028-02-01', to: '2028-04-30' },
          card: {
            items: [{ kpi: 'partner_sourced_revenue', weight: 0.5, actual: 235000, target: 240000, attainment: 0.98 }],
            score: 97,
            rating: 'meets',
            missing: [],
          },
        },
      ],
    },
    reason: 'notice can be given for 90 more days',
  },
} satisfies Template<Facts>
