import type { ReactNode } from 'react'
import { CalmPage } from '../../emails/pages/calm.js'
import { ConfirmPage } from '../../emails/pages/confirm.js'
import { htmlDocument } from '../../emails/pages/document.js'
import { Form } from '../../emails/pages/form.js'
import { Page, type PageVendor } from '../../emails/pages/page.js'
import { RecordedPage } from '../../emails/pages/recorded.js'
import { on } from '../../emails/wording/days.js'
import type { FieldError } from '../edge/problem.js'
import { refilled } from './form.js'
import type { Occasion } from './occasion.js'
import type { Question } from './question.js'
import type { MeetingGone } from './review-questions.js'

const at = (token: string, rest = '') => `/a/${encodeURIComponent(token)}${rest}`

/** Whom replies reach is the manager, a person; a page without a partnership names the vendor's own address. */
const vendorOf = ({ vendor, link }: Occasion): PageVendor => ({ name: vendor, replyTo: link.partnership.manager.email })

/** What is asked, with a form that posts; what was filled in stays when something was wrong. */
export function questionPage(
  token: string,
  { occasion, question }: { occasion: Occasion; question: Question },
  wrong?: { errors: FieldError[]; body: unknown },
): string {
  const { title, what, day, consequence, inputs, button } = question
  const problem = wrong?.errors
    .filter(({ path }) => !inputs.some(({ name }) => name === path))
    .map(({ message }) => message)
    .join(' ')
  return htmlDocument(
    <ConfirmPage
      vendor={vendorOf(occasion)}
      title={title}
      what={what}
      consequence={consequence}
      {...(day && { day })}
      {...(problem && { problem })}
      who={`${occasion.link.contact.name}, ${occasion.link.partnership.partner.name}`}
      form={{ action: at(token), inputs: wrong ? refilled(inputs, wrong.body, wrong.errors) : inputs, submit: button }}
    />,
  )
}

/** What is on record now, and whom to write to if it is wrong. */
export function recordedPage(occasion: Occasion, words: string): string {
  const { name, email } = occasion.link.partnership.manager
  return htmlDocument(
    <RecordedPage
      vendor={vendorOf(occasion)}
      title="It is recorded"
      recorded={words}
      takeBack={`Write to ${name} at ${occasion.vendor} (${email}), who can take it back.`}
    />,
  )
}

/**
 * The one page for every link that no longer works. It does not say why, because whoever holds a link need not be the
 * person it was sent to.
 */
export function calmPage(vendor: PageVendor, token: string): string {
  return plain(
    vendor,
    'This link has done its work',
    <>
      <p>
        It was used already, its day is over, or what it asked about is settled. Nothing is wrong, and nothing was
        changed.
      </p>
      <p>If there is still something for you to do, we send a new link to the address that we have on file.</p>
      <Form action={at(token, '/new-link')} submit="Send me a new link" />
    </>,
  )
}

/** The reader was invited, so the page may say what became of the meeting. */
export function meetingGonePage({ occasion, gone }: { occasion: Occasion; gone: MeetingGone }): string {
  return plain(
    vendorOf(occasion),
    gone === 'cancelled' ? 'This meeting is cancelled' : 'This meeting was moved',
    <p role="status">
      {gone === 'cancelled'
        ? 'There is nothing to accept or to move any more, and nothing was recorded.'
        : `It is on ${on(gone.movedTo)} now. The letter with the new day has a link of its own to accept `
          + 'or move it; nothing was recorded here.'}
    </p>,
  )
}

export const newLinkPage = (vendor: PageVendor) => htmlDocument(<CalmPage vendor={vendor} cause="expired" sent />)

export const troublePage = (occasion: Occasion, token: string) =>
  plain(
    vendorOf(occasion),
    'One moment, please',
    <>
      <p role="status">We could not confirm that your answer arrived. It may have; sending it again does no harm.</p>
      <p>
        <a href={at(token)}>Back to the page</a>
      </p>
    </>,
  )

export const unsubscribePage = (vendor: PageVendor, token: string) =>
  plain(
    vendor,
    'Fewer letters?',
    <>
      <p>Letters about what we agreed keep coming: what is due, what was decided. The others can stop.</p>
      <Form action={at(token, '/unsubscribe')} submit="Stop the others" />
    </>,
  )

export const unsubscribedPage = (vendor: PageVendor) =>
  plain(vendor, 'Done', <p role="status">Letters that are no part of an agreement will not be sent to you any more.</p>)

function plain(vendor: PageVendor, title: string, children: ReactNode): string {
  return htmlDocument(
    <Page vendor={vendor} title={title}>
      {children}
    </Page>,
  )
}
