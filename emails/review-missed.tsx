import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, on } from './wording/days.js'

/**
 * As the event `review_missed`. `day`: the meeting that had no outcome. `missed`: how many running. `next`: the next P.
 */
interface Facts {
  review: number
  missed: number
  next: Day
}

const missed = (v: View<Facts>) =>
  `Our review${v.day ? `, planned for ${on(v.day)},` : ''} has no outcome on record, so it counts `
  + 'as missed. '
  + (v.toVendor
    ? 'It is the manager who records one; was it held and only not written down?'
    : 'We do not say whose fault it was; it may well have been ours.')
const twice = (v: View<Facts>) =>
  `${v.facts.missed === 1 ? 'One missed review is a mishap. ' : ''}If it becomes a habit an `
  + 'improvement plan begins, because partnerships rarely fail in a quarrel; they fail '
  + `unattended.${v.facts.next ? ` The next period ends before ${on(v.facts.next)}.` : ''}`

export default {
  subject: v => `Make up for the missed review${v.day ? ` of ${brief(v.day)}` : ''}`,
  html: v => (
    <>
      <P>{missed(v)}</P>
      <P>{twice(v)}</P>
      {v.toVendor ? (
        <Act view={v} label="Look at the partnership" />
      ) : (
        <P>{`An hour with ${v.manager} would do more good now than at the next date. Reply with a day.`}</P>
      )}
    </>
  ),
  text: v =>
    paragraphs(
      missed(v),
      twice(v),
      v.toVendor
        ? act(v, 'Look at the partnership')
        : `Reply with a day on which you have an hour for ${v.manager}: better now than at the next date.`,
    ),
  sample: {
    sent: '2027-12-07',
    facts: { review: 3, day: '2027-11-22', missed: 1 },
    reason: 'a review ended without an outcome',
  },
} satisfies Template<Facts>
