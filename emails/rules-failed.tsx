import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** As the events `rules_failed` of a step: what could not be done, what the rules said, and when it is tried again. */
interface Facts {
  failed: { what: string; why: string; retry: Day }[]
}

const broke = (v: View<Facts>) =>
  `On ${on(firstDay(v.facts.day, v.sent))} something fell due with ${v.partner} that the rules `
  + 'could not carry out. It has been set aside, on record, and everything else goes on.'
const failures = (v: View<Facts>) =>
  (v.facts.failed ?? []).map(({ what, why, retry }) => `“${what}”: ${why}. Tried again on ${on(retry)}.`)
const remedy =
  'If a figure, a target or a day that was entered is the cause, correct it: whatever is changed, '
  + 'all of it is tried again at once. Otherwise pass this letter on to whoever runs Handfast.'

export default {
  subject: v => `Look into ${v.partner}: the rules could not go on, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{broke(v)}</P>
      {failures(v).map(failure => (
        <P key={failure}>{failure}</P>
      ))}
      <P>{remedy}</P>
      <Act view={v} label="Open the partnership" />
    </>
  ),
  text: v => paragraphs(broke(v), ...failures(v), remedy, act(v, 'Open the partnership')),
  sample: {
    sent: '2027-05-17',
    to: 'vendor.sponsor',
    facts: {
      day: '2027-05-17',
      failed: [{ what: 'score planned', why: 'RangeError: Division by zero', retry: '2027-05-18' }],
    },
    reason: 'the rules of this partnership broke',
  },
} satisfies Template<Facts>
