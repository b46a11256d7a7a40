import { P, Tasks } from './look/parts.js'
import { paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on } from './wording/days.js'

/** As the event `run_restarted`. `day`: the new target. `tasks`: all anew. */
interface Facts {
  run: string
}

const anew = (v: View<Facts>) =>
  `We begin the onboarding again, from the first task, with ${on(v.day)} as the day to be `
  + 'complete. What you have been given (access, prices, our name) stays yours; the training that '
  + `you took need not be repeated if ${v.manager} waives it.`

export default {
  subject: v => `Start onboarding afresh, complete${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{anew(v)}</P>
      <P>
        A second start is not a reproach. The first one had too many loose ends, on both sides, and patching them takes
        longer than doing it properly.
      </P>
      <Tasks view={v} />
    </>
  ),
  text: v =>
    paragraphs(
      anew(v),
      'Please do not read it as a reproach. There were too many loose ends, on both sides, and '
        + 'patching them would take longer than doing it properly.',
      v.tasks.length > 0 && taskLines(v),
    ),
  sample: { sent: '2027-06-01', facts: { run: 'onboard-2', day: '2027-08-30' }, reason: 'onboarding was restarted' },
} satisfies Template<Facts>
