import { isDay } from '../../lifecycle/day.js'
import { freeText, line } from '../edge/fields.js'
import type { Mend } from '../edge/problem.js'

/** One thing that a page asks for. Names are those of the form; `choice` asks for one of its options and nothing is chosen beforehand. */
export interface Field {
  name: string
  label: string
  kind: 'text' | 'line' | 'date' | 'number' | 'choice'
  hint?: string
  required?: boolean
  options?: { value: string; label: string }[]
  min?: string
  max?: string
  /** What stands in it already. */
  value?: string
}

export type Form = Record<string, string>

/** What was filled in, or what is wrong with it; fields that nobody asked for are refused. */
export function readForm(fields: Field[], body: unknown): { form: Form; errors: Mend[] } {
  const given = typeof body === 'object' && body ? (body as Record<string, unknown>) : {}
  const errors: Mend[] = []
  const form: Form = {}
  for (const name of Object.keys(given)) if (!fields.some((field) => field.name === name)) errors.push({ path: name, message: 'This page does not ask for it.' })
  for (const field of fields) {
    const value = given[field.name]
    const said = typeof value === 'string' ? value.trim() : ''
    if (said === '') {
      if (field.required) errors.push({ path: field.name, message: `Please fill in “${field.label}”.` })
      continue
    }
    const wrong = wrongWith(field, said)
    if (wrong) errors.push({ path: field.name, message: `“${field.label}” ${wrong}` })
    else form[field.name] = said
  }
  return { form, errors }
}

function wrongWith({ kind, options, min, max }: Field, said: string): string | undefined {
  if (kind === 'choice') return options?.some(({ value }) => value === said) ? undefined : 'must be one of the answers offered.'
  if (kind === 'date') {
    if (!isDay(said)) return 'must be a day that exists, written like 2027-02-28.'
    if (min && said < min) return `must be ${min} or later.`
    return max && said > max ? `must be ${max} or earlier.` : undefined
  }
  if (kind === 'number') {
    if (!/^-?\d{1,15}([.,]\d{1,6})?$/.test(said)) return 'must be a number without spaces, such as 125000.'
    const number = numberOf(said)
    return (min !== undefined && number < Number(min)) || (max !== undefined && number > Number(max)) ? `must lie between ${min} and ${max}.` : undefined
  }
  const checked = (kind === 'line' ? line(60) : freeText).safeParse(said)
  return checked.success ? undefined : `${checked.error.issues[0]?.message}.`
}

/** Half of the world writes a comma before the decimals. */
export const numberOf = (said: string) => Number(said.replace(',', '.'))
