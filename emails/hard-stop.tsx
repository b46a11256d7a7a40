import type { Day } from '../lifecycle/day.js'
import { Act, P, Tasks } from './look/parts.js'
import { act, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on } from './wording/days.js'
import { count } from './wording/names.js'

/**
 * `day`: the hard stop. `lapses`: the day on which nobody having decided begins the exit. `most`: days by which it can
 * be extended. `extended`, `restarted`: what has been used up.
 */
interface Facts {
  lapses: Day
  most: number
  extended: true
  restarted: true
}

const ways = (v: View<Facts>) =>
  [
    !v.facts.extended && `extend it once${v.facts.most ? `, by up to ${count(v.facts.most, 'day')}` : ''}`,
    !v.facts.restarted && 'start it anew once, with all its tasks (what has been granted stays)',
    'end the partnership',
  ].filter((way): way is string => Boolean(way))
const stop = (v: View<Facts>) =>
  `Onboarding with ${v.partner} reaches its hard stop on ${on(v.day)}, unfinished. It is for you `
  + 'to say how it goes on. '
  + (v.facts.lapses
    ? `If nobody has decided, your sponsor is asked next, and on ${on(v.facts.lapses)} the exit begins.`
    : 'If nobody decides, your sponsor is asked next, and in the end the exit begins.')

export default {
  subject: v => `Extend, restart or end onboarding with ${v.partner}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{stop(v)}</P>
      <P>You can:</P>
      <ul style={{ fontSize: '16px', lineHeight: '24px' }}>
        {ways(v).map(way => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <Act view={v} label="Decide" />
      <Tasks view={v} />
    </>
  ),
  text: v =>
    paragraphs(
      stop(v),
      `You can\n${ways(v)
        .map(way => `- ${way}`)
        .join('\n')}`,
      act(v, 'Decide'),
      v.tasks.length > 0 && taskLines(v),
    ),
  sample: {
    sent: '2027-05-25',
    to: 'vendor.manager',
    facts: { day: '2027-06-01', lapses: '2027-07-02', most: 30 },
    reason: 'the hard stop is in 5 business days',
  },
} satisfies Template<Facts>
