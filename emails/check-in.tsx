import type { InitiativeKind } from '../lifecycle/event.js'
import { Act, Longer, P } from './look/parts.js'
import { act, longer, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief } from './wording/days.js'
import { initiativeName } from './wording/names.js'

/**
 * `tasks`: the check-in. `day`: due. `subject`: the initiative, the improvement plan or the onboarding. `kind`: of the
 * initiative. Action `check_in`.
 */
interface Facts {
  subject: string
  kind: InitiativeKind
}

const about = (v: View<Facts>) =>
  v.facts.kind
    ? `our initiative (${initiativeName(v.facts.kind)})`
    : /^improve/.test(v.facts.subject ?? v.tasks[0]?.task ?? '')
      ? 'the improvement plan'
      : 'our work together'
const how = (v: View<Facts>) =>
  `How is ${about(v)} going? Three lines are enough: what has moved, what is in the way, what we `
  + `should do differently. ${v.manager} would like them ${by(v.day)}; without them we only guess, `
  + 'and the gap is seen in the next review.'

export default {
  subject: v => `Tell us how ${about(v)} is going${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{how(v)}</P>
      <Act view={v} label="Write three lines" purpose={v.link('check_in') ? 'check_in' : undefined} />
      <Longer view={v} />
    </>
  ),
  text: v => paragraphs(how(v), act(v, 'Write three lines', v.link('check_in') ? 'check_in' : undefined), longer(v)),
  sample: {
    sent: '2027-12-29',
    to: 'partner.partner_lead',
    facts: {
      subject: 'expand-1',
      kind: 'new_market',
      day: '2028-01-05',
      tasks: [{ task: 'expand-1.check-in-1', name: 'check-in', due: '2028-01-05', side: 'partner' }],
    },
    reason: 'a check-in is due every 30 days',
    actions: [{ purpose: 'check_in', subject: 'expand-1.check-in-1', until: '2028-02-04' }],
  },
} satisfies Template<Facts>
