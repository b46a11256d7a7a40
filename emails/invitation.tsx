import type { TextId } from '../lifecycle/event.js'
import { Act, P, Quote } from './look/parts.js'
import { act, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief } from './wording/days.js'

/** `text`: the partner value proposition. `day`: the last day on which an answer counts. */
interface Facts {
  text: TextId
}

const asked = (v: View<Facts>) =>
  `${v.vendor} would like to work with ${v.partner} as a partner. Please tell us ${by(v.day)} `
  + 'whether you would like that too. If we hear nothing by then, we take it that now is not the '
  + 'time and close the invitation; nothing else happens.'
const next = (v: View<Facts>) =>
  'A yes binds you to nothing yet. It starts a few weeks in which we both look at whether we fit, '
  + `with ${v.manager} as the one person you talk to.`

export default {
  subject: v => `Answer the partnership invitation from ${v.vendor}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{asked(v)}</P>
      <Act view={v} label="Answer the invitation" purpose="answer" />
      {v.said() ? <P>What we think is in it for you:</P> : null}
      <Quote>{v.said()}</Quote>
      <P>{next(v)}</P>
    </>
  ),
  text: v =>
    paragraphs(
      asked(v),
      act(v, 'Answer the invitation', 'answer'),
      v.said() && 'What we think is in it for you:',
      quoted(v.said()),
      next(v),
    ),
  sample: {
    sent: '2026-11-23',
    facts: { day: '2026-12-23', text: 'text-1' },
    reason: 'Kestrel Analytics invited your company and you are its main contact',
    actions: [{ purpose: 'answer', subject: 'invite-1.answer', until: '2026-12-23' }],
    texts: {
      'text-1':
        'Your customers ask you for forecasts that they can check.\nWe bring the software; you keep the '
        + 'customer, 25 % of every licence and all of the consulting.',
    },
  },
} satisfies Template<Facts>
