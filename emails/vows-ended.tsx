import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** As the event `vows_ended`. `day`: on which. */
interface Facts {
  run: string
  cause: 'renewal' | 'audit' | 'entry'
}

const ended = (v: View<Facts>) =>
  `We had meant to look at everything anew ${v.toVendor ? `with ${v.partner}` : 'together'}, and `
  + `not all of it was done. As of ${on(firstDay(v.facts.day, v.sent))} we leave it at that: the `
  + 'partnership goes on, and nobody is asked for the rest any more.'
const next = (v: View<Facts>) =>
  v.toVendor
    ? 'What was left out tends to come back in a review. Raise there what still matters.'
    : `If something of it still matters to you, tell ${v.manager}; the next review is a good place for it.`

export default {
  subject: v => `Go on without the rest of our vows, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{ended(v)}</P>
      <P>{next(v)}</P>
      {v.toVendor ? <Act view={v} label="Open the partnership" /> : null}
    </>
  ),
  text: v => paragraphs(ended(v), next(v), v.toVendor && act(v, 'Open the partnership')),
  sample: {
    sent: '2029-05-02',
    facts: { run: 'vows-1', cause: 'audit', day: '2029-05-02' },
    reason: 'the vows ended undone',
  },
} satisfies Template<Facts>
