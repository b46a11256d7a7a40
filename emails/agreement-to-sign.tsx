import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { Longer, P, Quote } from './look/parts.js'
import { longer, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, on } from './wording/days.js'

/** `tasks`: the signature. `day`: by when. `closes`: when the matter is dropped. */
interface Facts {
  closes: Day
  text: TextId
}

const sign = (v: View<Facts>) =>
  `The partner agreement between ${v.vendor} and ${v.partner} is ready, and ${v.manager} asks for `
  + `your signature ${by(v.day)}. `
  + (v.facts.closes
    ? `Without it nothing begins, and the offer ends after ${on(v.facts.closes)}.`
    : 'Without it nothing begins, and the offer lapses.')
const back = (v: View<Facts>) =>
  `Signed? Reply with your copy: ${v.manager} puts it on record, and you get a letter that says from when it is in force.`

export default {
  subject: v => `Sign the partner agreement${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{sign(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>
        {'It says when the agreement starts and ends, how either side may end it, and what each brings. '
          + `If a clause troubles you, reply, and ${v.manager} brings in whoever can answer.`}
      </P>
      <P>{back(v)}</P>
      <Longer view={v} />
    </>
  ),
  text: v =>
    paragraphs(
      sign(v),
      quoted(v.said()),
      'Start, end, notice and what each side brings are in it. If a clause troubles you, reply, and '
        + `${v.manager} brings in whoever can answer.`,
      back(v),
      longer(v),
    ),
  sample: {
    sent: '2027-01-15',
    to: 'partner.legal',
    fallback: true,
    facts: {
      day: '2027-02-14',
      closes: '2027-03-16',
      tasks: [{ task: 'agree-1.signature', name: 'signature', due: '2027-02-14', side: 'partner' }],
    },
    reason: 'the agreement awaits a signature',
    actions: [{ purpose: 'extend', subject: 'agree-1.signature', until: '2027-02-14' }],
  },
} satisfies Template<Facts>
