import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief } from './wording/days.js'

/** `day`: by when the agreement is signed. */
type Facts = object

const agreed = (v: View<Facts>) =>
  'The mutual action plan stands: both sides have agreed to it. What is left is the signature, '
  + `${by(v.day)}. ${v.vendor} sends the agreement to whoever signs for ${v.partner}; you need not `
  + 'do anything before it arrives.'

export default {
  subject: v => `Agreed: our plan; next, sign${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{agreed(v)}</P>
      <P>{`Is somebody else to sign? Tell ${v.manager} now, and no day is lost.`}</P>
    </>
  ),
  text: v =>
    paragraphs(agreed(v), `If somebody else signs at ${v.partner}, tell ${v.manager} today, and no day is lost.`),
  sample: { sent: '2027-01-15', facts: { day: '2027-02-14' }, reason: 'both sides agreed to the plan' },
} satisfies Template<Facts>
