import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, on } from './wording/days.js'
import { cause } from './wording/names.js'

/** As the event `exit_proposed`: why. `day`: by when. `closes`: the last day on which an answer counts. */
interface Facts {
  run: string
  why: string
  closes: Day
}

const propose = (v: View<Facts>) =>
  `It may be time to part with ${v.partner}: `
  + `${cause(v.facts.why) ?? 'what was meant to turn things around has not'}. The rules propose an `
  + `exit and leave it to you. Please choose ${by(v.day)}; silence keeps the `
  + `partnership${v.facts.closes ? ` from ${on(v.facts.closes)} on` : ''}. They have not been told, `
  + 'and will not be unless you say exit.'

export default {
  subject: v => `Choose: keep ${v.partner} or part${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{propose(v)}</P>
      <P>Keeping is a decision too. If you keep them, write down what will be different.</P>
      <Act view={v} label="Keep or exit" />
    </>
  ),
  text: v =>
    paragraphs(
      propose(v),
      'To keep them is a decision as well: write down what will be different.',
      act(v, 'Keep or exit'),
    ),
  sample: {
    sent: '2028-08-08',
    to: 'vendor.manager',
    facts: { run: 'propose-exit-1', why: 'the improvement plan failed', day: '2028-08-22', closes: '2028-09-21' },
    reason: 'an improvement plan failed',
  },
} satisfies Template<Facts>
