import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { cause } from './wording/names.js'

/**
 * As the event `partnership_closed`: the reason, what was said, until when the door is open. Before any agreement, so
 * there is no exit.
 */
interface Facts {
  reason: string
  text: TextId
  until: Day
}

const closed = (v: View<Facts>) =>
  'Our talks about a partnership ended on '
  + `${on(firstDay(v.facts.day, v.sent))}${cause(v.facts.reason) ? ` (${cause(v.facts.reason)})` : ''}. `
  + 'No agreement had come about, so there is nothing to undo and nothing owed on either side.'

export default {
  subject: v =>
    `${v.toVendor ? `File away ${v.partner}` : 'Consider our talks closed'}, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{closed(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>
        {v.toVendor
          ? 'Everything that was said and decided stays on record for the day on which they come back.'
          : v.facts.until
            ? `Until ${on(v.facts.until)} a short note is enough to pick up where we left off.`
            : 'A short note is enough if you ever wish to pick up where we left off.'}
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      closed(v),
      quoted(v.said()),
      v.toVendor
        ? 'The record is kept for the day on which they come back.'
        : v.facts.until
          ? `To pick up where we left off, a short note until ${on(v.facts.until)} is enough.`
          : 'To pick up where we left off, a short note is enough.',
    ),
  sample: {
    sent: '2027-03-17',
    facts: { day: '2027-03-17', reason: 'the agreement was not signed' },
    reason: 'the partnership was closed',
  },
} satisfies Template<Facts>
