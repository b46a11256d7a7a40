import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { cause, word } from './wording/names.js'

/** As the event `granted`: what, and why. `again` after a withdrawn exit or a second rise. */
interface Facts {
  grant: string
  why: string
  again: true
}

const yours = (v: View<Facts>) => `${word(v.facts.grant, 'A new benefit').replace(/^./, first => first.toUpperCase())} is ${v.facts.again ? 'yours again' : 'yours'} from ${on(firstDay(v.facts.day, v.sent))}${cause(v.facts.why) ? `, because of this: ${cause(v.facts.why)}` : ''}.`

export default {
  subject: v => `Use it: ${word(v.facts.grant, 'a new benefit')}, from ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{yours(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>{`Does it not work when you try it? Tell ${v.manager} the same day.`}</P>
    </>
  ),
  text: v => paragraphs(yours(v), quoted(v.said()), `Try it soon. If it does not work, ${v.manager} wants to know.`),
  sample: { sent: '2027-11-24', facts: { grant: 'discount', why: 'promotion to silver', day: '2027-11-24' }, reason: 'a benefit was granted' },
} satisfies Template<Facts>
