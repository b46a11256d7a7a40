import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief } from './wording/days.js'

/**
 * `tasks`: the unanswered invitation. `day`: the last day on which an answer counts. `kind`: `overdue` for the second
 * chase.
 */
interface Facts {
  /** Nothing more is written before it closes. */
  last: true
}

const again = (v: View<Facts>) =>
  v.facts.last
    ? `This is our last letter about it: ${v.vendor} is still hoping for a yes or a no from ${v.partner}, ${by(v.day)}.`
    : `A little while ago ${v.manager} invited ${v.partner} to become a partner of ${v.vendor}. Your `
      + `answer is still open; it is wanted ${by(v.day)}.`
const either =
  'Either answer helps. “Not now” is a good one too: it costs you a minute, and we stop writing. '
  + 'Without any answer the invitation closes by itself the day after.'

export default {
  subject: v => `Say yes or no to ${v.vendor}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{again(v)}</P>
      <Act view={v} label="Say yes, no or not now" purpose="answer" />
      <P>{either}</P>
    </>
  ),
  text: v => paragraphs(again(v), either, act(v, 'Say yes, no or not now', 'answer')),
  sample: {
    sent: '2026-11-30',
    facts: {
      day: '2026-12-23',
      tasks: [{ task: 'invite-1.answer', name: 'answer', due: '2026-12-23', side: 'partner' }],
    },
    reason: 'the invitation has been open for 7 days',
    actions: [{ purpose: 'answer', subject: 'invite-1.answer', until: '2026-12-23' }],
  },
} satisfies Template<Facts>
