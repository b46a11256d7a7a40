import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { cause, word } from './wording/names.js'

/** As the event `revoked`: what, and why. `day`: the first day without it. */
interface Facts {
  grant: string
  why: string
}

const gone = (v: View<Facts>) => `As of ${on(firstDay(v.facts.day, v.sent))} ${word(v.facts.grant, 'a benefit')} no longer applies to ${v.partner}. ${cause(v.facts.why) ? `The reason: ${cause(v.facts.why)}.` : `${v.manager} can tell you why.`} You need not return anything unless we ask for it separately.`

export default {
  subject: v => `Plan without it: ${word(v.facts.grant, 'a benefit')} ended, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{gone(v)}</P>
      <P>If an offer to one of your customers is built on it, say so within the week, before the customer hears of it from somebody else.</P>
    </>
  ),
  text: v => paragraphs(gone(v), 'Have you made a customer an offer that is built on it? Say so within the week, before the customer hears of it from somebody else.'),
  sample: { sent: '2028-09-06', facts: { grant: 'early-access', why: 'demotion to registered', day: '2028-09-06' }, reason: 'a benefit was withdrawn' },
} satisfies Template<Facts>
