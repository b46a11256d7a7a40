import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** As the event `calendar_missing`: which calendar, and the first day that it does not cover. */
interface Facts {
  calendar: { name: string; version: number }
  needed: Day
}

const missing = (v: View<Facts>) =>
  `The holidays of ${v.facts.calendar?.name ?? 'the partner’s country'} are not `
  + `known${v.facts.needed ? ` for ${on(v.facts.needed)}` : `, as of ${on(firstDay(v.facts.day, v.sent))}`}, `
  + `so days for ${v.partner} are counted with weekends alone. A deadline may fall on a holiday `
  + 'until somebody enters them.'

export default {
  subject: v =>
    `Enter the holidays for ${v.partner}, ${v.facts.needed ? `needed ${brief(v.facts.needed)}` : brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{missing(v)}</P>
      <P>A new version of the calendar counts from then on. Days that a letter has named already do not move.</P>
      <Act view={v} label="Add to the calendar" />
    </>
  ),
  text: v =>
    paragraphs(
      missing(v),
      'Days that a letter has named do not move; a new version of the calendar counts from then on.',
      act(v, 'Add to the calendar'),
    ),
  sample: {
    sent: '2026-11-30',
    to: 'vendor.manager',
    facts: { calendar: { name: 'WS', version: 1 }, needed: '2027-01-04' },
    reason: 'the calendar of this partnership does not cover a day that is needed',
  },
} satisfies Template<Facts>
