import type { TierMove } from '../lifecycle/event.js'
import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { list, word } from './wording/names.js'

/** As the event `promoted`: from which tier to which. `grants`: what comes with it. */
interface Facts {
  from: string
  to: string
  review: number
  why: TierMove
  grants: string[]
}

const isCorrection = (v: View<Facts>) => v.facts.why === 'corrected'
const from = (v: View<Facts>) => (v.facts.from ? `, up from ${word(v.facts.from, '')}` : '')
const reason = (v: View<Facts>) =>
  isCorrection(v)
    ? 'A figure of an earlier review was corrected, and by the corrected figures the tier should not have been lowered.'
    : 'Your last reviews exceeded what we had set out to do, and that is why.'
const risen = (v: View<Facts>) =>
  `${isCorrection(v) ? 'We put something right' : 'You have earned it'}: since ${on(firstDay(v.facts.day, v.sent))} `
  + `${v.partner} is ${word(v.facts.to, 'one tier higher')}${from(v)}. ${reason(v)}`
const brings = (v: View<Facts>) =>
  v.facts.grants?.length
    ? `It brings you ${list(v.facts.grants.map(grant => word(grant, grant)))}; each is confirmed to you as soon as it works.`
    : 'What it brings you follows in separate letters, as soon as each thing works.'

export default {
  subject: v => `Enjoy your new tier: ${word(v.facts.to, 'one higher')}, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{risen(v)}</P>
      <P>{brings(v)}</P>
      <P>
        Use the name of the tier in public if you like. It holds as long as the results do, and we would warn you long
        before it did not.
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      risen(v),
      brings(v),
      'You may use the name of the tier in public. It holds while the results hold, and a warning would come long before you lost it.',
    ),
  sample: {
    sent: '2027-11-23',
    facts: { from: 'registered', to: 'silver', review: 3, day: '2027-11-23', grants: ['discount'] },
    reason: 'two reviews running exceeded their targets',
  },
} satisfies Template<Facts>
