import type { Day } from '../lifecycle/day.js'
import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, firstDay } from './wording/days.js'
import { word } from './wording/names.js'

/**
 * As the event `warned`: the tier, the one below that is at stake, and by when the manager decides if no review does.
 */
interface Facts {
  tier: string
  review: number
  decideBy: Day
  lower: string
}

const until = (v: View<Facts>) => firstDay(v.facts.decideBy, v.day)
const warn = (v: View<Facts>) =>
  'This letter is a warning, and we would rather you heard it from us than found it out. Your '
  + `last reviews ended below target. ${stake(v)} if it meets the target, this warning is gone. `
  + `Without a scored review ${by(until(v))}, ${v.manager} decides.`
const stake = (v: View<Facts>) =>
  v.facts.lower
    ? `If the next scored review does too, ${v.partner} moves down from `
      + `${word(v.facts.tier, 'its tier')} to ${word(v.facts.lower, 'the next')};`
    : 'There is no tier below yours to move down to, so what is at stake is the partnership itself: the next scored review counts, and'

export default {
  subject: v => `${v.facts.lower ? 'Keep your tier: turn' : 'Turn'} the results around${byBrief(until(v))}`,
  html: v => (
    <>
      <P>{warn(v)}</P>
      <P>
        Until then you keep everything that the tier gives you. An improvement plan begins at once; it arrives
        separately, and it asks something of us as well.
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      warn(v),
      'You keep all that the tier gives you until then. A plan to improve starts now; it comes in a '
        + 'letter of its own and asks something of us too.',
    ),
  sample: {
    sent: '2028-05-23',
    facts: { tier: 'silver', lower: 'registered', review: 5, decideBy: '2028-11-20' },
    reason: 'two reviews running ended below target',
  },
} satisfies Template<Facts>
