import type { PartnerRole } from '../lifecycle/people.js'
import { P, Tasks } from './look/parts.js'
import { paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { list, roleName } from './wording/names.js'

/** As the event `contact_added`: the contact and roles. `tasks`: what falls to the new person. */
interface Facts {
  roles: PartnerRole[]
}

const roles = (v: View<Facts>) => (v.facts.roles?.length ? list(v.facts.roles.map(roleName)) : undefined)
const hello = (v: View<Facts>) =>
  `From ${on(firstDay(v.facts.day, v.sent))} you are `
  + `${roles(v) ? `our contact at ${v.partner} for ${roles(v)}` : `one of our contacts at ${v.partner}`}. `
  + `${v.manager} is yours at ${v.vendor}, for any question and at any time.`

export default {
  subject: v => `Get to know ${v.vendor}: you are a contact from ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{hello(v)}</P>
      <P>
        {v.tasks.length
          ? 'These come to you from now on:'
          : 'Nothing is asked of you today. When something is, you get one letter that says what, by when and why you.'}
      </P>
      <Tasks view={v} />
      <P>Not the right person? Reply with who is, and we write to them.</P>
    </>
  ),
  text: v =>
    paragraphs(
      hello(v),
      v.tasks.length
        ? `These come to you from now on:\n${taskLines(v)}`
        : 'Today nothing is asked of you. One letter will say what, by when and why you, once something is.',
      'If you are not the right person, reply with who is.',
    ),
  sample: {
    sent: '2027-05-10',
    to: 'partner.technical',
    facts: { roles: ['technical'], day: '2027-05-10' },
    reason: 'your company named you as a contact',
  },
} satisfies Template<Facts>
