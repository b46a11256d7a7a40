import type { Input } from '../../emails/pages/form.js'
import { isDay } from '../../lifecycle/day.js'
import { figure } from '../../lifecycle/figure.js'
import { freeText, line } from '../edge/fields.js'
import type { FieldError } from '../edge/problem.js'

/** What was filled in, by the inputs' names. */
export type Filled = Record<string, string>

/** What was filled in, or what is wrong with it; what no input asks for is refused. */
export function readForm(inputs: Input[], body: unknown): { filled: Filled; errors: FieldError[] } {
  const given = typeof body === 'object' && body ? (body as Record<string, unknown>) : {}
  const errors: FieldError[] = []
  const filled: Filled = {}
  for (const name of Object.keys(given))
    if (!inputs.some(input => input.name === name))
      errors.push({ path: name, message: 'This page does not ask for it.' })
  for (const input of inputs) {
    const value = given[input.name]
    const said = typeof value === 'string' ? value.trim() : ''
    const wrong = said === '' ? (input.required ? 'Please fill this in.' : undefined) : wrongWith(input, said)
    if (wrong) errors.push({ path: input.name, message: wrong })
    else if (said !== '') filled[input.name] = said
  }
  return { filled, errors }
}

function wrongWith(input: Input, said: string): string | undefined {
  switch (input.kind) {
    case 'radio':
    case 'select':
      return input.options.some(({ value }) => value === said) ? undefined : 'Please choose one of the answers offered.'
    case 'scale':
      return /^[1-5]$/.test(said) ? undefined : 'Please choose a number from 1 to 5.'
    case 'date':
      if (!isDay(said)) return 'Please give a day that exists, like 2027-02-28.'
      if (input.earliest && said < input.earliest) return `Please give ${input.earliest} or a later day.`
      return input.latest && said > input.latest ? `Please give ${input.latest} or an earlier day.` : undefined
    case 'number': {
      if (!/^-?\d+([.,]\d+)?$/.test(said)) return 'Please give a number without spaces, such as 125000.'
      const number = numberOf(said)
      if (!figure.safeParse(number).success)
        return 'Please give a number with at most 15 digits before the point and 6 after it.'
      return number < (input.least ?? -Infinity) || number > (input.most ?? Infinity)
        ? `Please give a number from ${input.least} to ${input.most}.`
        : undefined
    }
    default: {
      const checked = (input.kind === 'textarea' ? freeText : line(60)).safeParse(said)
      return checked.success ? undefined : `What you wrote ${checked.error.issues[0]?.message}.`
    }
  }
}

/** Half of the world writes a comma before the decimals. */
export const numberOf = (said: string) => Number(said.replace(',', '.'))

/** The same inputs with what was filled in, and what was wrong with it, for the page that is shown again. */
export function refilled(inputs: Input[], body: unknown, errors: FieldError[]): Input[] {
  const given = typeof body === 'object' && body ? (body as Record<string, unknown>) : {}
  return inputs.map(input => {
    const problem = errors.find(({ path }) => path === input.name)?.message
    const value = given[input.name]
    return { ...input, ...(typeof value === 'string' && { value }), ...(problem && { problem }) }
  })
}
