import type { Day } from '../lifecycle/day.js'
import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, firstDay, on } from './wording/days.js'
import { count } from './wording/names.js'

/** `day`: on which onboarding was completed. `days`: how long it took. `started`: its first day. */
interface Facts {
  days: number
  started: Day
}

const done = (v: View<Facts>) =>
  `Onboarding is complete, as of ${on(firstDay(v.facts.day, v.sent))}. `
  + `${v.facts.days ? `In ${count(v.facts.days, 'day')} ` : 'In these weeks '}two companies that `
  + 'hardly knew each other have trained, connected their systems and reached a first goal together.'
const cheer = (v: View<Facts>) =>
  v.toVendor
    ? `Announce it inside ${v.vendor}, name the people, and thank ${v.partner} in a call rather than in writing.`
    : `From ${v.vendor}, to everyone at ${v.partner} who carried it: thank you. Do announce it; `
      + `${v.manager} has words and logos ready if you want them.`

export default {
  subject: v => `Celebrate: ${v.partner} is on board, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{done(v)}</P>
      <P>{cheer(v)}</P>
      <P>Growing begins now. Enjoy today first.</P>
    </>
  ),
  text: v => paragraphs(done(v), cheer(v), 'Growing comes next. Enjoy today first.'),
  sample: { sent: '2027-04-28', facts: { day: '2027-04-28', days: 86 }, reason: 'the last task of onboarding is done' },
} satisfies Template<Facts>
