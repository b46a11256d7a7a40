import { Act, P, Tasks } from './look/parts.js'
import { act, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** As the event `contact_bounced`: whose address refused a letter. `tasks`: what waited for that person. */
interface Facts {
  contact: string
}

const who = (v: View<Facts>) => v.person(v.facts.contact) ?? 'one of the contacts'
const bounced = (v: View<Facts>) =>
  `On ${on(firstDay(v.facts.day, v.sent))} the mail server of ${v.partner} refused our letter to `
  + `${who(v)}, for good. Nothing more is sent to that address; what is meant for it goes to the `
  + 'main contact, and if that is the one, to nobody at all.'

export default {
  subject: v => `Find a working address at ${v.partner}: refused ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{bounced(v)}</P>
      <Tasks view={v} />
      <P>Pick up the phone: an address that dies often means that somebody has left.</P>
      <Act view={v} label="Correct the contact" />
    </>
  ),
  text: v =>
    paragraphs(
      bounced(v),
      v.tasks.length > 0 && taskLines(v),
      'Pick up the phone; a dead address often means that somebody has left.',
      act(v, 'Correct the contact'),
    ),
  sample: {
    sent: '2027-09-14',
    to: 'vendor.manager',
    facts: { contact: 'contact-2', day: '2027-09-14' },
    reason: 'a letter was refused by the partner’s mail server',
  },
} satisfies Template<Facts>
