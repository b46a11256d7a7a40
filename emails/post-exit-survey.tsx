import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on } from './wording/days.js'

/** `day`: until when. Action `survey`. */
interface Facts {
  exit: number
}

const ask = (v: View<Facts>) =>
  `Now that it is over you can say it: what should ${v.vendor} have done otherwise? A few short `
  + `questions, open until ${on(v.day)}. No one will argue with you; the answers go into our own `
  + 'look back, and into how we treat the next partner.'

export default {
  subject: v => `Tell us frankly how we parted${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{ask(v)}</P>
      <Act view={v} label="Say it" purpose="survey" />
    </>
  ),
  text: v => paragraphs(ask(v), act(v, 'Say it', 'survey')),
  sample: {
    sent: '2029-06-04',
    facts: { exit: 1, day: '2029-06-29' },
    reason: 'the partnership has ended and we would like to learn from it',
    actions: [{ purpose: 'survey', subject: 'exit-1', until: '2029-06-29' }],
  },
} satisfies Template<Facts>
