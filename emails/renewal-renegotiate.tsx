import type { TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief } from './wording/days.js'

/** As the event `renewal_decided` with `renegotiate`. `day`: by when new terms must be signed. */
interface Facts {
  choice: string
  text: TextId
}

const terms = (v: View<Facts>) =>
  `${v.vendor} would like to go on with you, though on other terms than today’s. New terms have `
  + `to be signed ${by(v.day)}; if we do not get there, the present agreement takes its course as `
  + `if nothing had been said. ${v.manager} opens the conversation.`

export default {
  subject: v => `Talk with us about new terms${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{terms(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>What would you change? Send it before we meet, and we shall do the same.</P>
    </>
  ),
  text: v =>
    paragraphs(terms(v), quoted(v.said()), 'Send us before we meet what you would change. You get the same from us.'),
  sample: {
    sent: '2028-10-12',
    facts: { choice: 'renegotiate', day: '2028-11-02' },
    reason: 'new terms are wanted for the next term',
  },
} satisfies Template<Facts>
