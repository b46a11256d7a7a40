import type { ReactNode } from 'react'
import { Form, type FormOf } from './form.js'
import { Page, type PageVendor } from './page.js'

/** After the redirect: what was recorded, and how to take it back, by a form where that is possible, else in words. */
export function RecordedPage({
  vendor,
  title,
  recorded,
  takeBack,
  form,
  next,
}: {
  vendor: PageVendor
  title: string
  recorded: string
  takeBack: string
  form?: FormOf
  next?: string
}): ReactNode {
  return (
    <Page title={title} vendor={vendor}>
      <p role="status">{recorded}</p>
      {next ? <p>{next}</p> : null}
      <h2>If that was a mistake</h2>
      <p>{takeBack}</p>
      {form ? <Form {...form} second /> : null}
    </Page>
  )
}
