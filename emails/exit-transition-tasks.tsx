import type { Day } from '../lifecycle/day.js'
import { Act, Longer, P, Tasks } from './look/parts.js'
import { act, longer, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, on } from './wording/days.js'
import { count } from './wording/names.js'

/** `tasks`: of the recipient. `last`: the last day. */
interface Facts {
  exit: number
  last: Day
}

const share = (v: View<Facts>) =>
  'Parting well is work, and this is your share of it: '
  + `${count(v.tasks.length, 'item', 'the items below')}, the first `
  + `${by(v.day)}.${v.facts.last ? ` The partnership itself ends on ${on(v.facts.last)}.` : ''} The `
  + 'exit does not close while one of them is open, so what is left undone follows us both around '
  + 'for months.'

export default {
  subject: v => `Wind down with us: your first item${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{share(v)}</P>
      <Tasks view={v} />
      <Act
        view={v}
        label={v.toVendor ? 'Open the exit' : 'Open the first item'}
        purpose={v.purposeFor(v.tasks[0]?.task ?? '')}
      />
      <Longer view={v} />
      <P>
        {v.toVendor
          ? 'An item that makes no sense here can be waived by an admin, with a reason.'
          : `Does an item make no sense for you? Tell ${v.manager}; it can be waived.`}
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      share(v),
      taskLines(v),
      act(v, v.toVendor ? 'Open the exit' : 'Open the first item', v.purposeFor(v.tasks[0]?.task ?? '')),
      longer(v),
      v.toVendor
        ? 'What makes no sense here can be waived by an admin, with a reason.'
        : `What makes no sense for you can be waived; tell ${v.manager}.`,
    ),
  sample: {
    sent: '2029-03-13',
    facts: {
      exit: 1,
      last: '2029-05-31',
      tasks: [
        { task: 'exit-1.customer-list', name: 'customer-list', due: '2029-03-26', side: 'partner' },
        { task: 'exit-1.reversal.brand', name: 'reversal', subject: 'brand', due: '2029-05-31', side: 'partner' },
      ],
    },
    reason: 'the exit has begun and these items are yours',
    actions: [
      { purpose: 'complete', subject: 'exit-1.customer-list', until: '2029-08-31' },
      { purpose: 'complete', subject: 'exit-1.reversal.brand', until: '2029-08-31' },
    ],
  },
} satisfies Template<Facts>
