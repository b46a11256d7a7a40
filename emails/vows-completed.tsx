import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** As the event `vows_completed`. `day`: on which. */
interface Facts {
  run: string
  cause: 'renewal' | 'audit' | 'entry'
}

const renewed = (v: View<Facts>) =>
  `Since ${on(firstDay(v.facts.day, v.sent))} we are partners anew, not out of habit but because both of us looked again and said yes.`

export default {
  subject: v => `Raise a glass: our vows are renewed, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{renewed(v)}</P>
      <P>
        {'Thank you for taking the training and the questions a second time. '
          + `${v.toVendor ? v.partner : v.vendor} is better company for it.`}
      </P>
    </>
  ),
  text: v =>
    paragraphs(
      renewed(v),
      `You took training and questions a second time; thank you. ${v.toVendor ? v.partner : v.vendor} is better company for it.`,
    ),
  sample: {
    sent: '2029-03-01',
    facts: { run: 'vows-1', cause: 'renewal', day: '2029-03-01' },
    reason: 'the last task of the renewed onboarding is done',
  },
} satisfies Template<Facts>
