import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/**
 * `text`: the reason, in the manager's words. `until`: how long the door stays open. `reason`: `not pursued` when
 * nobody decided.
 */
interface Facts {
  reason: string
  text: TextId
  until: Day
}

const no = (v: View<Facts>) =>
  `We are sorry to bring you a no. On ${on(firstDay(v.facts.day, v.sent))} ${v.vendor} decided `
  + `not to enter a partnership with ${v.partner} for now`
  + (v.facts.reason === 'not pursued'
    ? ', because we did not come to a decision in the time that we had given ourselves; that is our failing, not yours'
    : '')
  + '.'
const thanks = (v: View<Facts>) =>
  'Thank you for your openness in these weeks. '
  + (v.facts.until
    ? `We would gladly look again; please write until ${on(v.facts.until)}.`
    : 'Should your business or ours change, we would gladly look again.')

export default {
  subject: v => `Hear our decision on the partnership: no, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{no(v)}</P>
      {v.said() ? <P>The reason, openly:</P> : null}
      <Quote>{v.said()}</Quote>
      <P>{thanks(v)}</P>
    </>
  ),
  text: v => paragraphs(no(v), v.said() && 'The reason, openly:', quoted(v.said()), thanks(v)),
  sample: {
    sent: '2026-12-28',
    facts: { day: '2026-12-28', text: 'text-1' },
    reason: 'the decision on the partnership was no-go',
    texts: { 'text-1': 'Your customers are smaller than those whom we can serve well today.' },
  },
} satisfies Template<Facts>
