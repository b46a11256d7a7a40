import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { lowered } from './wording/names.js'

/** As the event `extension_granted`: the task and its new day; `silent` when nobody answered in time. */
interface Facts {
  task: string
  due: Day
  silent: true
}

const due = (v: View<Facts>) => firstDay(v.facts.due, v.day)
const granted = (v: View<Facts>) =>
  `You have until ${on(due(v))} for ${lowered(v.title(v.tasks[0]))}. `
  + (v.facts.silent
    ? 'Nobody here answered you in time, so your request counts as granted.'
    : `${v.manager} is glad that you asked beforehand.`)
  + ' '
  + 'The reminders start afresh from the new day.'

export default {
  subject: v => `Granted: ${lowered(v.title(v.tasks[0]))}, now due ${brief(due(v))}`,
  html: v => (
    <>
      <P>{granted(v)}</P>
      <Act view={v} label="Mark it done" purpose="complete" />
    </>
  ),
  text: v => paragraphs(granted(v), act(v, 'Mark it done', 'complete')),
  sample: {
    sent: '2027-02-26',
    to: 'partner.sales',
    facts: {
      task: 'onboard-1.product-training',
      due: '2027-03-17',
      tasks: [{ task: 'onboard-1.product-training', name: 'product-training', due: '2027-03-17', side: 'partner' }],
    },
    reason: 'you asked for an extension',
    actions: [{ purpose: 'complete', subject: 'onboard-1.product-training', until: '2027-05-31' }],
  },
} satisfies Template<Facts>
