import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on } from './wording/days.js'
import { count } from './wording/names.js'

/**
 * `day`: when the invitation closes by itself. `tasks`: the unanswered invitation. `most`: days by which it can be
 * extended.
 */
interface Facts {
  most: number
}

const choice = (v: View<Facts>) =>
  `${v.partner} has not answered your invitation yet, though reminded. You can extend it `
  + `once${v.facts.most ? `, by ${count(v.facts.most, 'day')}` : ''}; if you do nothing, it closes `
  + `after ${on(v.day)} as declined by silence, and they get a short, friendly note that says so.`

export default {
  subject: v => `Extend the invitation to ${v.partner} or let it lapse${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{choice(v)}</P>
      <P>A phone call today often does more than a longer deadline. An extension has them reminded afresh.</P>
      <Act view={v} label="Extend the invitation" />
    </>
  ),
  text: v =>
    paragraphs(
      choice(v),
      'A call today often does more than more weeks of waiting. If you extend, they are reminded afresh.',
      act(v, 'Extend the invitation'),
    ),
  sample: {
    sent: '2026-12-14',
    to: 'vendor.manager',
    facts: {
      day: '2026-12-23',
      most: 30,
      tasks: [{ task: 'invite-1.answer', name: 'answer', due: '2026-12-23', side: 'partner' }],
    },
    reason: 'the invitation has been open for 21 days',
  },
} satisfies Template<Facts>
