import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { list, word } from './wording/names.js'

/** As the event `granted`: what, and why. `again` after a withdrawn exit or a second rise. */
interface Facts {
  grants: string[]
  why: string
  again: true
}

const what = (v: View<Facts>) =>
  v.facts.grants?.length ? list(v.facts.grants.map(grant => word(grant, grant))) : 'a new benefit'
const yours = (v: View<Facts>) =>
  `${what(v).replace(/^./, first => first.toUpperCase())} `
  + `${(v.facts.grants?.length ?? 1) === 1 ? 'is' : 'are'} `
  + `${v.facts.again ? 'yours again' : 'yours'} from ${on(firstDay(v.facts.day, v.sent))}. `
  + `${v.vendor} has set it up for ${v.partner}, and whoever works with us there may use it.`

export default {
  subject: v => `Use it: ${what(v)}, from ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{yours(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>{`Does it not work when you try it? Tell ${v.manager} the same day.`}</P>
    </>
  ),
  text: v => paragraphs(yours(v), quoted(v.said()), `Try it soon. If it does not work, ${v.manager} wants to know.`),
  sample: {
    sent: '2027-11-24',
    facts: { grants: ['portal', 'discount'], why: 'onboard-1.access', day: '2027-11-24' },
    reason: 'a benefit was granted',
  },
} satisfies Template<Facts>
