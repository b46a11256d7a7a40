import type { ReactNode } from 'react'
import { Form, type FormOf } from './form.js'
import { Page, type PageVendor } from './page.js'

const causes = {
  expired:
    'This link has run out. Links from our letters work until the day that the letter names, so '
    + 'that an old letter in the wrong hands does no harm.',
  used: 'This link has been used already: your answer is with us, and nothing is missing.',
  foreign: 'We do not know this link. Perhaps it was cut when the letter was forwarded or copied.',
}

/**
 * Where every link ends that cannot be followed. A new one goes only to the address on file, so the page can offer it
 * to anyone without telling anything; `sent` is what it says afterwards, in the same words whether or not a letter went
 * out.
 */
export function CalmPage({
  vendor,
  cause,
  form,
  sent,
}: {
  vendor: PageVendor
  cause: keyof typeof causes
  form?: Omit<FormOf, 'submit' | 'inputs'>
  sent?: boolean
}): ReactNode {
  return (
    <Page title={sent ? 'Look into your inbox' : 'This link leads nowhere any more'} vendor={vendor}>
      {sent ? (
        <p role="status">If the link was one of ours, a new one is on its way to the address that we have on file.</p>
      ) : (
        <p>{causes[cause]}</p>
      )}
      {form && !sent ? <Form {...form} submit="Send me a new link" /> : null}
      <p>
        {vendor.replyTo
          ? 'Or simply answer the letter, or write to the address below: a person reads it.'
          : 'Or simply answer the letter: a person reads it.'}
      </p>
    </Page>
  )
}
