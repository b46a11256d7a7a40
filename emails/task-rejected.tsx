import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { Act, Longer, P, Quote } from './look/parts.js'
import { act, longer, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, firstDay } from './wording/days.js'
import { count, lowered } from './wording/names.js'

/** As the event `task_rejected`: the task, its new day, what is missing, the days that validation took. */
interface Facts {
  task: string
  due: Day
  text: TextId
  days: number
}

const due = (v: View<Facts>) => firstDay(v.facts.due, v.day)
const back = (v: View<Facts>) =>
  `Thank you for handing in ${lowered(v.title(v.tasks[0]))}. Something is still missing, so it `
  + 'comes back to you; please complete it '
  + `${by(due(v))}.${v.facts.days ? ` The ${count(v.facts.days, 'day')} that it lay with us have been added to what waits for it.` : ''}`

export default {
  subject: v => `Complete ${lowered(v.title(v.tasks[0]))}${byBrief(due(v))}`,
  html: v => (
    <>
      <P>{back(v)}</P>
      {v.said() ? <P>What is missing:</P> : null}
      <Quote>{v.said()}</Quote>
      <Act view={v} label="Hand it in again" purpose="complete" />
      <Longer view={v} />
      <P>{`Unclear? Ask ${v.manager}; guessing costs both of us more.`}</P>
    </>
  ),
  text: v =>
    paragraphs(
      back(v),
      v.said() && 'What is missing:',
      quoted(v.said()),
      act(v, 'Hand it in again', 'complete'),
      longer(v),
      `If that is unclear, ask ${v.manager}; guessing costs both of us more.`,
    ),
  sample: {
    sent: '2027-03-08',
    to: 'partner.sales',
    facts: {
      task: 'onboard-1.product-training',
      due: '2027-03-15',
      days: 3,
      text: 'text-1',
      tasks: [{ task: 'onboard-1.product-training', name: 'product-training', due: '2027-03-15', side: 'partner' }],
    },
    reason: 'what you handed in was not accepted yet',
    actions: [{ purpose: 'complete', subject: 'onboard-1.product-training', until: '2027-05-31' }],
    texts: { 'text-1': 'Two of the four people have not taken the test.' },
  },
} satisfies Template<Facts>
