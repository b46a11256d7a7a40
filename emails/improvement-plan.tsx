import type { Day } from '../lifecycle/day.js'
import { Act, P, Tasks } from './look/parts.js'
import { act, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, firstDay, on } from './wording/days.js'
import { cause } from './wording/names.js'

/** As the event `improvement_opened`: why, and the day of the verdict. `tasks`: its check-ins. */
interface Facts {
  run: string
  why: string
  verdict: Day
}

const verdict = (v: View<Facts>) => firstDay(v.facts.verdict, v.day)
const plan = (v: View<Facts>) =>
  'Something between us is not working: '
  + `${cause(v.facts.why) ?? 'results have stayed below what we agreed'}. `
  + `${v.toVendor ? `With ${v.partner} we` : 'We'} give ourselves until ${on(verdict(v))} to mend `
  + `it, with short check-ins on the way. On that day ${v.manager} says whether it has recovered.`

export default {
  subject: v => `Mend this with us${byBrief(verdict(v))}`,
  html: v => (
    <>
      <P>{plan(v)}</P>
      <P>
        Please come to the first check-in with one thing that you will change and one that we should. Both are written
        down.
      </P>
      <Tasks view={v} />
      {v.link() ? <Act view={v} label="Open the first check-in" /> : null}
    </>
  ),
  text: v =>
    paragraphs(
      plan(v),
      'Bring to the first check-in one thing that you will change, and one that we should. We write both down.',
      v.tasks.length > 0 && taskLines(v),
      v.link() && act(v, 'Open the first check-in'),
    ),
  sample: {
    sent: '2028-05-23',
    to: 'partner.partner_lead',
    facts: {
      run: 'improve-1',
      why: 'below twice running',
      verdict: '2028-07-24',
      tasks: [{ task: 'improve-1.check-in-1', name: 'check-in', due: '2028-06-06', side: 'partner' }],
    },
    reason: 'two reviews running ended below target',
  },
} satisfies Template<Facts>
