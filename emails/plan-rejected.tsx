import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { Act, Longer, P, Quote } from './look/parts.js'
import { act, longer, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, firstDay } from './wording/days.js'

/** `text`: what should change. `due`: the new day. */
interface Facts {
  text: TextId
  due: Day
}

const due = (v: View<Facts>) => firstDay(v.facts.due, v.day)
const notYet = (v: View<Facts>) =>
  `We are close, but ${v.manager} cannot agree to the plan as you returned it. Would you change `
  + `what is said below and send it again ${by(due(v))}? The rest of it stands, and the time that `
  + 'we took to read it is not counted against you.'

export default {
  subject: v => `Change the plan once more${byBrief(due(v))}`,
  html: v => (
    <>
      <P>{notYet(v)}</P>
      <Quote>{v.said()}</Quote>
      <Act view={v} label="Open the plan" purpose="complete" />
      <Longer view={v} />
    </>
  ),
  text: v => paragraphs(notYet(v), quoted(v.said()), act(v, 'Open the plan', 'complete'), longer(v)),
  sample: {
    sent: '2027-01-18',
    facts: { due: '2027-01-27', text: 'text-1' },
    reason: 'the plan that you handed in was sent back',
    actions: [{ purpose: 'complete', subject: 'agree-1.mutual-plan', until: '2027-02-26' }],
    texts: { 'text-1': 'March is too early for a proposal: the training ends in April.' },
  },
} satisfies Template<Facts>
