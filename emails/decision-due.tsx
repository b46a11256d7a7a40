import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief, on } from './wording/days.js'
import { list, lowered, silenceDoes, word } from './wording/names.js'

/**
 * `tasks`: the gate that awaits a decision. `silent`: what the model says silence does. `closes`: the last day on which
 * an answer counts.
 */
interface Facts {
  silent: string
  closes: Day
  choices: string[]
}

const gate = (v: View<Facts>) => v.title(v.tasks[0])
const decide = (v: View<Facts>) =>
  `Only you can decide this for ${v.partner}: ${lowered(gate(v))}, ${by(v.day)}. `
  + (v.facts.closes
    ? `An answer counts until ${on(v.facts.closes)}; after that, silence ${silenceDoes(v.facts.silent)}.`
    : `Without an answer, silence ${silenceDoes(v.facts.silent)}.`)
const choices = (v: View<Facts>) =>
  v.facts.choices?.length
    ? `You can choose: ${list(v.facts.choices.map(choice => word(choice, choice)))}.`
    : 'Whatever you choose, add the reason: it is what the next manager will look for.'

export default {
  subject: v => `Decide: ${lowered(gate(v))} for ${v.partner}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{decide(v)}</P>
      <P>{choices(v)}</P>
      <Act view={v} label="Record the decision" />
    </>
  ),
  text: v => paragraphs(decide(v), choices(v), act(v, 'Record the decision')),
  sample: {
    sent: '2026-12-21',
    to: 'vendor.manager',
    facts: {
      silent: 'no-go',
      closes: '2027-01-28',
      day: '2026-12-29',
      tasks: [{ task: 'qualify-1.go', name: 'go', due: '2026-12-29', side: 'vendor' }],
    },
    reason: 'go is due in 5 business days',
  },
} satisfies Template<Facts>
