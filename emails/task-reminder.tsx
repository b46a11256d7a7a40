import { Act, Longer, P, Tasks } from './look/parts.js'
import { act, longer, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief } from './wording/days.js'
import { lowered } from './wording/names.js'

/** `tasks`: due soon, all of one person. `kind`: `due`. */
interface Facts {
  kind: string
}

const one = (v: View<Facts>) => v.tasks.length < 2
const soon = (v: View<Facts>) =>
  one(v)
    ? `${v.title(v.tasks[0])} is due ${by(v.day)}, and it is not marked as done yet. If it is done, `
      + 'tell us so below. If it will not be done in time, '
      + (v.toVendor
        ? 'tell the partner now; a delay of ours moves their days too'
        : 'ask for more days now: before the day that is easy, afterwards it is chased')
      + '.'
    : `Coming up, the first ${by(v.day)}: the ${v.tasks.length} tasks below are in your name and `
      + 'still open. Mark what is done. '
      + (v.toVendor
        ? 'What slips on our side moves the partner’s days too.'
        : `For what will not be ready, ask for more days; ${v.manager} would rather know than guess.`)

export default {
  subject: v => `Finish ${one(v) ? lowered(v.title(v.tasks[0])) : `${v.tasks.length} tasks`}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{soon(v)}</P>
      {one(v) ? null : <Tasks view={v} />}
      <Act
        view={v}
        label={one(v) ? 'It is done' : 'Mark the first as done'}
        purpose={v.purposeFor(v.tasks[0]?.task ?? '')}
      />
      <Longer view={v} />
    </>
  ),
  text: v =>
    paragraphs(
      soon(v),
      !one(v) && taskLines(v),
      act(v, one(v) ? 'It is done' : 'Mark the first as done', v.purposeFor(v.tasks[0]?.task ?? '')),
      longer(v),
    ),
  sample: {
    sent: '2027-02-24',
    to: 'partner.sales',
    facts: {
      kind: 'due',
      day: '2027-03-03',
      tasks: [{ task: 'onboard-1.product-training', name: 'product-training', due: '2027-03-03', side: 'partner' }],
    },
    reason: 'product training is due in 5 business days',
    actions: [
      { purpose: 'complete', subject: 'onboard-1.product-training', until: '2027-05-31' },
      { purpose: 'extend', subject: 'onboard-1.product-training', until: '2027-05-31' },
    ],
  },
} satisfies Template<Facts>
