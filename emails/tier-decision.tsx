import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, on } from './wording/days.js'
import { word } from './wording/names.js'

/** `tier`: at stake. `day`: by when. `since`: of the warning. */
interface Facts {
  tier: string
  since: Day
}

const settle = (v: View<Facts>) =>
  `${v.partner} was warned${v.facts.since ? ` on ${on(v.facts.since)}` : ''} and no scored review `
  + `has settled it since. Keep them ${word(v.facts.tier, 'in their tier')}, or move them down: `
  + `your call, ${by(v.day)}. Silence keeps the tier.`

export default {
  subject: v => `Keep or lower the tier of ${v.partner}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{settle(v)}</P>
      <P>Before you lower it, ask why there was no score: if the data was ours to bring, the fault is too.</P>
      <Act view={v} label="Settle the tier" />
    </>
  ),
  text: v =>
    paragraphs(
      settle(v),
      'If the missing data was ours to bring, so is the fault; look before you lower it.',
      act(v, 'Settle the tier'),
    ),
  sample: {
    sent: '2028-11-20',
    to: 'vendor.manager',
    facts: { tier: 'silver', since: '2028-05-23', day: '2028-12-04' },
    reason: 'a warning is 180 days old',
  },
} satisfies Template<Facts>
