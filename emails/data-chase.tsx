import type { Day } from '../lifecycle/day.js'
import type { Period } from '../lifecycle/event.js'
import { Act, Longer, P } from './look/parts.js'
import { act, longer, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, on, period } from './wording/days.js'
import { kpiName, list, lowered } from './wording/names.js'

/**
 * As `data-request`. `missing`: the codes that we still lack. `kind`: `due` before the day, `overdue` after it.
 * `meeting`: T.
 */
interface Facts {
  review: number
  period: Period
  missing: string[]
  kind: string
  meeting: Day
}

const gap = (v: View<Facts>) =>
  v.facts.missing?.length ? list(v.facts.missing.map(kpi => lowered(kpiName(kpi)))) : 'some of the figures'
const chase = (v: View<Facts>) =>
  v.facts.kind === 'overdue'
    ? `Your figures were due on ${on(v.day)} and we still lack ${gap(v)}.`
    : `Nearly time: we lack ${gap(v)} for ${period(v.facts.period)}, due on ${on(v.day)}.`
const price =
  'Soon after that day the scorecard goes out with what we have. Where nothing came in it will '
  + 'read “missing”, and if too much is missing there is no score at all, so nothing that you '
  + 'achieved counts towards a higher tier.'

export default {
  subject: v => `Fill the gaps in your figures, due ${brief(v.day)}`,
  html: v => (
    <>
      <P>{chase(v)}</P>
      <P>{price}</P>
      <Act view={v} label="Enter what is missing" purpose="figures" />
      <Longer view={v} />
    </>
  ),
  text: v => paragraphs(chase(v), price, act(v, 'Enter what is missing', 'figures'), longer(v)),
  sample: {
    sent: '2027-11-12',
    to: 'partner.partner_lead',
    facts: {
      review: 3,
      period: { from: '2027-08-01', to: '2027-10-31' },
      day: '2027-11-11',
      kind: 'overdue',
      missing: ['new_customers'],
    },
    reason: 'the figures of the period were due 1 business day ago',
    actions: [{ purpose: 'figures', subject: '3', until: '2027-11-22' }],
  },
} satisfies Template<Facts>
