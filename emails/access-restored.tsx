import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { list, word } from './wording/names.js'

/** `grants`, or `grant`: what works again. */
interface Facts {
  grant: string
  grants: string[]
}

const again = (v: View<Facts>) =>
  list(
    (v.facts.grants ?? (v.facts.grant ? [v.facts.grant] : ['everything that had been taken back'])).map(grant =>
      word(grant, grant),
    ),
  )
const restored = (v: View<Facts>) =>
  `Restored as of ${on(firstDay(v.facts.day, v.sent))}: ${again(v)}. It had been taken back when `
  + 'notice was given; now it should be just as you knew it, with the same accounts and the same conditions.'

export default {
  subject: v => `Log in again: ${again(v)} restored, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{restored(v)}</P>
      <P>{`Please try it today. If anything is missing, ${v.manager} has it put right.`}</P>
    </>
  ),
  text: v => paragraphs(restored(v), `Try it today, please; ${v.manager} has anything that is missing put right.`),
  sample: {
    sent: '2029-04-04',
    to: 'partner.technical',
    facts: { grants: ['portal', 'discount'], day: '2029-04-04' },
    reason: 'the exit was withdrawn and your access is back',
  },
} satisfies Template<Facts>
