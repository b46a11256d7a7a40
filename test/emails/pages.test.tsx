import { CalmPage } from '../../emails/pages/calm.js'
import { ConfirmPage } from '../../emails/pages/confirm.js'
import { htmlDocument } from '../../emails/pages/document.js'
import type { Input } from '../../emails/pages/form.js'
import { Page, pageStyle } from '../../emails/pages/page.js'
import { RecordedPage } from '../../emails/pages/recorded.js'
import { leaks } from './support.js'

const vendor = { name: 'Kestrel Analytics', replyTo: 'marta.lindqvist@kestrel.example' }
const inputs: Input[] = [
  { kind: 'textarea', name: 'text', label: 'Anything to add?', hint: 'A sentence is enough.' },
  { kind: 'date', name: 'until', label: 'New day', required: true, earliest: '2027-03-04', latest: '2027-05-31' },
  {
    kind: 'number',
    name: 'new_customers',
    label: 'New customers',
    least: 0,
    step: 1,
    problem: 'Please give a whole number.',
  },
  { kind: 'scale', name: 'mark', label: 'How was it?', required: true, low: 'poor', high: 'excellent', value: 4 },
  { kind: 'select', name: 'home', label: 'Next home', options: [{ value: 'partner', label: 'With us' }] },
  {
    kind: 'radio',
    name: 'answer',
    label: 'Your answer',
    required: true,
    options: [
      { value: 'accept', label: 'Yes' },
      { value: 'decline', label: 'No' },
    ],
  },
  { kind: 'checkbox', name: 'sure', label: 'I have spoken with the customer', required: true },
  { kind: 'text', name: 'name', label: 'Your name', longest: 100 },
]
const confirm = htmlDocument(
  <ConfirmPage
    vendor={vendor}
    title="Ask for more time"
    who="Kiri Tane"
    what="Product training"
    day="2027-03-03"
    consequence="Marta Lindqvist answers within three working days."
    problem="Please choose a day."
    form={{ action: '/answers/token', hidden: { purpose: 'extend' }, inputs, submit: 'Ask for more time' }}
  />,
)
const pages = {
  confirm,
  recorded: htmlDocument(
    <RecordedPage
      vendor={vendor}
      title="Thank you"
      recorded="Product training is marked as done."
      takeBack="Write to us until it has been validated."
    />,
  ),
  expired: htmlDocument(<CalmPage vendor={vendor} cause="expired" form={{ action: '/answers/token/renewals' }} />),
  used: htmlDocument(<CalmPage vendor={{ name: 'Kestrel Analytics' }} cause="used" />),
  sent: htmlDocument(<CalmPage vendor={vendor} cause="foreign" sent />),
}

test.each(Object.entries(pages))('%s: one heading, a language, no script, nothing from elsewhere', (_name, html) => {
  expect(html).toMatch(/^<!DOCTYPE html><html lang="en">/)
  expect(html.match(/<h1>/g)).toHaveLength(1)
  expect(html).not.toMatch(/<script|<img|<link|\son\w+=|https?:\/\//i)
  expect(html).not.toMatch(leaks)
  expect(html).toContain('content="no-referrer"')
})

test('every input has a label of its own, and notes are tied to what they note', () => {
  for (const [, id] of confirm.matchAll(/<(?:input|select|textarea) id="([^"]+)"/g))
    expect(confirm).toContain(`<label for="${id}">`)
  for (const [, ids] of confirm.matchAll(/aria-describedby="([^"]+)"/g))
    for (const id of ids!.split(' ')) expect(confirm).toContain(`id="${id}"`)
  expect(confirm.match(/<legend>/g)).toHaveLength(2)
  expect(confirm.match(/<input type="radio"[^>]* name="mark"/g)).toHaveLength(5)
  expect(confirm).toMatch(/<input [^>]*name="mark" checked="" value="4"/)
})

test('a form posts, with its hidden fields, only by its button', () => {
  expect(confirm).toMatch(/<form [^>]*action="\/answers\/token" method="post"/)
  expect(confirm).toMatch(/<input type="hidden" name="purpose"[^>]*value="extend"/)
  expect(confirm.match(/<button type="submit"/g)).toHaveLength(1)
  expect(confirm).toContain('min="2027-03-04" max="2027-05-31"')
})

test('who, what, by when and what follows can be read before anything is pressed', () => {
  for (const said of ['Kiri Tane', 'Product training', 'Wednesday 3 March 2027', 'answers within three working days'])
    expect(confirm.indexOf(said)).toBeGreaterThan(0)
  expect(confirm.indexOf('What follows')).toBeLessThan(confirm.indexOf('<form'))
})

test('a link that cannot be followed offers a new one, and does not say whose it was', () => {
  expect(pages.expired).toContain('Send me a new link')
  expect(pages.used).not.toContain('<form')
  expect(pages.sent).toContain('If the link was one of ours')
})

test('hostile names stay text', () => {
  const html = htmlDocument(
    <Page
      title={'</title><script>alert(1)</script>'}
      vendor={{ name: '"><script>', replyTo: 'a"onclick=x@evil.example' }}
    >
      {'<b>'}
    </Page>,
  )
  expect(html).not.toMatch(/<script|<b>|" ?onclick/)
})

test('the style can be allowed by its hash: it is sent as it is exported', () => {
  expect(confirm).toContain(`<style>${pageStyle}</style>`)
})
