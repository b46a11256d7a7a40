import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, meetingHour, on } from './wording/days.js'

/** As the event `meeting_moved`: from which day to which. A calendar entry with a higher sequence goes with it. */
interface Facts {
  task: string
  from: Day
  to: Day
  review: number
  /** What moved with it; nothing where it had moved with everything else, after a pause. */
  tasks?: unknown[]
}

const now = (v: View<Facts>) => firstDay(v.facts.to, v.day)
const what = (v: View<Facts>) => (v.facts.review === undefined ? 'Our meeting' : 'Our review')
const moved = (v: View<Facts>) =>
  `${what(v)} has a new day: ${on(now(v))}, again at ${meetingHour}${v.facts.from ? `, and no longer ${on(v.facts.from)}` : ''}. `
  + 'The attached entry replaces the old one in your calendar by itself.'
const movedAlone = (v: View<Facts>) => v.facts.tasks?.length !== 0

export default {
  subject: v => `Note the new day: ${what(v).toLowerCase()} is on ${brief(now(v))}`,
  html: v => (
    <>
      <P>{moved(v)}</P>
      {movedAlone(v) ? (
        <P>What was already asked of you keeps its day; what has not gone out yet follows the new one.</P>
      ) : null}
      {v.link('accept_date') || v.link('move_meeting') ? (
        <Act view={v} label="Accept or move again" purpose={v.link('accept_date') ? 'accept_date' : 'move_meeting'} />
      ) : null}
    </>
  ),
  text: v =>
    paragraphs(
      moved(v),
      movedAlone(v) && 'Letters that you have already keep their days. Those still to come follow the new one.',
      (v.link('accept_date') || v.link('move_meeting'))
        && act(v, 'Accept or move again', v.link('accept_date') ? 'accept_date' : 'move_meeting'),
    ),
  sample: {
    sent: '2027-11-09',
    to: 'partner.partner_lead',
    facts: { task: 'review-3.outcome', from: '2027-11-22', to: '2027-12-01', review: 3, sequence: 1 },
    reason: 'the meeting was moved',
    meeting: { method: 'REQUEST', uid: 'review-3@kestrel.example', sequence: 1, day: '2027-12-01', kind: 'review' },
  },
} satisfies Template<Facts>
