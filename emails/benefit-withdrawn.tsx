import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { list, word } from './wording/names.js'

/** As the event `revoked`: what, and why. `day`: the first day without it. */
interface Facts {
  grants: string[]
  why: string
}

const what = (v: View<Facts>) =>
  v.facts.grants?.length ? list(v.facts.grants.map(grant => word(grant, grant))) : 'a benefit'
const gone = (v: View<Facts>) =>
  `As of ${on(firstDay(v.facts.day, v.sent))} ${what(v)} no longer `
  + `${(v.facts.grants?.length ?? 1) === 1 ? 'applies' : 'apply'} to ${v.partner}. ${v.manager} can `
  + 'tell you why. You need not return anything unless we ask for it separately.'

export default {
  subject: v => `Plan without it: ${what(v)} ended, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{gone(v)}</P>
      <P>
        If an offer to one of your customers is built on it, say so within the week, before the customer hears of it
        from somebody else.
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      gone(v),
      'Have you made a customer an offer that is built on it? Say so within the week, before the customer hears of it from somebody else.',
    ),
  sample: {
    sent: '2028-09-06',
    facts: { grants: ['early-access'], why: 'a person', day: '2028-09-06' },
    reason: 'a benefit was withdrawn',
  },
} satisfies Template<Facts>
