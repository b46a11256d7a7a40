import type { Day } from '../lifecycle/day.js'
import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** As the event `agreement_renewed`: the new term, the next last day for notice, why. */
interface Facts {
  times: number
  start: Day
  end: Day
  decision: Day
  why: 'decided' | 'silence' | 'bound' | 'audit' | 'renegotiated'
  vows: Day
}

const whys: Record<string, string> = {
  audit: 'We looked back at what there was, and want to go on.',
  bound: 'When the agreement was recorded its last day for notice had passed already, so it renews by its own terms.',
  decided: 'We chose it, and gladly.',
  renegotiated: 'The new terms are agreed and signed.',
  silence: 'Neither of us gave notice in time, so it renewed by its own terms.',
}
const renewed = (v: View<Facts>) =>
  (
    'Our agreement goes on, from '
    + `${on(firstDay(v.facts.start, v.day))}${v.facts.end ? ` to ${on(v.facts.end)}` : ''}. `
    + `${whys[v.facts.why ?? ''] ?? ''}`
  ).trim()

export default {
  subject: v => `Go on with us: renewed from ${brief(firstDay(v.facts.start, v.day))}`,
  html: v => (
    <>
      <P>{renewed(v)}</P>
      <P>{v.facts.decision ? `Next time, notice can be given until ${on(v.facts.decision)}.` : undefined}</P>
      <P>
        {v.facts.vows
          ? 'On the first day of the new term we renew our vows: a short kick-off, a look at what has changed, refreshed training.'
          : 'Nothing changes in the daily work.'}
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      renewed(v),
      v.facts.decision && `Notice for the new term can be given until ${on(v.facts.decision)}.`,
      v.facts.vows
        ? 'The first day of the new term brings a short kick-off, a look at what has changed, and refreshed training: we renew our vows.'
        : 'Daily work goes on unchanged.',
    ),
  sample: {
    sent: '2028-10-12',
    facts: {
      times: 1,
      start: '2029-02-01',
      end: '2030-01-31',
      decision: '2029-11-02',
      why: 'decided',
      vows: '2029-02-01',
    },
    reason: 'the agreement was renewed',
  },
} satisfies Template<Facts>
