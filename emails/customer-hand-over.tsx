import type { Day } from '../lifecycle/day.js'
import { Act, Longer, P, Tasks } from './look/parts.js'
import { act, longer, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief } from './wording/days.js'

/** `tasks`: one a joint customer, `subject` its id. `day`: by when. Action `hand_over`. */
interface Facts {
  exit: number
  last: Day
}

const who = (v: View<Facts>) =>
  v.tasks.length > 1
    ? `${v.tasks.length} joint customers`
    : (v.person(v.tasks[0]?.subject ?? v.facts.subject) ?? 'a joint customer')
const home = (v: View<Facts>) =>
  `When we part, ${who(v)} must not fall between us. Please say ${by(v.day)} who looks after `
  + `${v.tasks.length > 1 ? 'each of them' : 'them'} from then on: you, us, or somebody else whom `
  + `they have agreed to. ${v.manager} asks on behalf of both companies; without a name the exit `
  + 'stays open and so does their question.'

export default {
  subject: v => `Name the next home of ${who(v)}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{home(v)}</P>
      {v.tasks.length > 1 ? <Tasks view={v} /> : null}
      <Act view={v} label="Name the next home" purpose={v.link('hand_over') ? 'hand_over' : undefined} />
      <Longer view={v} />
      <P>Speak with the customer first, and let them hear it from one of us and not by accident.</P>
    </>
  ),
  text: v =>
    paragraphs(
      home(v),
      v.tasks.length > 1 && taskLines(v),
      act(v, 'Name the next home', v.link('hand_over') ? 'hand_over' : undefined),
      longer(v),
      'The customer should hear it from one of us, not by accident: speak with them first.',
    ),
  sample: {
    sent: '2029-03-27',
    to: 'partner.partner_lead',
    facts: {
      exit: 1,
      last: '2029-05-31',
      day: '2029-05-01',
      tasks: [
        {
          task: 'exit-1.next-home.customer-1',
          name: 'next-home',
          subject: 'customer-1',
          due: '2029-05-01',
          side: 'both',
        },
      ],
    },
    reason: 'every joint customer needs a next home',
    actions: [{ purpose: 'hand_over', subject: 'exit-1.next-home.customer-1', until: '2029-08-31' }],
  },
} satisfies Template<Facts>
