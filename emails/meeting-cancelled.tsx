import type { Day } from '../lifecycle/day.js'
import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { firstDay, on, onBrief } from './wording/days.js'
import { cause } from './wording/names.js'

/** As the event `review_cancelled`: the day that falls away, and why. The calendar's CANCEL goes with it. */
interface Facts {
  review: number
  meeting: Day
  why: string
}

const off = (v: View<Facts>) => firstDay(v.facts.meeting, v.day)
const cancelled = (v: View<Facts>) =>
  `The meeting on ${on(off(v))} will not take `
  + `place.${v.facts.why ? ` The reason: ${cause(v.facts.why)}.` : ''} Your calendar strikes it out `
  + 'with the attached entry. Nothing that was asked of you for that day is wanted any more.'

export default {
  subject: v => `Free your diary: no meeting${onBrief(off(v))}`,
  html: v => (
    <>
      <P>{cancelled(v)}</P>
      <P>{`If you had prepared something that should still be heard, ${v.manager} will make the time.`}</P>
    </>
  ),
  text: v =>
    paragraphs(cancelled(v), `Prepared something that should be heard all the same? ${v.manager} will make the time.`),
  sample: {
    sent: '2027-11-10',
    to: 'partner.partner_lead',
    facts: { review: 3, meeting: '2027-11-22', why: 'the exit has begun' },
    reason: 'a meeting that you were invited to falls away',
    meeting: { method: 'CANCEL', uid: 'review-3@kestrel.example', sequence: 1, day: '2027-11-22', kind: 'review' },
  },
} satisfies Template<Facts>
