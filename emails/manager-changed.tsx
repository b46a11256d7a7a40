import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** As the event `team_changed`: the new person, and the one before. */
interface Facts {
  person: string
  from: string
}

const after = (v: View<Facts>) => v.person(v.facts.person) ?? v.manager
const change = (v: View<Facts>) =>
  v.toVendor
    ? `${v.partner} is in your hands from `
      + `${on(firstDay(v.facts.day, v.sent))}${v.person(v.facts.from) ? `; until now ${v.person(v.facts.from)} looked after them` : ''}. `
      + 'Every open question that was asked of your predecessor is now asked of you.'
    : `From ${on(firstDay(v.facts.day, v.sent))} ${after(v)} looks after our `
      + `partnership${v.person(v.facts.from) ? `, and ${v.person(v.facts.from)} passes on everything worth knowing` : ''}. `
      + `Replies to any of our letters, old ones too, reach ${after(v)}.`

export default {
  subject: v =>
    v.toVendor
      ? `Take over ${v.partner}, from ${brief(firstDay(v.facts.day, v.sent))}`
      : `Meet ${after(v)}, your new partner manager from ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{change(v)}</P>
      {v.toVendor ? (
        <Act view={v} label="Read the history" />
      ) : (
        <P>Nothing that was agreed changes. Say hello by answering this letter, if you like.</P>
      )}
    </>
  ),
  text: v =>
    paragraphs(
      change(v),
      v.toVendor
        ? act(v, 'Read the history')
        : 'All that was agreed stands. If you like, say hello by answering this letter.',
    ),
  sample: {
    sent: '2027-09-06',
    facts: { person: 'person-1', from: 'person-2', day: '2027-09-06' },
    reason: 'your partner manager changed',
  },
} satisfies Template<Facts>
