import { P, Tasks } from './look/parts.js'
import { paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, on } from './wording/days.js'
import { count } from './wording/names.js'

/**
 * As the event `clock_stopped`, or told when our task passed its day: `days` late; `tasks`: what waits for it, with its
 * new days.
 */
interface Facts {
  run: string
  task: string
  days: number
}

const sorry = (v: View<Facts>) =>
  'We are late, and it holds you up. '
  + (v.facts.task && !v.tasks.some(task => task.task === v.facts.task)
    ? `${v.title({ task: v.facts.task, name: v.facts.task.split('.').slice(1).join('.') || v.facts.task, side: 'vendor' })} took us`
    : 'Our part took')
  + ' '
  + `${v.facts.days ? `${count(v.facts.days, 'day')} longer` : 'longer'} than we promised. Your own `
  + `days have moved by as much${v.tasks.length ? `; the first is now ${on(v.day)}` : ''}.`

export default {
  subject: v => `Accept our apology, and a new day: ${brief(v.day)}`,
  html: v => (
    <>
      <P>{sorry(v)}</P>
      <Tasks view={v} />
      <P>{`None of this counts against you. If the delay costs you something that new days do not mend, tell ${v.manager}.`}</P>
    </>
  ),
  text: v =>
    paragraphs(
      sorry(v),
      v.tasks.length > 0 && taskLines(v),
      `It does not count against you in any way. Does the delay cost you something that new days do not mend? Tell ${v.manager}.`,
    ),
  sample: {
    sent: '2027-02-22',
    to: 'partner.technical',
    facts: {
      run: 'onboard-1',
      task: 'onboard-1.access',
      days: 4,
      tasks: [{ task: 'onboard-1.integration', name: 'integration', due: '2027-04-06', side: 'partner' }],
    },
    reason: 'access to systems was late, and your task waits for it',
  },
} satisfies Template<Facts>
