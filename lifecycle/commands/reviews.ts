import type { Decisions } from '../decide.js'
import type { Figure } from '../event.js'
import { apply } from '../rules/effects.js'
import { type Course, Refused } from '../rules/course.js'
import { startExit } from '../rules/exit.js'
import { startImprovement } from '../rules/improvement.js'
import { judgeAgain, judgeTier } from '../rules/judging.js'
import { templateOf } from '../rules/ladder.js'
import { addTasks, startPlay } from '../rules/plays.js'
import { periodsOver, rescorePast, reviewOver, scorePlanned } from '../rules/reviews.js'
import { weightsFor } from '../rules/scores.js'
import { finish } from './finish.js'

type Reviews = Pick<
  Decisions,
  'record_figures' | 'confirm_figures' | 'set_targets' | 'answer_survey' | 'record_outcome' | 'change_decision'
>

const taskOf = (course: Course, form: string, run?: string) =>
  course.state.tasks.find(task => templateOf(course, task).form === form && (run === undefined || task.run === run))

/** The card of a review changes with its figures: before the outcome it is scored again, after it only shown. */
function rescore(course: Course, review: number): void {
  const planned = course.state.reviews.planned
  if (planned?.review === review) {
    if (planned.card) scorePlanned(course)
  } else rescorePast(course, review)
}

export const reviewCommands: Reviews = {
  /**
   * An actual recorded again is a correction: revision + 1. Figures may come late, and for periods before the
   * partnership was run here.
   */
  record_figures(course, { review, figures }, by) {
    const planned = course.state.reviews.planned
    const { agreement, reviews } = course.state
    const current =
      planned?.review ?? reviews.last?.review ?? (agreement ? periodsOver(agreement.anchor, course.day) : 0)
    if (review > current)
      throw new Refused('unknown_review', `Review ${review} has not been laid; the present one is ${current}.`)
    const known = planned?.review === review ? planned : course.state.reviews.past.find(past => past.review === review)
    const weights = weightsFor(course.rules.model, course.state.partnerType)
    for (const figure of figures) {
      if (by.side === 'partner' && weights[figure.kpi] === undefined)
        throw new Refused(
          'unknown_kpi',
          `${figure.kpi} is not on this partner’s scorecard; it has ${Object.keys(weights).join(', ')}.`,
        )
      if (figure.asOf > course.day) throw new Refused('invalid', `asOf must not lie after ${course.day}.`)
    }
    course.emit({
      type: 'figures_recorded',
      review,
      figures: figures.map((figure): Figure => ({
        ...figure,
        revision: (known?.figures[figure.kpi]?.revision ?? 0) + 1,
      })),
    })
    const task = planned?.review === review ? taskOf(course, 'figures', planned.run) : undefined
    if (task && task.status === 'open' && complete(course, review)) finish(course, task)
    rescore(course, review)
  },

  confirm_figures(course, { review }) {
    const planned = course.state.reviews.planned
    if (planned?.review !== review) throw new Refused('review_not_open', `Review ${review} is not the one under way.`)
    course.emit({ type: 'figures_confirmed', review })
    const task = taskOf(course, 'figures', planned.run)
    if (task && task.status === 'open') finish(course, task)
  },

  set_targets(course, { review, targets }) {
    const last = course.state.reviews.last?.review ?? 0
    if (review <= last)
      throw new Refused('review_not_open', `Review ${review} is over; targets hold from review ${last + 1} on.`)
    course.emit({ type: 'targets_set', review, targets })
    rescore(course, review)
  },

  answer_survey(course, { review, answers }, by) {
    const planned = course.state.reviews.planned
    if (by.side !== 'partner')
      throw new Refused('not_the_one_who_answers', 'The survey is the partner’s contacts’ to answer.')
    const task = planned?.review === review ? taskOf(course, 'survey', planned.run) : undefined
    if (!planned || !task || task.status !== 'open')
      throw new Refused('review_not_open', `The survey of review ${review} is closed.`)
    if (planned.survey[by.id] !== undefined)
      throw new Refused('already_so', 'You have answered this survey; thank you.')
    course.emit({ type: 'survey_answered', review, contact: by.id, answers })
    const asked = course.state.contacts.filter(contact => !contact.left && !contact.bounced)
    if (asked.every(contact => course.state.reviews.planned?.survey[contact.id] !== undefined)) finish(course, task)
    rescore(course, review)
  },

  /** R5, S3: the rating as scored, the decision, actions and targets; then what the model's triggers say. */
  record_outcome(course, { review, decision, actions, targets, text, reason }) {
    const planned = course.state.reviews.planned
    if (planned?.review !== review) throw new Refused('review_not_open', `Review ${review} is not the one under way.`)
    const task = taskOf(course, 'outcome', planned.run)
    if (!task || task.status !== 'open')
      throw new Refused('task_waits', `The outcome can be recorded from the meeting on, ${planned.meeting}.`)
    for (const action of actions)
      if (action.due < course.day)
        throw new Refused('day_in_the_past', `An action’s due day must be ${course.day} or later.`)
    const carriedOver = course.state.tasks.filter(open => open.play === 'follow-up').map(open => open.id)
    if (!planned.card) scorePlanned(course)
    const card = course.state.reviews.planned?.card
    course.emit({
      type: 'review_held',
      review,
      decision,
      rating: card?.rating,
      score: card?.score,
      actions,
      carriedOver,
      text,
    })
    finish(course, task)
    course.emit({ type: 'play_completed', run: planned.run })
    if (targets) course.emit({ type: 'targets_set', review: review + 1, targets })
    if (actions.length > 0) {
      const run = startPlay(course, 'follow-up', { run: `follow-up-${review}` })
      addTasks(
        course,
        run,
        'action',
        actions.map(action => ({
          subject: action.id,
          who: action.who,
          due: action.due,
          text: action.text,
          assignee: action.assignee,
        })),
      )
    }
    if (card?.rating) judgeTier(course, review, card.rating)
    reviewOver(course)
    if (decision === 'expand') apply(course, ['start propose-expansion'], { review })
    if (decision === 'improve' && !course.state.runs.some(run => run.play === 'improve'))
      startImprovement(course, `review ${review}`)
    if (decision === 'exit') startExit(course, { reason: reason ?? 'performance', text })
  },

  /**
   * A corrected figure shows what would have been decided; a person makes it so. Tiers are judged by the new rating.
   */
  change_decision(course, { review, text }) {
    if (course.state.exit) throw new Refused('exit_open', 'An exit is under way: no tier changes now.')
    const past = course.state.reviews.past.find(candidate => candidate.review === review)
    if (!past?.card?.rating || past.card.rating === past.rating)
      throw new Refused('nothing_pending', `Nothing about review ${review} would be decided differently.`)
    course.emit({ type: 'decision_changed', review, rating: past.card.rating, text })
    judgeAgain(course, review, past.card.rating)
  },
}

/** Whether every KPI of the card that is not surveyed has an actual. */
function complete(course: Course, review: number): boolean {
  const planned = course.state.reviews.planned
  if (planned?.review !== review) return false
  const { survey } = course.rules.model.scores.card
  return Object.keys(weightsFor(course.rules.model, course.state.partnerType)).every(
    kpi => kpi === survey || planned.figures[kpi] !== undefined,
  )
}
