import type { ReactNode } from 'react'

/**
 * What a page may ask for. `required` where an act cannot be undone: then something has to be chosen or typed (scanners
 * submit nothing).
 */
export type Input = { name: string; label: string; hint?: string; required?: boolean; problem?: string } & (
  | { kind: 'text' | 'textarea'; value?: string; longest?: number }
  | { kind: 'date'; value?: string; earliest?: string; latest?: string }
  | { kind: 'number'; value?: string | number; least?: number; most?: number; step?: number | 'any' }
  /** One to five, as radio buttons; the two ends are named. */
  | { kind: 'scale'; value?: string | number; low?: string; high?: string }
  | { kind: 'select' | 'radio'; value?: string; options: { value: string; label: string }[] }
  | { kind: 'checkbox'; value?: string; checked?: boolean }
)

export interface FormOf {
  /** Where it is posted. */
  action: string
  hidden?: Record<string, string>
  inputs?: Input[]
  submit: string
  second?: boolean
}

/** A plain form: it posts when a person presses the button, and never by itself. */
export function Form({ action, hidden = {}, inputs = [], submit, second }: FormOf): ReactNode {
  return (
    <form method="post" action={action} acceptCharset="utf-8">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} defaultValue={value} />
      ))}
      {inputs.map(input => (
        <Field key={input.name} input={input} />
      ))}
      <p>
        <button type="submit" className={second ? 'second' : undefined}>
          {submit}
        </button>
      </p>
    </form>
  )
}

function Field({ input }: { input: Input }): ReactNode {
  const id = `field-${input.name}`
  const described =
    [input.hint && `${id}-hint`, input.problem && `${id}-problem`].filter(Boolean).join(' ') || undefined
  const shared = {
    name: input.name,
    required: input.required,
    'aria-describedby': described,
    'aria-invalid': input.problem ? true : undefined,
  }
  const notes = (
    <>
      {input.hint ? (
        <p className="hint" id={`${id}-hint`}>
          {input.hint}
        </p>
      ) : null}
      {input.problem ? (
        <p className="problem" id={`${id}-problem`}>
          {input.problem}
        </p>
      ) : null}
    </>
  )
  if (input.kind === 'scale' || input.kind === 'radio') {
    const options = input.kind === 'scale' ? marks(input.low, input.high) : input.options
    return (
      <fieldset aria-describedby={described}>
        <legend>
          {input.label}
          {input.required ? '' : ' (optional)'}
        </legend>
        {notes}
        <div className="scale">
          {options.map(option => (
            <label key={option.value}>
              <input
                type="radio"
                name={input.name}
                value={option.value}
                required={input.required}
                defaultChecked={input.value !== undefined && String(input.value) === option.value}
              />
              {option.label}
            </label>
          ))}
        </div>
      </fieldset>
    )
  }
  if (input.kind === 'checkbox') {
    return (
      <div className="field check">
        {notes}
        <label>
          <input type="checkbox" {...shared} value={input.value ?? 'yes'} defaultChecked={input.checked} />
          {input.label}
        </label>
      </div>
    )
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {input.label}
        {input.required ? '' : ' (optional)'}
      </label>
      {notes}
      {input.kind === 'textarea' ? (
        <textarea id={id} {...shared} defaultValue={input.value} maxLength={input.longest} />
      ) : null}
      {input.kind === 'text' ? (
        <input
          id={id}
          type="text"
          {...shared}
          defaultValue={input.value}
          maxLength={input.longest}
          autoComplete="off"
        />
      ) : null}
      {input.kind === 'date' ? (
        <input id={id} type="date" {...shared} defaultValue={input.value} min={input.earliest} max={input.latest} />
      ) : null}
      {input.kind === 'number' ? (
        <input
          id={id}
          type="number"
          inputMode="decimal"
          {...shared}
          defaultValue={input.value}
          min={input.least}
          max={input.most}
          step={input.step ?? 'any'}
        />
      ) : null}
      {input.kind === 'select' ? (
        <select id={id} {...shared} defaultValue={input.value ?? ''}>
          <option value="">Please choose</option>
          {input.options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : null}
    </div>
  )
}

function marks(low?: string, high?: string): { value: string; label: string }[] {
  const named: Record<string, string | undefined> = { 1: low, 5: high }
  return ['1', '2', '3', '4', '5'].map(value => ({ value, label: named[value] ? `${value} (${named[value]})` : value }))
}
