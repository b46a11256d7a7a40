import type { Day } from '../lifecycle/day.js'
import { P, Tasks } from './look/parts.js'
import { paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** As the event `last_day_reached`. `last`: the day that is over. `tasks`: what is left to close. */
interface Facts {
  exit: number
  last: Day
}

const over = (v: View<Facts>) =>
  `With the end of ${on(firstDay(v.facts.last, v.facts.day, v.sent))} our agreement is over. What `
  + 'was granted under it (access, prices, the use of each other’s name) ends with it. '
  + (v.tasks.length
    ? 'What is listed below remains to be closed; nothing else is asked of you.'
    : 'Nothing more is asked of you, apart from a look back that we shall offer you soon.')

export default {
  subject: v => `Let go of the last things: the agreement ended ${brief(firstDay(v.facts.last, v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{over(v)}</P>
      <Tasks view={v} />
      <P>{`If a customer calls about something that we did together, do not turn them away: put them through to ${v.manager}.`}</P>
    </>
  ),
  text: v =>
    paragraphs(
      over(v),
      v.tasks.length > 0 && taskLines(v),
      `Please do not turn a customer away who calls about our common past: put them through to ${v.manager}.`,
    ),
  sample: { sent: '2029-06-01', facts: { exit: 1, last: '2029-05-31' }, reason: 'the last day has passed' },
} satisfies Template<Facts>
