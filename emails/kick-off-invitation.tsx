import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { meetingHour, on, onBrief } from './wording/days.js'

/** A calendar entry goes with it. `day`: of the meeting. */
interface Facts {
  run: string
}

const meet = (v: View<Facts>) =>
  `Let us start properly: ${v.manager} invites you to the kick-off on ${on(v.day)} at `
  + `${meetingHour}, ${v.toVendor ? 'their' : 'your'} time. The calendar entry is attached. If the `
  + 'day does not suit, propose another; unanswered, it stands.'
const agenda = [
  'who is who on both sides',
  'what each of us wants from the first year',
  'the onboarding plan, day by day',
  'your questions',
]

export default {
  subject: v => `Meet us for the kick-off${onBrief(v.day)}`,
  html: v => (
    <>
      <P>{meet(v)}</P>
      <Act
        view={v}
        label="Say whether the day suits"
        purpose={v.link('accept_date') ? 'accept_date' : 'move_meeting'}
      />
      <P>We shall speak about:</P>
      <ul style={{ fontSize: '16px', lineHeight: '24px' }}>
        {agenda.map(item => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <P>Bring whoever will do the work; titles do not matter.</P>
    </>
  ),
  text: v =>
    paragraphs(
      meet(v),
      act(v, 'Say whether the day suits', v.link('accept_date') ? 'accept_date' : 'move_meeting'),
      `On the table:\n${agenda.map(item => `- ${item}`).join('\n')}`,
      'Bring whoever will do the work; titles do not matter.',
    ),
  sample: {
    sent: '2027-02-01',
    facts: { day: '2027-02-09' },
    reason: 'onboarding has begun',
    actions: [{ purpose: 'accept_date', subject: 'onboard-1.kick-off', until: '2027-02-09' }],
    meeting: {
      method: 'REQUEST',
      uid: 'kick-off-onboard-1@kestrel.example',
      sequence: 0,
      day: '2027-02-09',
      kind: 'kick-off',
    },
  },
} satisfies Template<Facts>
