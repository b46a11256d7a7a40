import type { Day } from '../lifecycle/day.js'
import type { ExitClause, ExitReason, TextId } from '../lifecycle/event.js'
import { Act, P, Quote } from './look/parts.js'
import { act, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { exitClause, exitReason } from './wording/names.js'

/**
 * As the event `exit_started`: reason, clause, notice day, last day, end of the transition, the reasons in words;
 * `silent` when no decision brought it about.
 */
interface Facts {
  exit: number
  reason: ExitReason
  clause: ExitClause
  notice: Day
  last: Day
  transition: Day
  text: TextId
  silent: true
}

const last = (v: View<Facts>) => firstDay(v.facts.last, v.day)
const notice = (v: View<Facts>) =>
  v.toVendor
    ? `The partnership with ${v.partner} ends on ${on(last(v))}. Notice was given on `
      + `${on(firstDay(v.facts.notice, v.sent))}${exitReason(v.facts.reason) ? `, because ${exitReason(v.facts.reason)}` : ''}.`
    : (
        `${v.vendor} ends its partnership with ${v.partner}. The last day is ${on(last(v))}; this `
        + `letter is the notice, given on ${on(firstDay(v.facts.notice, v.sent))}. `
        + `${exitReason(v.facts.reason) ? `The reason: ${exitReason(v.facts.reason)}.` : ''}`
      ).trim()
const basis = (v: View<Facts>) =>
  (exitClause(v.facts.clause) ? `${exitClause(v.facts.clause)}. ` : '')
  + (v.facts.silent
    ? 'Nobody chose this: no decision was made in time, and the agreement then ends by its terms. It '
      + 'can still be taken back until the last day.'
    : 'It can be withdrawn until the last day, if both of us see it otherwise by then.')
const together = (v: View<Facts>) =>
  'What has to be wound down, handed over and settled we do '
  + `together${v.facts.transition ? `, until ${on(v.facts.transition)}` : ''}; you get a list. No `
  + 'joint customer is left without a next home, and nothing that is yours stays with us.'

export default {
  subject: v => `Read this: our partnership ends ${brief(last(v))}`,
  html: v => (
    <>
      <P>{notice(v)}</P>
      <Quote>{v.said()}</Quote>
      <P>{basis(v)}</P>
      <P>{together(v)}</P>
      {v.toVendor ? (
        <Act view={v} label="Open the exit" />
      ) : (
        <P>{`${v.manager} will call you about the reasons. You are owed a conversation, and not only a letter.`}</P>
      )}
    </>
  ),
  text: v =>
    paragraphs(
      notice(v),
      quoted(v.said()),
      basis(v),
      together(v),
      v.toVendor ? act(v, 'Open the exit') : `A letter is not enough: ${v.manager} will call you about the reasons.`,
    ),
  sample: {
    sent: '2029-03-12',
    facts: {
      exit: 1,
      reason: 'strategy_change',
      clause: 'any_time',
      notice: '2029-03-12',
      last: '2029-05-11',
      transition: '2029-05-11',
      text: 'text-1',
    },
    reason: 'the exit has begun',
    texts: {
      'text-1':
        'We leave the Pacific market and concentrate on Europe. It has nothing to do with your work, which was very good.',
    },
  },
} satisfies Template<Facts>
