import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { firstDay, on, onBrief } from './wording/days.js'

/** As the event `renewal_decided` with `exit`. `last`: the last day of the agreement; `day` serves as well. */
interface Facts {
  choice: string
  last: Day
  text: TextId
}

const last = (v: View<Facts>) => firstDay(v.facts.last, v.day)
const ends = (v: View<Facts>) =>
  `Our agreement will not be renewed. It stays in force, in full, until ${on(last(v))}, and until `
  + 'then you can rely on everything that it promises. How we part, and who does what, comes in a '
  + 'letter of its own.'

export default {
  subject: v => `Prepare for the end of our agreement${onBrief(last(v))}`,
  html: v => (
    <>
      <P>{ends(v)}</P>
      {v.said() ? <P>Why, in the words of those who decided it:</P> : null}
      <Quote>{v.said()}</Quote>
      <P>{`${v.manager} would have told you in person, and still wants to: reply with a time that suits you.`}</P>
    </>
  ),
  text: v =>
    paragraphs(
      ends(v),
      v.said() && 'Why, in the words of those who decided it:',
      quoted(v.said()),
      `${v.manager} wants to tell you in person as well. Reply with a time that suits you.`,
    ),
  sample: { sent: '2028-10-12', facts: { choice: 'exit', last: '2029-01-31' }, reason: 'the agreement is not renewed' },
} satisfies Template<Facts>
