import { Act, Longer, P, Tasks } from './look/parts.js'
import { act, longer, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, on } from './wording/days.js'
import { lowered } from './wording/names.js'

/** `tasks`: past their day, all of one person. `kind`: `overdue`. */
interface Facts {
  kind: string
}

const late = (v: View<Facts>) =>
  v.tasks.length < 2
    ? `The day for ${lowered(v.title(v.tasks[0]))} was ${on(v.day)}, and we have not heard that it is done.`
    : `${v.tasks.length} tasks of yours are past their day, the oldest since ${on(v.day)}.`
const then = (v: View<Facts>) =>
  v.toVendor
    ? `${v.partner} may be waiting for it. If it stays open, the partner manager hears of it, and then the sponsor.`
    : 'Perhaps it is, and only the mark is missing. Perhaps something is in the way; then tell '
      + `${v.manager} what, or ask for a new day. Left alone, it goes to ${v.manager} within days and `
      + 'then to your sponsor, which none of us enjoys.'

export default {
  subject: v =>
    `Settle ${v.tasks.length < 2 ? lowered(v.title(v.tasks[0])) : `${v.tasks.length} overdue tasks`}, due ${brief(v.day)}`,
  html: v => (
    <>
      <P>{late(v)}</P>
      <P>{then(v)}</P>
      {v.tasks.length > 1 ? <Tasks view={v} /> : null}
      <Act view={v} label="Mark it done" purpose={v.purposeFor(v.tasks[0]?.task ?? '')} />
      <Longer view={v} />
    </>
  ),
  text: v =>
    paragraphs(
      late(v),
      then(v),
      v.tasks.length > 1 && taskLines(v),
      act(v, 'Mark it done', v.purposeFor(v.tasks[0]?.task ?? '')),
      longer(v),
    ),
  sample: {
    sent: '2027-03-04',
    to: 'partner.sales',
    facts: {
      kind: 'overdue',
      day: '2027-03-03',
      tasks: [{ task: 'onboard-1.product-training', name: 'product-training', due: '2027-03-03', side: 'partner' }],
    },
    reason: 'product training was due 1 business day ago',
    actions: [
      { purpose: 'complete', subject: 'onboard-1.product-training', until: '2027-05-31' },
      { purpose: 'extend', subject: 'onboard-1.product-training', until: '2027-05-31' },
    ],
  },
} satisfies Template<Facts>
