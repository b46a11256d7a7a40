import type { Day } from '../lifecycle/day.js'
import { Act, P, Quote } from './look/parts.js'
import { act, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, by, byBrief, firstDay, on } from './wording/days.js'

/**
 * As the event `improvement_closed`: the verdict. Without one it asks the manager for it, by `day`; `closes`: the last
 * day on which it counts.
 */
interface Facts {
  run: string
  verdict: 'recovered' | 'failed' | 'stopped'
  closes: Day
}

const when = (v: View<Facts>) => on(firstDay(v.facts.day, v.sent))
const told: Record<string, (v: View<Facts>) => string> = {
  recovered: v =>
    `The improvement plan ended on ${when(v)}, and it worked. ${v.toVendor ? v.partner : 'You'} did `
    + 'what was agreed, and the numbers follow. The count of weak periods begins anew.',
  failed: v =>
    `The improvement plan ended on ${when(v)} without the change that we had hoped for. `
    + (v.toVendor
      ? 'You are asked separately whether the partnership goes on.'
      : `${v.manager} would like to speak with you about what that means.`),
  stopped: v =>
    `The improvement plan was stopped on ${when(v)}, because something larger has overtaken it. Its check-ins fall away.`,
}
const ended = (v: View<Facts>) => told[v.facts.verdict ?? '']
const verdict = (v: View<Facts>) =>
  ended(v)?.(v)
  ?? `The time of the improvement plan with ${v.partner} is up. Has it recovered, or failed? Please `
    + `say ${by(v.day)}; ${v.facts.closes ? `after ${on(v.facts.closes)}` : 'left open for long'} it `
    + 'counts as failed, and you are asked about an exit.'

export default {
  subject: v =>
    ended(v)
      ? `Hear how the improvement plan ended, ${brief(firstDay(v.facts.day, v.sent))}`
      : `Judge the improvement plan of ${v.partner}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{verdict(v)}</P>
      <Quote>{v.said()}</Quote>
      {ended(v) ? null : <Act view={v} label="Give the verdict" />}
    </>
  ),
  text: v => paragraphs(verdict(v), quoted(v.said()), !ended(v) && act(v, 'Give the verdict')),
  sample: {
    sent: '2028-07-24',
    facts: { run: 'improve-1', verdict: 'recovered', day: '2028-07-24' },
    reason: 'the improvement plan has ended',
  },
} satisfies Template<Facts>
