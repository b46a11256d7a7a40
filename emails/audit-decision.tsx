import type { Day } from '../lifecycle/day.js'
import type { Scorecard } from '../lifecycle/event.js'
import { Act, Card, P } from './look/parts.js'
import { act, cardLines, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, on } from './wording/days.js'

/**
 * To the manager. `day`: by when. `closes`: the last day on which an answer counts. `card`: what the audit found, if
 * scored.
 */
interface Facts {
  closes: Day
  card: Scorecard
}

const ask = (v: View<Facts>) =>
  `The audit of ${v.partner} wants its verdict ${by(v.day)}: renewed vows, or exit. `
  + `${v.facts.closes ? `Left open past ${on(v.facts.closes)}, the exit begins without you.` : 'Left open, the exit begins without you.'}`

export default {
  subject: v => `Pass the verdict on ${v.partner}: vows or exit${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{ask(v)}</P>
      {v.facts.card ? null : (
        <P>There were too few figures for a score. Judge by what you heard, and write that down.</P>
      )}
      <Card card={v.facts.card} />
      <Act view={v} label="Pass the verdict" />
    </>
  ),
  text: v =>
    paragraphs(
      ask(v),
      v.facts.card
        ? cardLines(v.facts.card)
        : 'Too few figures came in for a score: judge by what you heard, and write that down.',
      act(v, 'Pass the verdict'),
    ),
  sample: {
    sent: '2026-12-14',
    to: 'vendor.manager',
    facts: { day: '2026-12-16', closes: '2027-01-15' },
    reason: 'the audit was held and awaits a decision',
  },
} satisfies Template<Facts>
