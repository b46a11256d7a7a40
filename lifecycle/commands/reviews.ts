import { addMonths } from '../day.js'
import type { Decisions } from '../decide.js'
import type { Figure } from '../event.js'
import { apply } from '../rules/effects.js'
import { type Aggregate, Refused, requireBy } from '../rules/aggregate.js'
import { startExit } from '../rules/exit.js'
import { finish } from '../rules/finish.js'
import { startImprovement } from '../rules/improvement.js'
import { judgeAgain, judgeTier } from '../rules/judging.js'
import { templateOf } from '../rules/ladder.js'
import { addTasks, startPlay } from '../rules/plays.js'
import { periodsOver, rescorePast, reviewOver, scorePlanned } from '../rules/reviews.js'
import { weightsFor } from '../rules/scores.js'

type Reviews = Pick<
  Decisions,
  'record_figures' | 'confirm_figures' | 'set_targets' | 'answer_survey' | 'record_outcome' | 'change_decision'
>

/** How far off an action may be due, in months from today. */
const furthestAction = 24

const taskOf = (aggregate: Aggregate, form: string, run?: string) =>
  aggregate.state.tasks.find(
    task => templateOf(aggregate, task).form === form && (run === undefined || task.run === run),
  )

/** The card of a review changes with its figures: before the outcome it is scored again, after it only shown. */
function rescore(aggregate: Aggregate, review: number): void {
  const planned = aggregate.state.reviews.planned
  if (planned?.review === review) {
    if (planned.card) scorePlanned(aggregate)
  } else rescorePast(aggregate, review)
}

