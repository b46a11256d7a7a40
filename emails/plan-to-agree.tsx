import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { Act, Longer, P, Quote } from './look/parts.js'
import { act, longer, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, on } from './wording/days.js'

/** `tasks`: the plan to agree. `day`: its due day. `text`: the plan, if it was written down. */
interface Facts {
  text: TextId
  closes: Day
}

const ask = (v: View<Facts>) =>
  'Here is the plan that we would work by in the first months. Please read it and agree to it, or '
  + `say what should change, ${by(v.day)}. ${v.manager} asks you, and waits with the agreement `
  + 'until then; '
  + `${v.facts.closes ? `left unanswered, it is dropped after ${on(v.facts.closes)}` : 'left unanswered, it is dropped in the end'}.`

export default {
  subject: v => `Agree our mutual action plan${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{ask(v)}</P>
      <Quote>{v.said()}</Quote>
      <Act view={v} label="Read and agree" purpose="complete" />
      <Longer view={v} />
    </>
  ),
  text: v => paragraphs(ask(v), quoted(v.said()), act(v, 'Read and agree', 'complete'), longer(v)),
  sample: {
    sent: '2026-12-29',
    facts: {
      day: '2027-01-27',
      closes: '2027-02-26',
      text: 'text-1',
      tasks: [{ task: 'agree-1.mutual-plan', name: 'mutual-plan', due: '2027-01-27', side: 'partner' }],
    },
    reason: 'the mutual action plan awaits your agreement',
    actions: [
      { purpose: 'complete', subject: 'agree-1.mutual-plan', until: '2027-02-26' },
      { purpose: 'extend', subject: 'agree-1.mutual-plan', until: '2027-01-27' },
    ],
    texts: {
      'text-1':
        'February: two analysts trained (Kiri).\nMarch: first joint proposal (Tom and Marta).\nMay: first joint customer.',
    },
  },
} satisfies Template<Facts>
