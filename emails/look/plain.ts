import type { LetterAction } from '../../lifecycle/letter.js'
import type { Scorecard } from '../../lifecycle/event.js'
import type { TaskFact, View } from '../view.js'
import { by, on } from '../wording/days.js'
import { figure, kpiName, percent } from '../wording/names.js'

/** The parts of a text, one empty line apart; what is missing leaves no gap. */
export function paragraphs(...parts: (string | undefined | false | '')[]): string {
  return parts.filter(Boolean).join('\n\n')
}

/**
 * The one thing to do. Without a link (a vendor person, a letter shown after the fact) it says whom to tell instead.
 */
export function act(view: View, label: string, purpose?: LetterAction['purpose'], subject?: string): string {
  if (view.toVendor) return `${label}: ${view.url}`
  const url = view.link(purpose, subject)
  return url ? `${label}: ${url}` : `To answer, reply to this e-mail: it reaches ${view.manager}.`
}

export function longer(view: View, subject?: string): string | undefined {
  const url = view.link('extend', subject)
  return url && `I need longer: ${url}`
}

/** Somebody's own words, set apart so that they cannot pass for ours. */
export function quoted(words: string | undefined): string | undefined {
  return words
    ?.split('\n')
    .map(row => `> ${row}`.trimEnd())
    .join('\n')
}

export function taskLines(view: View, tasks: TaskFact[] = view.tasks): string {
  return tasks
    .map(task => {
      const url = tasks.length > 1 ? view.link(view.purposeFor(task.task), task.task) : undefined
      const about = task.name === 'action' ? undefined : view.textOf(task.text)
      return [
        `- ${view.title(task)}${task.due ? `, ${by(task.due)}` : ''}`,
        about && `  ${about.replaceAll('\n', '\n  ')}`,
        view.purposeFor(task.task) && url && `  ${url}`,
      ]
        .filter(Boolean)
        .join('\n')
    })
    .join('\n')
}

export function cardLines(card: Scorecard | undefined): string | undefined {
  return card?.items
    ?.map(item => {
      const attained = item.attainment === undefined ? 'missing' : `${Math.round(item.attainment * 100)} %`
      return (
        `- ${kpiName(item.kpi)}: ${figure(item.actual)} of `
        + `${item.target === undefined ? 'no target' : figure(item.target)} (${attained}; weight `
        + `${Math.round(item.weight * 100)} %)`
      )
    })
    .concat(card.score === undefined ? 'Not scored.' : `Score: ${percent(card.score)}`)
    .join('\n')
}

export function actionLines(
  view: View,
  actions: { who?: string; due?: string; text?: string; assignee?: { id: string } }[],
): string {
  return actions
    .map(
      action =>
        `- ${view.textOf(action.text)?.replaceAll('\n', '\n  ') ?? 'An action from the review'} `
        + `(${view.person(action.assignee?.id) ?? sideOf(view, action.who)}${action.due ? `, by ${on(action.due)}` : ''})`,
    )
    .join('\n')
}

/** Whose turn it is, by company: a role's code means little to the other side. */
export function sideOf(view: View, who: string | undefined): string {
  return who === 'both' || !who ? 'both of us' : who.startsWith('vendor') ? view.vendor : view.partner
}
