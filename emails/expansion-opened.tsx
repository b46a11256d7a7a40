import type { Day } from '../lifecycle/day.js'
import type { InitiativeKind, TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { count, figure, initiativeName } from './wording/names.js'

/** As the event `initiative_opened`: its kind, goal day, owner, target, rhythm of check-ins, description. */
interface Facts {
  initiative: string
  kind: InitiativeKind
  goal: Day
  owner: string
  target: number
  everyDays: number
  text: TextId
}

const goal = (v: View<Facts>) => firstDay(v.facts.goal, v.day)
const opened = (v: View<Facts>) =>
  v.facts.kind === 'focus'
    ? 'We have agreed to do less, and that better: to wind down what pays least for either of us, '
      + `until ${on(goal(v))}. This is as much a step forward as any growth, and it gets the same attention.`
    : `We go further together: ${initiativeName(v.facts.kind)}, with the goal set for `
      + `${on(goal(v))}${v.facts.target === undefined ? '' : ` and ${figure(v.facts.target)} as its target`}.`
const care = (v: View<Facts>) =>
  `${v.person(v.facts.owner) ?? v.manager} leads it. `
  + `${v.facts.everyDays ? `Every ${count(v.facts.everyDays, 'day')}` : 'At regular intervals'} you `
  + 'are asked how it goes: progress, what is in the way, what should change. The plan may change; '
  + 'silence may not, so an initiative on which nobody gives a verdict after its goal day is dropped.'

export default {
  subject: v =>
    `Join us in ${v.facts.kind === 'focus' ? 'focusing on what pays' : initiativeName(v.facts.kind)}, goal ${brief(goal(v))}`,
  html: v => (
    <>
      <P>{opened(v)}</P>
      <P>{care(v)}</P>
      <Quote>{v.said()}</Quote>
    </>
  ),
  text: v => paragraphs(opened(v), care(v), quoted(v.said())),
  sample: {
    sent: '2027-12-06',
    facts: {
      initiative: 'expand-1',
      kind: 'new_market',
      goal: '2028-06-30',
      owner: 'person-2',
      target: 150000,
      everyDays: 30,
      text: 'text-1',
    },
    reason: 'an initiative was opened',
    texts: { 'text-1': 'Forecasting for food producers in Australia, starting from your two customers in Sydney.' },
  },
} satisfies Template<Facts>
