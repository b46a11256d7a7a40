import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { Act, Longer, P, Quote } from './look/parts.js'
import { act, longer, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, on } from './wording/days.js'

/** `tasks`: the signature. `day`: by when. `closes`: when the matter is dropped. */
interface Facts {
  closes: Day
  text: TextId
}

const sign = (v: View<Facts>) =>
  `The partner agreement between ${v.vendor} and ${v.partner} is ready, and ${v.manager} asks for your signature ${by(v.day)}. ${v.facts.closes ? `Without it nothing begins, and the offer ends after ${on(v.facts.closes)}.` : 'Without it nothing begins, and the offer lapses.'}`

export default {
  subject: v => `Sign the partner agreement${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{sign(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>{`It says when the agreement starts and ends, how either side may end it, and what each brings. If a clause troubles you, reply, and ${v.manager} brings in whoever can answer.`}</P>
      <Act view={v} label="Confirm the signature" purpose="complete" />
      <Longer view={v} />
    </>
  ),
  text: v => paragraphs(sign(v), quoted(v.said()), `Start, end, notice and what each side brings are in it. If a clause troubles you, reply, and ${v.manager} brings in whoever can answer.`, act(v, 'Confirm the signature', 'complete'), longer(v)),
  sample: {
    sent: '2027-01-15',
    to: 'partner.legal',
    fallback: true,
    facts: { day: '2027-02-14', closes: '2027-03-16', tasks: [{ task: 'agree-1.signature', name: 'signature', due: '2027-02-14', side: 'partner' }] },
    reason: 'the agreement awaits a signature',
    actions: [
      { purpose: 'complete', subject: 'agree-1.signature', until: '2027-03-16' },
      { purpose: 'extend', subject: 'agree-1.signature', until: '2027-02-14' },
    ],
  },
} satisfies Template<Facts>
