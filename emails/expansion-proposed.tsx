import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, firstDay } from './wording/days.js'
import { cause } from './wording/names.js'

/** As the event `expansion_proposed`: why, and the day on which it lapses. */
interface Facts {
  run: string
  why: string
  lapses: Day
}

const until = (v: View<Facts>) => firstDay(v.facts.lapses, v.day)
const propose = (v: View<Facts>) =>
  `${v.partner} is doing better than planned `
  + `(${cause(v.facts.why) ?? 'its reviews exceeded their targets'}). That is the moment to ask `
  + `what else we could do together. Open an initiative ${by(until(v))}, or let the thought go; it `
  + 'lapses silently, and they do not know of it.'

export default {
  subject: v => `Consider doing more with ${v.partner}${byBrief(until(v))}`,
  html: v => (
    <>
      <P>{propose(v)}</P>
      <P>
        A new market, a joint product, closer work in what exists; or the opposite, fewer things done better. Speak with
        them before you write it down.
      </P>
      <Act view={v} label="Open an initiative" />
    </>
  ),
  text: v =>
    paragraphs(
      propose(v),
      'It can be a new market, a joint product or closer work; it can also be fewer things done better. Speak with them first.',
      act(v, 'Open an initiative'),
    ),
  sample: {
    sent: '2027-11-23',
    to: 'vendor.manager',
    facts: { run: 'expand-1', why: 'exceeds twice running', lapses: '2027-12-23' },
    reason: 'its reviews exceeded their targets',
  },
} satisfies Template<Facts>
