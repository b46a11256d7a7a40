import type { VendorRole } from '../lifecycle/people.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { list, roleName } from './wording/names.js'

/**
 * As the events `person_left` and `person_bounced`: who, why, their roles here, and who takes over if somebody does.
 */
interface Facts {
  person: string
  why: 'left' | 'bounced'
  roles: VendorRole[]
  successor: string
}

const who = (v: View<Facts>) => v.person(v.facts.person) ?? 'One of our people'
const away = (v: View<Facts>) => {
  const day = on(firstDay(v.facts.day, v.sent))
  const parts = v.facts.roles?.length ? ` (${list(v.facts.roles.map(role => roleName(role)))})` : ''
  return v.facts.why === 'bounced'
    ? `On ${day} the address of ${who(v)}${parts} refused our letter, for good. Nothing more is sent there.`
    : `As of ${day} ${who(v)}${parts} is no longer there for the partnership with ${v.partner}.`
}
const passed = (v: View<Facts>) =>
  v.person(v.facts.successor)
    ? `${v.person(v.facts.successor)} takes over all that was theirs and is asked anew for what is open.`
    : 'What was theirs has passed to whoever stands in for them, with every open question asked anew. '
      + 'Name somebody who is to have it for good.'

export default {
  subject: v => `See to ${v.partner}: ${who(v)} cannot be reached, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{away(v)}</P>
      <P>{passed(v)}</P>
      <Act view={v} label="Look at the team" />
    </>
  ),
  text: v => paragraphs(away(v), passed(v), act(v, 'Look at the team')),
  sample: {
    sent: '2027-09-06',
    to: 'vendor.sponsor',
    facts: { person: 'person-2', why: 'left', roles: ['manager', 'legal'], day: '2027-09-06' },
    reason: 'one of our people left',
  },
} satisfies Template<Facts>
