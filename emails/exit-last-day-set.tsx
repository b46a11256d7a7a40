import type { Day } from '../lifecycle/day.js'
import type { ExitClause } from '../lifecycle/event.js'
import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { exitClause } from './wording/names.js'

/** As the event `last_day_set`: the last day, the end of the transition, the clause that it follows from. */
interface Facts {
  exit: number
  last: Day
  transition: Day
  clause: ExitClause
}

const last = (v: View<Facts>) => firstDay(v.facts.last, v.day)
const fixed = (v: View<Facts>) =>
  (
    'We have read the exit clauses with care, and the last day of our partnership is now '
    + `${on(last(v))}. `
    + `${exitClause(v.facts.clause) ? `${exitClause(v.facts.clause)}; hence the day.` : ''}`
  ).trim()

export default {
  subject: v => `Correct your calendar: our last day is ${brief(last(v))}`,
  html: v => (
    <>
      <P>{fixed(v)}</P>
      <P>
        {'Tasks whose day had not come yet are laid out anew around '
          + `it${v.facts.transition ? `, the last by ${on(v.facts.transition)}` : ''}. If your reading of `
          + 'the agreement is another, say so now.'}
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      fixed(v),
      'Whatever was still ahead is laid out anew around '
        + `it${v.facts.transition ? `, up to ${on(v.facts.transition)}` : ''}. Do you read the agreement `
        + 'otherwise? Say so now.',
    ),
  sample: {
    sent: '2029-03-15',
    facts: { exit: 1, last: '2029-05-31', transition: '2029-05-31', clause: 'any_time' },
    reason: 'the review of the exit clauses set another last day',
  },
} satisfies Template<Facts>
