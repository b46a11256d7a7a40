import { on } from '../../emails/wording/days.js'
import { kpiName } from '../../emails/wording/names.js'
import type { TaskStatus } from '../../database/entities/task.js'
import { addDays, type Day, earlier } from '../../lifecycle/day.js'
import { numberOf } from './form.js'
import type { Occasion } from './occasion.js'
import type { Asking } from './question.js'

/** The KPIs of the partner's scorecard, but for the one that a survey measures. */
export const figures: Asking = ({ review, model, link: { partnership }, vendor }) => {
  if (!review?.to || review.status === 'cancelled' || review.status === 'skipped') return undefined
  const { weights, survey } = model.scores.card
  const kpis = Object.keys(weights[partnership.type] ?? weights.else ?? {}).filter(kpi => kpi !== survey)
  const asOf = earlier(review.to, partnership.today)
  return {
    title: `Figures up to ${on(review.to)}`,
    what: `Your figures for the period from ${on(review.from ?? undefined)} to ${on(review.to)}. Leave empty what you do not know yet.`,
    consequence: `${vendor} scores the period from them. What you send replaces what was there.`,
    inputs: kpis.map(kpi => ({ name: kpi, label: kpiName(kpi), kind: 'number' as const })),
    button: 'Send these figures',
    lacks: filled =>
      Object.keys(filled).length === 0
        ? { path: kpis[0] ?? '', message: 'Please fill in at least one figure.' }
        : undefined,
    asks: filled => ({
      type: 'record_figures',
      data: {
        review: review.number,
        figures: Object.entries(filled).map(([kpi, value]) => ({
          kpi,
          value: numberOf(value),
          asOf,
          source: 'partner',
        })),
      },
    }),
  }
}

const surveyed = [
  'How well did we work together?',
  'How quickly did we answer?',
  'How useful was what we gave you?',
  'How gladly would you go on with us?',
]
const nameOf = (at: number) => `q${at + 1}`

export const survey: Asking = ({ review, vendor }) => {
  if (review?.status !== 'begun') return undefined
  return {
    title: `How is it to work with ${vendor}?`,
    what: 'Four questions, a minute.',
    consequence: 'Your answers are a part of the period’s score, and your partner manager reads them.',
    inputs: surveyed.map((label, at) => ({
      name: nameOf(at),
      label,
      kind: 'scale' as const,
      required: true,
      low: 'poorly',
      high: 'very well',
    })),
    button: 'Send my answers',
    asks: filled => ({
      type: 'answer_survey',
      data: { review: review.number, answers: surveyed.map((_, at) => Number(filled[nameOf(at)])) },
    }),
  }
}

/**
 * The date of a review is the partner's own task and done when it suits; other meetings stand unless somebody moves
 * them.
 */
export const acceptDate: Asking = occasion => {
  const {
    task,
    link: { partnership },
  } = occasion
  if (!task?.meeting || !task.due || task.due < partnership.today) return undefined
  const isTheirs = task.status === 'open' && task.who.startsWith('partner.')
  return {
    title: `Does ${on(task.due)} suit you?`,
    what: `Our meeting on ${on(task.due)}.`,
    consequence:
      'If it suits, it stands. If you choose another working day, the meeting moves there and everyone is told.',
    inputs: [
      {
        name: 'suits',
        label: 'Your answer',
        kind: 'radio',
        required: true,
        options: [
          { value: 'yes', label: 'It suits' },
          { value: 'move', label: 'Another day, please' },
        ],
      },
      {
        ...otherDay(occasion),
        hint: ['Only if you chose another day', occasion.review?.latest && `up to ${on(occasion.review.latest)}`]
          .filter(Boolean)
          .join('; '),
      },
    ],
    button: 'Send this answer',
    lacks: ({ suits, to }) =>
      suits === 'move' && !to ? { path: 'to', message: 'Please choose the other day.' } : undefined,
    asks: ({ suits, to }) =>
      suits === 'move'
        ? { type: 'move_meeting', data: { task: task.id, to } }
        : isTheirs
          ? { type: 'complete_task', data: { task: task.id } }
          : undefined,
  }
}

/** Why the meeting that a link is about cannot be accepted or moved by it any more. */
export type MeetingGone = 'cancelled' | { movedTo: Day }

/** The letter told of a day on which nobody meets now; a letter that tells of the new day has links of its own. */
export function meetingGone({ link, task }: Occasion): MeetingGone | undefined {
  const isAboutDay = link.purpose === 'accept_date' || link.purpose === 'move_meeting'
  if (!isAboutDay || !task?.meeting) return undefined
  if (calledOff.has(task.status)) return 'cancelled'
  const told = link.letter?.meeting?.day
  return told && task.due && told !== task.due ? { movedTo: task.due } : undefined
}
const calledOff = new Set<TaskStatus>(['stopped', 'cancelled', 'waived'])

export const moveMeeting: Asking = occasion => {
  const {
    task,
    link: { partnership },
  } = occasion
  if (!task?.meeting || !task.due || task.due < partnership.today) return undefined
  return {
    title: `Another day than ${on(task.due)}`,
    what: `Our meeting on ${on(task.due)}.`,
    consequence: 'The meeting moves, and everyone who was invited is told of the new day.',
    inputs: [{ ...otherDay(occasion), required: true }],
    button: 'Move the meeting',
    asks: ({ to }) => ({ type: 'move_meeting', data: { task: task.id, to } }),
  }
}

/** R3, U1: a review's meeting, an audit's too, can only be so late. */
const otherDay = ({ review, link: { partnership } }: Occasion) => ({
  name: 'to',
  label: 'Which day instead',
  kind: 'date' as const,
  earliest: addDays(partnership.today, 1),
  ...(review?.latest && { latest: review.latest }),
})
