import type { Day } from '../lifecycle/day.js'
import { Act, P, Tasks } from './look/parts.js'
import { act, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, on } from './wording/days.js'
import { lowered } from './wording/names.js'

/** `tasks`: still open. `last`: the last day, past or ahead. */
interface Facts {
  exit: number
  last: Day
}

const left = (v: View<Facts>) =>
  `${v.tasks.length > 1 ? `${v.tasks.length} things keep` : 'One thing keeps'} our parting from `
  + 'being complete: '
  + `${v.tasks.length > 1 ? `the oldest was due on ${on(v.day)}` : `${lowered(v.title(v.tasks[0]))}, due since ${on(v.day)}`}. `
  + 'Until it is done or waived you keep hearing from us about it, and our books on the partnership '
  + 'cannot be closed.'

export default {
  subject: v => `Close what is left of our exit, due since ${brief(v.day)}`,
  html: v => (
    <>
      <P>{left(v)}</P>
      {v.tasks.length > 1 ? <Tasks view={v} /> : null}
      <Act view={v} label="Say that it is done" purpose={v.purposeFor(v.tasks[0]?.task ?? '')} />
    </>
  ),
  text: v =>
    paragraphs(
      left(v),
      v.tasks.length > 1 && taskLines(v),
      act(v, 'Say that it is done', v.purposeFor(v.tasks[0]?.task ?? '')),
    ),
  sample: {
    sent: '2029-07-02',
    facts: {
      exit: 1,
      last: '2029-05-31',
      tasks: [
        { task: 'exit-1.reversal.brand', name: 'reversal', subject: 'brand', due: '2029-05-31', side: 'partner' },
      ],
    },
    reason: 'an item of the exit is overdue',
    actions: [{ purpose: 'complete', subject: 'exit-1.reversal.brand', until: '2029-08-31' }],
  },
} satisfies Template<Facts>
