import type { InitiativeKind, TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { initiativeName } from './wording/names.js'

/** As the event `initiative_closed`: how it ended. `kind`: of the initiative. */
interface Facts {
  initiative: string
  kind: InitiativeKind
  result: 'succeeded' | 'dropped' | 'folded_in' | 'stopped'
  text: TextId
}

const results: Record<string, string> = {
  dropped: 'We let it go. It was worth trying, and what we learned goes into the next review.',
  folded_in: 'From here on it is part of our daily work and needs no plan of its own.',
  stopped: 'It was stopped before its time, together with everything else that was under way.',
  succeeded: 'It reached its goal. Thank you: this one was not on anybody’s list a year ago.',
}
const ended = (v: View<Facts>) =>
  `Our initiative (${initiativeName(v.facts.kind)}) closed on `
  + `${on(firstDay(v.facts.day, v.sent))}. `
  + `${results[v.facts.result ?? ''] ?? 'Its check-ins end with it.'}`

export default {
  subject: v => `Hear how our initiative ended, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{ended(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>You get no more check-ins about it.</P>
    </>
  ),
  text: v => paragraphs(ended(v), quoted(v.said()), 'No more check-ins about it will come.'),
  sample: {
    sent: '2028-06-30',
    facts: { initiative: 'expand-1', kind: 'new_market', result: 'succeeded', day: '2028-06-30' },
    reason: 'an initiative was closed',
  },
} satisfies Template<Facts>
