import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { firstDay, on, onBrief } from './wording/days.js'

/** As the event `exit_started` that silence about a renewal brought about. `last`: the agreement’s last day. */
interface Facts {
  last: Day
}

const last = (v: View<Facts>) => firstDay(v.facts.last, v.day)
const begun = (v: View<Facts>) =>
  `Nobody decided about ${v.partner} in time, so the exit has begun: the agreement ends on `
  + `${on(last(v))}. ${v.partner} has been told the same, with what follows from it.`

export default {
  subject: v => `Decide, or let ${v.partner} go: the agreement ends${onBrief(last(v))}`,
  html: v => (
    <>
      <P>{begun(v)}</P>
      <P>If that is not what anybody wants, withdraw the exit; that is possible until the last day is over.</P>
      <Act view={v} label="Open the exit" />
    </>
  ),
  text: v =>
    paragraphs(
      begun(v),
      'Withdraw the exit if that is not what anybody wants; until the last day is over it can be done.',
      act(v, 'Open the exit'),
    ),
  sample: { sent: '2028-12-03', to: 'vendor.manager', facts: { last: '2029-01-31' }, reason: 'nobody decided in time' },
} satisfies Template<Facts>