export const reviewCommands: Reviews = {
  /**
   * An actual recorded again is a correction: revision + 1. Figures may come late, and for periods before the
   * partnership was run here.
   */
  record_figures(aggregate, { review, figures }, by) {
    const planned = aggregate.state.reviews.planned
    const { agreement, reviews } = aggregate.state
    const current =
      planned?.review ?? reviews.last?.review ?? (agreement ? periodsOver(agreement.anchor, aggregate.day) : 0)
    if (review > current)
      throw new Refused('unknown_review', `Review ${review} has not been laid; the present one is ${current}.`)
    const known = planned?.review === review ? planned : reviews.past.find(past => past.review === review)
    const revisionOf = (kpi: string) => known?.figures[kpi]?.revision ?? reviews.revisions?.[review]?.[kpi] ?? 0
    const weights = weightsFor(aggregate.rules.model, aggregate.state.partnerType)
    for (const figure of figures) {
      if (by.side === 'partner' && weights[figure.kpi] === undefined)
        throw new Refused(
          'unknown_kpi',
          `${figure.kpi} is not on this partner’s scorecard; it has ${Object.keys(weights).join(', ')}.`,
        )
      if (figure.asOf > aggregate.day) throw new Refused('invalid', `asOf must not lie after ${aggregate.day}.`)
    }
    aggregate.emit({
      type: 'figures_recorded',
      review,
      figures: figures.map((figure): Figure => ({ ...figure, revision: revisionOf(figure.kpi) + 1 })),
    })
    const task = planned?.review === review ? taskOf(aggregate, 'figures', planned.run) : undefined
    if (task && task.status === 'open' && complete(aggregate, review)) finish(aggregate, task)
    rescore(aggregate, review)
  },

  confirm_figures(aggregate, { review }) {
    const planned = aggregate.state.reviews.planned
    if (planned?.review !== review) throw new Refused('review_not_open', `Review ${review} is not the one under way.`)
    aggregate.emit({ type: 'figures_confirmed', review })
    const task = taskOf(aggregate, 'figures', planned.run)
    if (task && task.status === 'open') finish(aggregate, task)
  },

  set_targets(aggregate, { review, targets }) {
    const last = aggregate.state.reviews.last?.review ?? 0
    if (review <= last)
      throw new Refused('review_not_open', `Review ${review} is over; targets hold from review ${last + 1} on.`)
    aggregate.emit({ type: 'targets_set', review, targets })
    rescore(aggregate, review)
  },

  answer_survey(aggregate, { review, answers }, by) {
    const planned = aggregate.state.reviews.planned
    if (by.side !== 'partner')
      throw new Refused('not_the_one_who_answers', 'The survey is the partner’s contacts’ to answer.')
    const task = planned?.review === review ? taskOf(aggregate, 'survey', planned.run) : undefined
    if (!planned || !task || task.status !== 'open')
      throw new Refused('review_not_open', `The survey of review ${review} is closed.`)
    if (planned.survey[by.id] !== undefined)
      throw new Refused('already_so', 'You have answered this survey; thank you.')
    aggregate.emit({ type: 'survey_answered', review, contact: by.id, answers })
    const asked = aggregate.state.contacts.filter(contact => !contact.left && !contact.bounced)
    if (asked.every(contact => aggregate.state.reviews.planned?.survey[contact.id] !== undefined))
      finish(aggregate, task)
    rescore(aggregate, review)
  },

  /** R5, S3: the rating as scored, the decision, actions and targets; then what the model's triggers say. */
  record_outcome(aggregate, { review, decision, actions, targets, text, reason }) {
    const planned = aggregate.state.reviews.planned
    if (planned?.review !== review) throw new Refused('review_not_open', `Review ${review} is not the one under way.`)
    const task = taskOf(aggregate, 'outcome', planned.run)
    if (!task || task.status !== 'open')
      throw new Refused('task_waits', `The outcome can be recorded from the meeting on, ${planned.meeting}.`)
    for (const action of actions) {
      if (action.due < aggregate.day)
        throw new Refused('day_in_the_past', `An action’s due day must be ${aggregate.day} or later.`)
      requireBy('An action’s due day', action.due, addMonths(aggregate.day, furthestAction))
    }
    const carriedOver = aggregate.state.tasks.filter(open => open.play === 'follow-up').map(open => open.id)
    if (!planned.card) scorePlanned(aggregate)
    const card = aggregate.state.reviews.planned?.card
    aggregate.emit({
      type: 'review_held',
      review,
      decision,
      rating: card?.rating,
      score: card?.score,
      actions,
      carriedOver,
      text,
    })
    finish(aggregate, task)
    aggregate.emit({ type: 'play_completed', run: planned.run })
    if (targets) aggregate.emit({ type: 'targets_set', review: review + 1, targets })
    if (actions.length > 0) {
      const run = startPlay(aggregate, 'follow-up', { run: `follow-up-${review}` })
      addTasks(
        aggregate,
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
    if (card?.rating) judgeTier(aggregate, review, card.rating)
    reviewOver(aggregate)
    if (decision === 'expand') apply(aggregate, ['start propose-expansion'], { review })
    if (decision === 'improve' && !aggregate.state.runs.some(run => run.play === 'improve'))
      startImprovement(aggregate, `review ${review}`)
    if (decision === 'exit') startExit(aggregate, { reason: reason ?? 'performance', text })
  },

  /**
   * A corrected figure shows what would have been decided; a person makes it so. Tiers are judged by the new rating.
   */
  change_decision(aggregate, { review, text }) {
    if (aggregate.state.exit) throw new Refused('exit_open', 'An exit is under way: no tier changes now.')
    const past = aggregate.state.reviews.past.find(candidate => candidate.review === review)
    if (!past?.card?.rating || past.card.rating === past.rating)
      throw new Refused('nothing_pending', `Nothing about review ${review} would be decided differently.`)
    aggregate.emit({ type: 'decision_changed', review, rating: past.card.rating, text })
    judgeAgain(aggregate, review, past.card.rating)
  },
}

/** Whether every KPI of the card that is not surveyed has an actual. */
function complete(aggregate: Aggregate, review: number): boolean {
  const planned = aggregate.state.reviews.planned
  if (planned?.review !== review) return false
  const { survey } = aggregate.rules.model.scores.card
  return Object.keys(weightsFor(aggregate.rules.model, aggregate.state.partnerType)).every(
    kpi => kpi === survey || planned.figures[kpi] !== undefined,
  )
}
