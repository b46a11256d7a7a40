import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** `reason`: `declined`, `declined by silence`, `not now`, `cancelled` … `text`: what was said with it. */
interface Facts {
  reason: string
  text: TextId
  until: Day
}

const closed = (v: View<Facts>) => {
  const day = on(firstDay(v.facts.day, v.sent))
  if (/silen/.test(v.facts.reason ?? ''))
    return `We did not hear from you, so the invitation from ${v.vendor} closed on ${day}. There is nothing for you to do.`
  if (/cancel/.test(v.facts.reason ?? ''))
    return `${v.vendor} took its invitation to ${v.partner} back on ${day}. You need not answer it any more.`
  return (
    `Thank you for telling us that a partnership is not for ${v.partner} at present. The invitation `
    + `is closed as of ${day}, and you will not be chased.`
  )
}
const later = (v: View<Facts>) =>
  v.facts.until
    ? `If things change, write to ${v.manager} until ${on(v.facts.until)}: the door stays open.`
    : `If things change, a line to ${v.manager} is enough to open the conversation again.`

export default {
  subject: v => `Closed: the invitation from ${v.vendor}, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{closed(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>{later(v)}</P>
    </>
  ),
  text: v => paragraphs(closed(v), quoted(v.said()), later(v)),
  sample: {
    sent: '2026-12-24',
    facts: { day: '2026-12-24', reason: 'declined by silence' },
    reason: 'the invitation was open for 30 days',
  },
} satisfies Template<Facts>
