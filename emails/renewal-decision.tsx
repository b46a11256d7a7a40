import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on } from './wording/days.js'
import { count } from './wording/names.js'

/** A chase. `day`: D. `left`: days until then. `autoRenew`: what silence does. */
interface Facts {
  left: number
  autoRenew: boolean
}

const open = (v: View<Facts>) =>
  `Still open, and still yours: what becomes of the agreement with ${v.partner}. `
  + `${v.facts.left === undefined ? 'The last day to say so is' : `You have ${count(v.facts.left, 'day')} left, to`} `
  + `${on(v.day)}. `
  + (v.facts.autoRenew === undefined
    ? 'After that the agreement itself decides.'
    : v.facts.autoRenew
      ? 'The morning after, it has renewed itself and binds you for another term.'
      : 'The morning after, the exit begins, and they learn of it in a letter.')

export default {
  subject: v => `Do not let the agreement with ${v.partner} decide itself${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{open(v)}</P>
      <Act view={v} label="Renew, renegotiate or exit" />
      <P>The scorecards are in the first letter about this.</P>
    </>
  ),
  text: v =>
    paragraphs(
      open(v),
      act(v, 'Renew, renegotiate or exit'),
      'You find the scorecards in the first letter about this.',
    ),
  sample: {
    sent: '2028-10-03',
    to: 'vendor.manager',
    facts: { day: '2028-11-02', left: 30, autoRenew: true },
    reason: 'notice can be given for 30 more days',
  },
} satisfies Template<Facts>
