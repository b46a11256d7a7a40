import type { TierMove } from '../lifecycle/event.js'
import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { list, word } from './wording/names.js'

/** As the event `demoted`: from which tier to which. `grants`: what ends; `day`: when. */
interface Facts {
  from: string
  to: string
  review: number
  why: TierMove
  grants: string[]
}

const lower = (v: View<Facts>) =>
  `From ${on(firstDay(v.facts.day, v.sent))} ${v.partner} is in the tier `
  + `${word(v.facts.to, 'below')}${v.facts.from ? ` and no longer in ${word(v.facts.from, '')}` : ''}. `
  + `${reasons(v)}`
const reasons = (v: View<Facts>) => {
  if (v.facts.why === 'corrected')
    return 'A figure of an earlier review was corrected, and by the corrected figures the tier would not have been raised.'
  return v.facts.why === 'decided'
    ? `No review has settled our warning in the time that we had set, so ${v.manager} decided.`
    : 'The review after our warning was below target again, and the programme leaves no choice there; it applies to everybody alike.'
}
const ends = (v: View<Facts>) =>
  v.facts.grants?.length
    ? `With it end: ${list(v.facts.grants.map(grant => word(grant, grant)))}. Each is told to you once more when it happens.`
    : 'Whatever ends with it is told to you one by one.'

export default {
  subject: v => `Note a change of tier: ${word(v.facts.to, 'one lower')}, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{lower(v)}</P>
      <P>{ends(v)}</P>
      <P>
        {`The way back up is the way you came: periods above target, one after the other. ${v.manager} `
          + 'would like to talk about how, whenever you are ready.'}
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      lower(v),
      ends(v),
      `Good periods, one after the other, lead back up. Whenever you are ready, ${v.manager} would like to talk about how.`,
    ),
  sample: {
    sent: '2028-08-23',
    facts: { from: 'silver', to: 'registered', review: 6, day: '2028-08-23', grants: ['discount'] },
    reason: 'the review after the warning was below target',
  },
} satisfies Template<Facts>
