import type { ReactNode } from 'react'
import type { Day } from '../../lifecycle/day.js'
import { line } from '../wording/clean.js'
import { on } from '../wording/days.js'
import { Form, type FormOf } from './form.js'
import { Page, type PageVendor } from './page.js'

export interface ConfirmProps {
  vendor: PageVendor
  title: string
  /** Whose answer this is, by name. */
  who: string
  what: string
  day?: Day
  /** What follows when the button is pressed. */
  consequence: string
  form: FormOf
  /** What was wrong with the last attempt. */
  problem?: string
  /** A second way out, such as asking for more time. */
  other?: FormOf & { title: string }
}

/** What a link from an e-mail opens: who, what, by which day, what follows, and a form. Opening it changes nothing. */
export function ConfirmPage({
  vendor,
  title,
  who,
  what,
  day,
  consequence,
  form,
  problem,
  other,
}: ConfirmProps): ReactNode {
  return (
    <Page title={title} vendor={vendor}>
      {problem ? (
        <p className="problem" role="alert">
          {problem}
        </p>
      ) : null}
      <dl>
        <dt>Who</dt>
        <dd>{line(who)}</dd>
        <dt>What</dt>
        <dd>{what}</dd>
        {day ? (
          <>
            <dt>By</dt>
            <dd>{on(day)}</dd>
          </>
        ) : null}
        <dt>What follows</dt>
        <dd>{consequence}</dd>
      </dl>
      <Form {...form} />
      {other ? (
        <>
          <h2>{other.title}</h2>
          <Form {...other} second />
        </>
      ) : null}
    </Page>
  )
}
