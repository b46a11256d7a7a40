import type { Day } from '../lifecycle/day.js'
import type { EventOf } from '../lifecycle/event.js'
import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { word } from './wording/names.js'

/**
 * As the event `tier_kept`: the tier that stays, and why. `verdict`: of the improvement plan that is open, if one is.
 */
interface Facts extends Omit<EventOf<'tier_kept'>, 'type'> {
  verdict: Day
}

const whys: Record<string, string> = {
  'lowest tier': 'The review after our warning was below target again, and there is no tier below this one.',
  decided: 'No review has settled our warning, so a person did.',
  silence: 'No review has settled our warning in the time that we had set, so the tier is left as it is.',
}
const kept = (v: View<Facts>) =>
  (
    `As of ${on(firstDay(v.facts.day, v.sent))} ${v.partner} stays in the tier `
    + `${word(v.facts.tier, 'that it has')}. ${whys[v.facts.why ?? ''] ?? ''}`
  ).trim()
const ahead = (v: View<Facts>) =>
  v.facts.verdict
    ? `The improvement plan goes on, until ${on(v.facts.verdict)}: that, and not the tier, is what we decide by.`
    : 'The results have not changed by that, and the next review looks at them as the last one did.'

export default {
  subject: v => `Keep working on it: your tier stays as it is, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{kept(v)}</P>
      <P>{ahead(v)}</P>
      <P>{`Where we can make it easier for you, tell ${v.manager}.`}</P>
    </>
  ),
  text: v => paragraphs(kept(v), ahead(v), `Tell ${v.manager} where we can make it easier for you.`),
  sample: {
    sent: '2028-08-23',
    facts: { tier: 'registered', why: 'lowest tier', day: '2028-08-23', verdict: '2028-09-18' },
    reason: 'the tier stays registered',
  },
} satisfies Template<Facts>
