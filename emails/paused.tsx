import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** As the event `paused`: until when. */
interface Facts {
  until: Day
  text: TextId
}

const until = (v: View<Facts>) => firstDay(v.facts.until, v.day)
const pause = (v: View<Facts>) =>
  `Our work together rests until ${on(until(v))}. In that time you get no reminders, and every `
  + 'day that was set for a task moves on by as much. What does not move is the agreement: its end '
  + 'and its last day for notice stay where they are, and review periods go on being counted.'

export default {
  subject: v => `Put your feet up: we pause until ${brief(until(v))}`,
  html: v => (
    <>
      <P>{pause(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>{`Ready sooner? A word to ${v.manager} ends the pause.`}</P>
    </>
  ),
  text: v => paragraphs(pause(v), quoted(v.said()), `A word to ${v.manager} ends the pause sooner.`),
  sample: {
    sent: '2027-07-05',
    facts: { until: '2027-08-16', text: 'text-1' },
    reason: 'the partnership was paused',
    texts: { 'text-1': 'You move offices in July.' },
  },
} satisfies Template<Facts>
