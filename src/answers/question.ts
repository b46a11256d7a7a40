import type { Input } from '../../emails/pages/form.js'
import { taskTitle } from '../../emails/wording/names.js'
import type { CommandType } from '../../lifecycle/command.js'
import type { Day } from '../../lifecycle/day.js'
import type { FieldError } from '../edge/problem.js'
import type { Filled } from './form.js'
import type { Occasion } from './occasion.js'

/** What one page asks, and the command that its answer becomes. */
export interface Question {
  title: string
  what: string
  day?: Day
  /** What follows when it is sent. */
  consequence: string
  inputs: Input[]
  button: string
  /** What inputs that depend on each other still lack. */
  lacks?(filled: Filled): FieldError | undefined
  /** None where the answer changes nothing: a day that suits. */
  asks(filled: Filled): { type: CommandType; data: Record<string, unknown> } | undefined
}

/** Nothing where there is nothing left to ask. */
export type Asking = (occasion: Occasion) => Question | undefined

export const note: Input = { name: 'text', label: 'Anything to add', kind: 'textarea', longest: 10_000 }
export const textOf = ({ text }: Filled) => (text ? { text } : {})

/** An action agreed in a review has no name of its own, a hand-over is about one customer. */
export function titleOf({ task, about }: Occasion): string {
  if (!task) return 'A question for you'
  if (task.name === 'action' && about) return about.split('\n')[0]!
  return about && task.name === 'next-home' ? `${taskTitle(task.name)}: ${about}` : taskTitle(task.name)
}
