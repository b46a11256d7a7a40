import type { TextId } from '../lifecycle/event.js'
import { Act, P, Quote } from './look/parts.js'
import { act, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, on } from './wording/days.js'
import { lowered } from './wording/names.js'

/**
 * As the event `extension_refused`: the task, the reason; `silent` when nobody answered. `day`: the due day that
 * stands.
 */
interface Facts {
  task: string
  text: TextId
  silent: true
}

const refused = (v: View<Facts>) =>
  `We cannot move ${lowered(v.title(v.tasks[0]))}: ${on(v.day)} stands. `
  + (v.facts.silent
    ? 'Nobody answered your request in time, and a day that late would have moved the end of the '
      + 'whole, so it could not be granted by itself. We are sorry that you waited for this.'
    : `${v.manager} has looked at it and says why below.`)

export default {
  subject: v => `Keep to the day for ${lowered(v.title(v.tasks[0]))}: ${brief(v.day)}`,
  html: v => (
    <>
      <P>{refused(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>{`If that cannot be done, do not struggle on alone: reply, and ${v.manager} will see what else can give.`}</P>
      <Act view={v} label="Mark it done" purpose="complete" />
    </>
  ),
  text: v =>
    paragraphs(
      refused(v),
      quoted(v.said()),
      `Should that prove impossible, do not struggle on alone; reply, and ${v.manager} will see what else can give.`,
      act(v, 'Mark it done', 'complete'),
    ),
  sample: {
    sent: '2027-02-26',
    to: 'partner.sales',
    facts: {
      task: 'onboard-1.product-training',
      day: '2027-03-03',
      text: 'text-1',
      tasks: [{ task: 'onboard-1.product-training', name: 'product-training', due: '2027-03-03', side: 'partner' }],
    },
    reason: 'you asked for an extension',
    actions: [{ purpose: 'complete', subject: 'onboard-1.product-training', until: '2027-05-31' }],
    texts: { 'text-1': 'The trainer is with you only that week.' },
  },
} satisfies Template<Facts>
