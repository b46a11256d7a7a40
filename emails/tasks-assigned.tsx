import { Act, Longer, P, Tasks } from './look/parts.js'
import { act, longer, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { by, byBrief } from './wording/days.js'
import { count, lowered } from './wording/names.js'

/** `tasks`: those of the recipient. `run`: of which play; its name opens the letter. */
interface Facts {
  run: string
  play: string
}

const plays: Record<string, string> = {
  onboard: 'onboarding',
  grow: 'growth',
  vows: 'the renewed onboarding',
  qualify: 'the qualification',
  improve: 'the improvement plan',
  review: 'the review',
}
const whole = (v: View<Facts>) => plays[(v.facts.play ?? v.facts.run ?? '').replace(/-\d+$/, '')] ?? 'our work together'
const yours = (v: View<Facts>) =>
  v.tasks.length === 1
    ? `One part of ${whole(v)} is yours: ${lowered(v.title(v.tasks[0]))}, ${by(v.day)}. ${v.toVendor ? v.partner : v.manager} counts on it.`
    : `${count(v.tasks.length, 'part', 'Some parts')} of ${whole(v)} are yours; the first is due `
      + `${by(v.day)}. `
      + `${v.toVendor ? `${v.partner} counts on them.` : `${v.manager} asks you for them.`}`
const slip = (v: View<Facts>) =>
  v.toVendor
    ? 'What you finish late moves the partner’s days by as much, and they are told why.'
    : `You are reminded before each day. If one slips, ${v.manager} gets in touch; asking for more time beforehand is easy and welcome.`

export default {
  subject: v =>
    `Do ${v.tasks.length === 1 ? lowered(v.title(v.tasks[0])) : `${count(v.tasks.length, 'task')}, the first`}${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{yours(v)}</P>
      <P>{slip(v)}</P>
      <Tasks view={v} />
      <Act
        view={v}
        label={v.tasks.length > 1 ? 'Open the first one' : 'Mark it done'}
        purpose={v.purposeFor(v.tasks[0]?.task ?? '')}
      />
      <Longer view={v} />
    </>
  ),
  text: v =>
    paragraphs(
      yours(v),
      slip(v),
      taskLines(v),
      act(v, v.tasks.length > 1 ? 'Open the first one' : 'Mark it done', v.purposeFor(v.tasks[0]?.task ?? '')),
      longer(v),
    ),
  sample: {
    sent: '2027-02-01',
    to: 'partner.partner_lead',
    facts: {
      run: 'onboard-1',
      tasks: [
        { task: 'onboard-1.plan', name: 'plan', due: '2027-02-16', side: 'partner' },
        { task: 'onboard-1.process-training', name: 'process-training', due: '2027-03-18', side: 'partner' },
      ],
    },
    reason: 'onboarding has begun and these tasks are yours',
    actions: [
      { purpose: 'complete', subject: 'onboard-1.plan', until: '2027-05-31' },
      { purpose: 'extend', subject: 'onboard-1.plan', until: '2027-05-31' },
      { purpose: 'complete', subject: 'onboard-1.process-training', until: '2027-05-31' },
    ],
  },
} satisfies Template<Facts>
