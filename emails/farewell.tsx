import type { Day } from '../lifecycle/day.js'
import type { TextId } from '../lifecycle/event.js'
import { P, Quote } from './look/parts.js'
import { paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'

/** `text`: lessons and successes, as far as they are shared. `door`: whether it stays open; `until`: how long. */
interface Facts {
  text: TextId
  door: 'open' | 'closed'
  until: Day
  reason: string
}

const goodbye = (v: View<Facts>) =>
  `Everything is handed over and settled, and as of ${on(firstDay(v.facts.day, v.sent))} our `
  + `books on this partnership are closed. Thank you, ${v.partner}, for the road that we walked together.`
const door = (v: View<Facts>) => {
  if (v.facts.door === 'closed') return `We wish you well on yours.`
  return v.facts.until
    ? `Our door is open: should you want to come back until ${on(v.facts.until)}, you will not be a stranger, and need not begin as one.`
    : `Should our roads cross again, you will not be a stranger.`
}

export default {
  subject: v => `Farewell, and thank you, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{goodbye(v)}</P>
      {v.said() ? <P>When we looked back we wrote down:</P> : null}
      <Quote>{v.said()}</Quote>
      <P>{door(v)}</P>
    </>
  ),
  text: v => paragraphs(goodbye(v), v.said() && 'When we looked back we wrote down:', quoted(v.said()), door(v)),
  sample: {
    sent: '2029-07-02',
    facts: { exit: 1, day: '2029-07-02', text: 'text-1', door: 'open', until: '2031-07-02' },
    reason: 'the last item of the exit is closed',
    texts: {
      'text-1':
        'Eleven joint customers in two years. We were slow with access at the start, and it cost you a quarter.',
    },
  },
} satisfies Template<Facts>
