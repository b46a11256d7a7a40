import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { cause, word } from './wording/names.js'

/** As the event `warning_cleared`: the tier that is safe, and why. */
interface Facts {
  tier: string
  why: string
}

const cleared = (v: View<Facts>) =>
  'The warning is lifted as of '
  + `${on(firstDay(v.facts.day, v.sent))}${cause(v.facts.why) ? ` (${cause(v.facts.why)})` : ''}: `
  + `${v.partner} stays ${word(v.facts.tier, 'where it is')}, and the count of weak periods begins `
  + 'at nought.'

export default {
  subject: v => `Breathe out: the warning is lifted, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{cleared(v)}</P>
      <P>{`Turning results around is harder than having good ones. ${v.vendor} noticed.`}</P>
    </>
  ),
  text: v =>
    paragraphs(cleared(v), `To turn results around is harder than to have good ones, and ${v.vendor} noticed.`),
  sample: {
    sent: '2028-08-23',
    facts: { tier: 'silver', why: 'the review met its targets', day: '2028-08-23' },
    reason: 'the review after the warning met its targets',
  },
} satisfies Template<Facts>
