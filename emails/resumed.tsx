import { P, Tasks } from './look/parts.js'
import { paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { count } from './wording/names.js'

/** As the event `resumed`: how long the pause was. `tasks`: with their new days. */
interface Facts {
  days: number
}

const again = (v: View<Facts>) =>
  `The pause is over as of ${on(firstDay(v.facts.day, v.sent))}. `
  + (v.facts.days === undefined
    ? 'Open days have moved by its length'
    : `Open days have moved by ${count(v.facts.days, 'day')}`)
  + (v.tasks.length ? `; the next one is ${on(v.tasks[0]?.due)}` : '')
  + '.'

export default {
  subject: v => `Pick up where we left off, from ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{again(v)}</P>
      <Tasks view={v} />
      <P>
        Has something changed while we rested, a person, a plan, a product? Say so before the first reminder does its
        rounds.
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      again(v),
      v.tasks.length > 0 && taskLines(v),
      'While we rested something may have changed: a person, a plan, a product. Say so before the reminders do their rounds.',
    ),
  sample: {
    sent: '2027-08-16',
    facts: {
      days: 42,
      day: '2027-08-16',
      tasks: [{ task: 'grow-1.first-customer', name: 'first-customer', due: '2027-09-10', side: 'both' }],
    },
    reason: 'the pause has ended',
  },
} satisfies Template<Facts>
