import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { lowered } from './wording/names.js'

/** `tasks`: the milestone that was reached. `day`: on which. */
type Facts = object

const reached = (v: View<Facts>) =>
  `We did it. ${v.title(v.tasks[0])}: reached on ${on(firstDay(v.facts.day, v.sent))}. `
  + (v.toVendor
    ? `${v.partner} did their part of it and deserves a word from you today.`
    : `${v.manager} and everyone at ${v.vendor} who worked on it say thank you.`)

export default {
  subject: v => `Reached: ${lowered(v.title(v.tasks[0]))}, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{reached(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>Nothing to click, nothing to do. Tell the people who made it happen.</P>
    </>
  ),
  text: v => paragraphs(reached(v), quoted(v.said()), 'There is nothing to click. Tell the people who made it happen.'),
  sample: {
    sent: '2027-04-22',
    facts: {
      day: '2027-04-22',
      tasks: [{ task: 'onboard-1.milestone', name: 'milestone', due: '2027-04-22', side: 'both' }],
    },
    reason: 'a milestone was reached',
  },
} satisfies Template<Facts>
