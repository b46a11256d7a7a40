import type { OutcomeDecision, Rating, ReviewAction, Scorecard, TextId } from '../lifecycle/event.js'
import { Act, Actions, P, Quote } from './look/parts.js'
import { act, actionLines, paragraphs, quoted } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, by, byBrief, firstDay, on } from './wording/days.js'
import { count, kpiName, list, lowered, percent } from './wording/names.js'

/**
 * As the event `review_held`: decision, rating, score, actions, those carried over, the minutes as `text`. `card`, if
 * at hand. `day`: when it was held.
 */
interface Facts {
  review: number
  decision: OutcomeDecision
  rating: Rating
  score: number
  actions: ReviewAction[]
  carriedOver: string[]
  text: TextId
  card: Scorecard
}

const decisions: Record<string, string> = {
  exit:
    'We came to the conclusion that the partnership should end; a letter about how follows, and '
    + 'until then everything goes on as it is.',
  expand: 'We mean to do more together; a proposal follows.',
  improve: 'Things have to become better, and we set up a plan for that; it follows.',
  on_course: 'We stay on the course that we are on.',
}
const actions = (v: View<Facts>) => v.facts.actions ?? []
const first = (v: View<Facts>) =>
  firstDay(
    ...actions(v)
      .map(action => action.due)
      .sort(),
  )
const held = (v: View<Facts>) =>
  `Thank you for the review on ${on(firstDay(v.facts.day, v.sent))}. `
  + `${decisions[v.facts.decision ?? 'on_course'] ?? decisions.on_course} `
  + (actions(v).length
    ? (actions(v).length === 1 ? 'One thing was' : `${actions(v).length} things were`)
      + ` agreed, the first due ${by(first(v))}; what is not done comes up again next time.`
    : 'Nothing new was asked of anybody.')
const rated = (v: View<Facts>) => {
  if (!v.facts.rating)
    return (
      'The period was not scored'
      + (v.facts.card?.missing?.length
        ? `, because data is missing: ${list(v.facts.card.missing.map(kpi => lowered(kpiName(kpi))))}`
        : ' for want of data')
      + '.'
    )
  return (
    'Rating of the period: '
    + `${v.facts.rating}`
    + (percent(v.facts.score) ? `, at ${percent(v.facts.score)} of target` : '')
    + '.'
    + (v.facts.carriedOver?.length ? ` ${count(v.facts.carriedOver.length, 'earlier action')} carried over.` : '')
  )
}

export default {
  subject: v =>
    first(v)
      ? `Do what we agreed in the review, first${byBrief(first(v))}`
      : `Keep the outcome of our review, ${brief(firstDay(v.facts.day, v.sent))}`,
  html: v => (
    <>
      <P>{held(v)}</P>
      <Actions view={v} actions={actions(v)} />
      <P>{rated(v)}</P>
      <Quote>{v.said()}</Quote>
      {v.link('complete') ? <Act view={v} label="Mark an action as done" purpose="complete" /> : null}
    </>
  ),
  text: v =>
    paragraphs(
      held(v),
      actions(v).length > 0 && actionLines(v, actions(v)),
      rated(v),
      quoted(v.said()),
      v.link('complete') && act(v, 'Mark an action as done', 'complete'),
    ),
  sample: {
    sent: '2027-11-23',
    to: 'partner.partner_lead',
    facts: {
      review: 3,
      decision: 'on_course',
      rating: 'exceeds',
      score: 112,
      day: '2027-11-22',
      actions: [
        { id: 'action-2', who: 'partner.sales', due: '2027-12-10', text: 'text-1' },
        { id: 'action-3', who: 'vendor.technical', due: '2027-12-17', text: 'text-2' },
      ],
      carriedOver: ['action-1'],
      text: 'text-3',
    },
    reason: 'the outcome of the review was recorded',
    texts: {
      'text-1': 'List the ten customers who would gain from the new forecast.',
      'text-2': 'Open the test system to Tom.',
      'text-3': 'A good quarter; the bottleneck is presales.',
    },
  },
} satisfies Template<Facts>
