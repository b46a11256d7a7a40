import type { Day } from '../lifecycle/day.js'
import type { Period } from '../lifecycle/event.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { meetingHour, on, onBrief, period } from './wording/days.js'

/**
 * A calendar entry goes with it. `review`, `period`: which. `day`: of the meeting. `latest`: until when it may be
 * moved.
 */
interface Facts {
  review: number
  period: Period
  latest: Day
}

const invite = (v: View<Facts>) =>
  `${v.toVendor ? `Your review with ${v.partner} is` : `${v.manager} asks you to our business review`} `
  + `on ${on(v.day)} at ${meetingHour}, ${v.toVendor ? 'their' : 'your'} time; the entry is `
  + `attached. We look back on ${period(v.facts.period)} and ahead to the next.`
const move = (v: View<Facts>) =>
  'Unless you say otherwise, the day stands. '
  + `${v.facts.latest ? `It can be moved to a working day up to ${on(v.facts.latest)}.` : 'It can be moved once you tell us.'} `
  + 'A review that stays without an outcome is recorded as missed.'

export default {
  subject: v => `Keep an hour for our review${onBrief(v.day)}`,
  html: v => (
    <>
      <P>{invite(v)}</P>
      <P>{move(v)}</P>
      <Act view={v} label="Accept or move the day" purpose={v.link('accept_date') ? 'accept_date' : 'move_meeting'} />
      <P>Between now and then you will be asked for figures, and sent the scorecard a week ahead.</P>
    </>
  ),
  text: v =>
    paragraphs(
      invite(v),
      move(v),
      act(v, 'Accept or move the day', v.link('accept_date') ? 'accept_date' : 'move_meeting'),
      'In between come a request for figures and, a week ahead, the scorecard.',
    ),
  sample: {
    sent: '2027-10-26',
    to: 'partner.partner_lead',
    facts: { review: 3, period: { from: '2027-08-01', to: '2027-10-31' }, day: '2027-11-22', latest: '2027-12-16' },
    reason: 'a review is held every three months',
    actions: [{ purpose: 'accept_date', subject: '3', until: '2027-11-22' }],
    meeting: { method: 'REQUEST', uid: 'review-3@kestrel.example', sequence: 0, day: '2027-11-22', kind: 'review' },
  },
} satisfies Template<Facts>
