import type { Rating, Scorecard } from '../lifecycle/event.js'
import { Act, Card, P } from './look/parts.js'
import { act, cardLines, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** As the event `decision_would_differ`: the new card, what the rating was and would be. */
interface Facts {
  review: number
  card: Scorecard
  was: Rating
  would: Rating
}

const differs = (v: View<Facts>) =>
  `A figure came in late or was corrected, and as of ${on(firstDay(v.facts.day, v.sent))} review `
  + `${v.facts.review ?? 'in question'} of ${v.partner} would have been rated `
  + `${v.facts.would ?? 'not at all'} and not ${v.facts.was ?? 'unscored'}. Whatever was decided `
  + `then stands unless you change it; nobody at ${v.partner} has been told.`

export default {
  subject: v => `Weigh a decision again: ${v.partner}, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{differs(v)}</P>
      <Card card={v.facts.card} />
      <P>If you do change the rating, write why. If you let it stand, you need do nothing.</P>
      <Act view={v} label="Change the rating" />
    </>
  ),
  text: v =>
    paragraphs(
      differs(v),
      cardLines(v.facts.card),
      'To let it stand, do nothing. To change it, give your reason.',
      act(v, 'Change the rating'),
    ),
  sample: {
    sent: '2027-12-14',
    to: 'vendor.manager',
    facts: {
      review: 3,
      day: '2027-12-14',
      was: 'exceeds',
      would: 'meets',
      card: {
        items: [{ kpi: 'partner_sourced_revenue', weight: 0.5, actual: 210000, target: 240000, attainment: 0.88 }],
        score: 88,
        rating: 'meets',
        missing: [],
      },
    },
    reason: 'a figure of a past review was corrected',
  },
} satisfies Template<Facts>
