import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, on } from './wording/days.js'

/**
 * `day`: by when the plan is agreed. `closes`: when the matter is closed without one. `text`: the reason, in the
 * manager's words.
 */
interface Facts {
  text: TextId
  closes: Day
}

const yes = (v: View<Facts>) =>
  `We would like to go on: ${v.vendor} has said yes to a partnership with ${v.partner}. The next `
  + `step is a mutual action plan, to be agreed by both sides ${by(v.day)}; ${v.manager} sends you `
  + 'a draft. A plan that nobody agrees to, on either side, closes the matter '
  + `${v.facts.closes ? `after ${on(v.facts.closes)}` : 'in the end'}.`

export default {
  subject: v => `Go: let us agree a plan${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{yes(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>{`The plan names milestones, and for each one a person and a day. Once it stands, the agreement is a formality.`}</P>
    </>
  ),
  text: v =>
    paragraphs(
      yes(v),
      quoted(v.said()),
      'A plan is short: milestones, and for each a person and a day. With it in hand the agreement is a formality.',
    ),
  sample: {
    sent: '2026-12-28',
    facts: { day: '2027-01-27', text: 'text-1' },
    reason: 'the decision on the partnership was go',
    texts: { 'text-1': 'Your two analysts convinced us.' },
  },
} satisfies Template<Facts>
