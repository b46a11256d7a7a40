import type { TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { count } from './wording/names.js'

/** As the event `exit_withdrawn`: for how many days it had run, and why it was taken back. */
interface Facts {
  exit: number
  days: number
  text: TextId
}

const back = (v: View<Facts>) =>
  `We stay together. The notice is withdrawn as of ${on(firstDay(v.facts.day, v.sent))}, and the `
  + 'agreement goes on as though it had not been given. What was under way resumes, every day of it '
  + 'moved by '
  + `${v.facts.days === undefined ? 'the length of the interruption' : count(v.facts.days, 'day')}.`

export default {
  subject: v => `Stay with us: the exit is withdrawn, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{back(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>
        {'What had been taken back already (access, prices, our name) is given to you again, piece by '
          + `piece; each is confirmed. We know that notices leave marks. ${v.manager} would like to hear `
          + 'which.'}
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      back(v),
      quoted(v.said()),
      'Access, prices and our name come back to you piece by piece where they had been taken, each '
        + `with a confirmation. A notice leaves marks; ${v.manager} would like to hear which.`,
    ),
  sample: {
    sent: '2029-04-02',
    facts: { exit: 1, days: 21, day: '2029-04-02', text: 'text-1' },
    reason: 'the exit was withdrawn',
    texts: { 'text-1': 'The board has taken back its decision to leave the Pacific market.' },
  },
} satisfies Template<Facts>
