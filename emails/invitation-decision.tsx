import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on } from './wording/days.js'

/** `day`: when the invitation closes by itself. `tasks`: the unanswered invitation. */
type Facts = object

const choice = (v: View<Facts>) =>
  `${v.partner} has not answered your invitation in three weeks. You can extend it once, by 30 days; if you do nothing, it closes after ${on(v.day)} as declined by silence, and they get a short, friendly note that says so.`

export default {
  subject: v => `Extend the invitation to ${v.partner} or let it lapse${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{choice(v)}</P>
      <P>A phone call today often does more than a longer deadline. An extension chases them again after 7 and 14 days.</P>
      <Act view={v} label="Extend by 30 days" />
    </>
  ),
  text: v => paragraphs(choice(v), 'A call today often does more than 30 more days of waiting. If you extend, they are chased after 7 and 14 days.', act(v, 'Extend by 30 days')),
  sample: {
    sent: '2026-12-14',
    to: 'vendor.manager',
    facts: { day: '2026-12-23', tasks: [{ task: 'invite-1.answer', name: 'answer', due: '2026-12-23', side: 'partner' }] },
    reason: 'the invitation has been open for 21 days',
  },
} satisfies Template<Facts>
