import { Act, P, Tasks } from './look/parts.js'
import { act, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, on } from './wording/days.js'
import { lowered } from './wording/names.js'

/**
 * `tasks`: overdue and escalated. Goes to the manager first, then to the sponsor of the late side; the recipient's role
 * tells which.
 */
interface Facts {
  kind: string
}

const stuck = (v: View<Facts>) => (v.tasks.length < 2 ? v.title(v.tasks[0]) : `${v.tasks.length} tasks`)
const toSponsor = (v: View<Facts>) => v.role.includes('sponsor')
const matter = (v: View<Facts>) => {
  if (!v.toVendor)
    return (
      `We turn to you as the sponsor of our partnership at ${v.partner}. ${stuck(v)} should have been `
      + `finished by ${on(v.day)}; reminders have not moved it, and we do not know why.`
    )
  if (toSponsor(v))
    return (
      `As sponsor you hear of this late and on purpose: ${stuck(v)}, ours to do for ${v.partner}, `
      + `${v.tasks.length < 2 ? 'has' : 'have'} been open since ${on(v.day)}, and neither the owner nor `
      + `the manager could close ${v.tasks.length < 2 ? 'it' : 'them'}.`
    )
  return (
    `${stuck(v)} ${v.tasks.length < 2 ? 'was' : 'were'} due on ${on(v.day)} and `
    + `${v.tasks.length < 2 ? 'is' : 'are'} stuck, in spite of all our reminders. The next step is `
    + 'yours: a call does more now than another reminder.'
  )
}
const wanted = (v: View<Facts>) =>
  v.toVendor
    ? toSponsor(v)
      ? 'Please clear the way, or name somebody who will; the partner’s own days have moved because of it.'
      : 'Help, give it to somebody else, waive it, or grant a new day. Next, '
        + `${v.tasks[0]?.side === 'vendor' ? 'our own' : 'the late side’s'} sponsor is told.`
    : `Would you find out what stands in the way and tell ${v.manager}? A new day or another person `
      + 'is fine. While it is open, what follows waits, and the partnership counts as at risk.'

export default {
  subject: v => `Unblock ${lowered(stuck(v))}, due since ${brief(v.day)}`,
  html: v => (
    <>
      <P>{matter(v)}</P>
      <P>{wanted(v)}</P>
      {v.tasks.length > 1 ? <Tasks view={v} /> : null}
      <Act
        view={v}
        label={v.toVendor ? 'Deal with it' : 'Say what will happen'}
        purpose={v.purposeFor(v.tasks[0]?.task ?? '')}
      />
    </>
  ),
  text: v =>
    paragraphs(
      matter(v),
      wanted(v),
      v.tasks.length > 1 && taskLines(v),
      act(v, v.toVendor ? 'Deal with it' : 'Say what will happen', v.purposeFor(v.tasks[0]?.task ?? '')),
    ),
  sample: {
    sent: '2027-03-10',
    to: 'partner.executive_sponsor',
    facts: {
      kind: 'escalated',
      day: '2027-03-03',
      tasks: [{ task: 'onboard-1.product-training', name: 'product-training', due: '2027-03-03', side: 'partner' }],
    },
    reason: 'product training was due 5 business days ago and you sponsor the partnership',
  },
} satisfies Template<Facts>
