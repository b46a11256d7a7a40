import type { Day } from '../lifecycle/day.js'
import type { TermsOfAgreement } from '../lifecycle/event.js'
import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { count } from './wording/names.js'

/** As the event `agreement_recorded`: the terms, the last day for notice, the day of the signature. */
interface Facts {
  terms: TermsOfAgreement
  decision: Day
  signed: Day
}

const start = (v: View<Facts>) => firstDay(v.facts.terms?.start, v.facts.day)
const signed = (v: View<Facts>) =>
  'Our agreement is signed and on record. It is in force from '
  + `${on(start(v))}${v.facts.terms?.end ? ` to ${on(v.facts.terms.end)}, that day included` : ''}.`
const end = (v: View<Facts>) => {
  const terms = v.facts.terms
  if (!terms) return `The agreement says how it ends; ${v.manager} reminds you in good time.`
  const notice = v.facts.decision
    ? `Either side can give notice until ${on(v.facts.decision)}`
    : `Notice is ${count(terms.noticeDays, 'day')}`
  return terms.autoRenew
    ? `${notice}; if neither does, it renews for ${count(terms.termMonths, 'month')}.`
    : `${notice}; it does not renew by itself, so we shall talk well before.`
}

export default {
  subject: v => `Keep this: our agreement runs from ${brief(start(v))}`,
  html: v => (
    <>
      <P>{signed(v)}</P>
      <P>{end(v)}</P>
      <P>
        {'Onboarding begins on that first day, or at once if it has come already. You will get one '
          + 'letter with everything that it needs.'}
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      signed(v),
      end(v),
      'Onboarding begins on the first day, or now if that has passed. Everything that it needs comes in one letter.',
    ),
  sample: {
    sent: '2027-01-20',
    facts: {
      terms: { start: '2027-02-01', end: '2029-01-31', autoRenew: true, noticeDays: 90, termMonths: 12 },
      decision: '2028-11-02',
      signed: '2027-01-20',
    },
    reason: 'the agreement was recorded',
  },
} satisfies Template<Facts>
