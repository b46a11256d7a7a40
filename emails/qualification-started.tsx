import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on } from './wording/days.js'

/** `day`: by when go or no-go is decided. `tasks`: what the vendor does until then. */
type Facts = object

const welcome = (v: View<Facts>) =>
  `Good to have your yes. ${v.vendor} now owes you a decision: by ${on(v.day)} you hear from `
  + `${v.manager} whether we go on together. You need not prepare anything; ${v.manager} will call `
  + 'you with a few questions.'
const how =
  'Until then we look at four things on both sides: whom you sell to, how you are known, what you '
  + 'can do, and how much time you would give it. We also work out whether it pays, for you as well '
  + 'as for us.'

export default {
  subject: v => `Expect our decision on the partnership${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{welcome(v)}</P>
      <P>{how}</P>
      <P>{`Something we should know first? Reply to this e-mail.`}</P>
    </>
  ),
  text: v => paragraphs(welcome(v), how, 'If there is something that we should know first, just reply.'),
  sample: { sent: '2026-12-01', facts: { day: '2026-12-29' }, reason: 'you accepted the invitation' },
} satisfies Template<Facts>
