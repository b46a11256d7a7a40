import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { meetingHour, on, onBrief } from './wording/days.js'

/** A calendar entry goes with it. `day`: of the meeting. */
interface Facts {
  run: string
}

const look = (v: View<Facts>) =>
  `${v.partner} and ${v.vendor} have been partners for a while, and nobody has asked lately `
  + `whether it is still right. ${v.manager} would like to ask it, with you, on ${on(v.day)} at `
  + `${meetingHour}. The entry is attached; tell us if you need another day.`

export default {
  subject: v => `Look back with us${onBrief(v.day)}`,
  html: v => (
    <>
      <P>{look(v)}</P>
      <P>
        Two outcomes are possible and both are honest: we start afresh, from the beginning, or we part in good order.
        Continuing as before is not among them. If the meeting is never held, the agreement is ended.
      </P>
      <Act view={v} label="Accept or propose a day" purpose={v.link('accept_date') ? 'accept_date' : 'move_meeting'} />
    </>
  ),
  text: v =>
    paragraphs(
      look(v),
      'It can end in two ways, both honest: a fresh start from the beginning, or parting in good '
        + 'order. To carry on as before is not one of them, and a meeting that is never held ends the agreement.',
      act(v, 'Accept or propose a day', v.link('accept_date') ? 'accept_date' : 'move_meeting'),
    ),
  sample: {
    sent: '2026-11-24',
    facts: { day: '2026-12-14', run: 'audit-1' },
    reason: 'your partnership entered with an audit',
    actions: [{ purpose: 'accept_date', subject: 'audit-1.decide', until: '2026-12-14' }],
    meeting: { method: 'REQUEST', uid: 'audit-1@kestrel.example', sequence: 0, day: '2026-12-14', kind: 'audit' },
  },
} satisfies Template<Facts>
