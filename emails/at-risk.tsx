import { Act, P, Tasks } from './look/parts.js'
import { act, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on } from './wording/days.js'
import { cause } from './wording/names.js'

/** As the event `at_risk`: why. `day`: the hard stop (or the target when that is all that is known). */
interface Facts {
  run: string
  why: string
}

const risk = (v: View<Facts>) =>
  v.toVendor
    ? `The onboarding of ${v.partner} is at `
      + `risk${cause(v.facts.why) ? `: ${cause(v.facts.why)}` : ''}. It has to be complete by `
      + `${on(v.day)}; after that you are asked to extend, restart or end it.`
    : `Our onboarding has fallen behind${cause(v.facts.why) ? ` (${cause(v.facts.why)})` : ''}. There `
      + `is still time: it has to be complete by ${on(v.day)}. After that we would have to decide `
      + 'together whether to extend it or to begin again.'
const advice = (v: View<Facts>) =>
  v.toVendor
    ? 'Look at what is open, whose it is and which of it really has to be done. Waiving a task with a '
      + 'reason is better than dragging it along.'
    : `Please go through what is open with ${v.manager}. If you see the way out already, reply now.`

export default {
  subject: v => `Rescue the onboarding${v.toVendor ? ` of ${v.partner}` : ''}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{risk(v)}</P>
      <Tasks view={v} />
      <P>{advice(v)}</P>
      {v.toVendor ? <Act view={v} label="See what is open" /> : null}
    </>
  ),
  text: v =>
    paragraphs(risk(v), v.tasks.length > 0 && taskLines(v), advice(v), v.toVendor && act(v, 'See what is open')),
  sample: {
    sent: '2027-05-03',
    to: 'vendor.manager',
    facts: {
      run: 'onboard-1',
      why: 'the target day has passed',
      day: '2027-06-01',
      tasks: [{ task: 'onboard-1.integration', name: 'integration', due: '2027-04-06', side: 'partner' }],
    },
    reason: 'onboarding is not complete on its target day',
  },
} satisfies Template<Facts>
