import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { Act, P, Quote } from './look/parts.js'
import { act, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, firstDay } from './wording/days.js'
import { lowered } from './wording/names.js'

/** As the event `task_handed_in`: the task, by when to validate, what was said with it. */
interface Facts {
  task: string
  validateBy: Day
  text: TextId
}

const until = (v: View<Facts>) => firstDay(v.facts.validateBy, v.day)
const check = (v: View<Facts>) =>
  `${v.toVendor ? v.partner : v.vendor} says that ${lowered(v.title(v.tasks[0]))} is finished. `
  + `Please look at it and accept it or send it back ${by(until(v))}. Their clock stands still `
  + 'while it lies with you: every day that you take is added to their own.'

export default {
  subject: v => `Validate ${lowered(v.title(v.tasks[0]))}${v.toVendor ? ` of ${v.partner}` : ''}${byBrief(until(v))}`,
  html: v => (
    <>
      <P>{check(v)}</P>
      <Quote>{v.said()}</Quote>
      <Act view={v} label="Accept or send back" purpose="answer" />
      <P>If you send it back, say what is missing in a sentence that they can act on.</P>
    </>
  ),
  text: v =>
    paragraphs(
      check(v),
      quoted(v.said()),
      'When you send something back, say what is missing in a sentence that they can act on.',
      act(v, 'Accept or send back', 'answer'),
    ),
  sample: {
    sent: '2027-03-03',
    to: 'vendor.manager',
    facts: {
      task: 'onboard-1.product-training',
      validateBy: '2027-03-08',
      text: 'text-1',
      tasks: [{ task: 'onboard-1.product-training', name: 'product-training', due: '2027-03-03', side: 'partner' }],
    },
    reason: 'the partner handed in a task that you validate',
    texts: { 'text-1': 'All four passed; certificates are in the portal.' },
  },
} satisfies Template<Facts>
