import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { Act, P, Quote } from './look/parts.js'
import { act, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, firstDay, on } from './wording/days.js'
import { lowered } from './wording/names.js'

/**
 * As the event `extension_asked`: the task, the day asked for, the reason given, by when to answer. `granted`: what
 * silence does.
 */
interface Facts {
  task: string
  until: Day
  text: TextId
  answerBy: Day
  due: Day
  granted: boolean
}

const answerBy = (v: View<Facts>) => firstDay(v.facts.answerBy, v.day)
const wish = (v: View<Facts>) =>
  `${v.partner} asks for more time for ${lowered(v.title(v.tasks[0]))}: until `
  + `${on(v.facts.until)}${v.tasks[0]?.due ? ` in place of ${on(v.tasks[0].due)}` : ''}. Please `
  + `grant or refuse it ${by(answerBy(v))}.`
const silence = (v: View<Facts>) =>
  v.facts.granted === undefined
    ? 'If you say nothing, it is granted as long as it stays within the target day, and refused otherwise.'
    : v.facts.granted
      ? 'If you say nothing, it is granted, because it stays within the target day.'
      : 'If you say nothing, it is refused, because it goes past the target day.'

export default {
  subject: v => `Grant or refuse more time to ${v.partner}${byBrief(answerBy(v))}`,
  html: v => (
    <>
      <P>{wish(v)}</P>
      <P>{silence(v)}</P>
      {v.said() ? <P>They write:</P> : null}
      <Quote>{v.said()}</Quote>
      <Act view={v} label="Answer the request" />
      <P>No reminder goes out for this task until you have answered.</P>
    </>
  ),
  text: v =>
    paragraphs(
      wish(v),
      silence(v),
      v.said() && 'They write:',
      quoted(v.said()),
      act(v, 'Answer the request'),
      'Reminders for this task wait until you have answered.',
    ),
  sample: {
    sent: '2027-02-25',
    to: 'vendor.manager',
    facts: {
      task: 'onboard-1.product-training',
      until: '2027-03-17',
      answerBy: '2027-03-02',
      text: 'text-1',
      tasks: [{ task: 'onboard-1.product-training', name: 'product-training', due: '2027-03-03', side: 'partner' }],
    },
    reason: 'the partner asked for an extension',
    texts: { 'text-1': 'Half of the team is at a customer until the 12th.' },
  },
} satisfies Template<Facts>
