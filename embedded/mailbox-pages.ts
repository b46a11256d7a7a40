import type { Attachment, ParsedMail } from 'mailparser'
import type { Summary } from './mailbox-letters.js'

export function listPage(letters: Summary[], search: string, notice = ''): string {
  const shown = letters.slice(0, 500)
  return page(
    'Mailbox',
    `
    <h1>Mailbox <small>${letters.length} letter${letters.length === 1 ? '' : 's'}</small></h1>
    ${notice ? `<p>${escape(notice)}</p>` : ''}
    <form>
      <label>Search <input name="q" value="${escape(search)}" placeholder="subject, recipient or reason"></label>
      <button>Search</button>
    </form>
    <table><thead><tr><th>Dated</th><th>To</th><th>Subject</th><th>Reason</th></tr></thead><tbody>
    ${shown.map(row).join('\n')}
    </tbody></table>
    ${letters.length > shown.length ? `<p>The newest ${shown.length} are shown; search for the others.</p>` : ''}
    ${letters.length === 0 ? '<p>No letters. They appear here as soon as one is sent; reload the page.</p>' : ''}`,
  )
}

const row = ({ id, dated, to, subject, reason }: Summary) => `<tr>
      <td>${dated.slice(0, 16).replace('T', ' ')}</td><td>${escape(to.join(', '))}</td>
      <td><a href="/letters/${id}">${escape(subject || '(no subject)')}</a></td><td>${escape(reason)}</td></tr>`

const shownAs = (source: string) =>
  `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="${source}" title="The letter as HTML"></iframe>`

export function letterPage(id: string, mail: ParsedMail): string {
  const to = [mail.to ?? []]
    .flat()
    .map(address => address.text)
    .join(', ')
  const attached = mail.attachments.map(
    ({ filename, contentType }, index) =>
      `<a href="/letters/${id}/attachment/${index}">${escape(filename ?? contentType)}</a>`,
  )
  return page(
    mail.subject ?? 'Letter',
    `
    <p><a href="/">All letters</a></p>
    <h1>${escape(mail.subject ?? '(no subject)')}</h1>
    <dl>${[
      ['From', mail.from?.text],
      ['To', to],
      ['Reply to', mail.replyTo?.text],
      ['Date', mail.date?.toISOString()],
      ['Reason', mail.headers.get('x-handfast-reason')],
      ['Message-ID', mail.messageId],
    ]
      .filter(([, value]) => value)
      .map(([name, value]) => `<dt>${name}</dt><dd>${escape(String(value))}</dd>`)
      .join('')}</dl>
    ${attached.length > 0 ? `<p>Attached: ${attached.join(', ')}</p>` : ''}
    ${mail.html ? shownAs(`/letters/${id}/html`) : ''}
    <h2>As text</h2><pre>${escape(mail.text ?? '')}</pre>
    <p><a href="/letters/${id}/source">Source</a></p>`,
  )
}

/** Links leave the frame, so that a partner's page opens as it would from a mail program. */
export function frame(mail: ParsedMail): string {
  return `<base target="_blank">${mail.html || ''}`
}

export function attachmentOf(mail: ParsedMail, index: number): Attachment | undefined {
  return mail.attachments[index]
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <meta name="viewport" content="width=device-width"><title>${escape(title)}</title>
  <meta name="color-scheme" content="light dark"><style>
    :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif } body { max-width: 72rem;
      margin: 2rem auto; padding: 0 1rem }
    table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .4rem .6rem;
      border-bottom: 1px solid #8885; vertical-align: top }
    small { font-weight: normal; opacity: .7 } pre { white-space: pre-wrap } iframe { width: 100%; height: 70vh;
      border: 1px solid #8885; background: #fff }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem } dt { opacity: .7 }
      dd { margin: 0 } input, button { font: inherit; padding: .3rem .5rem }
  </style></head><body>${body}</body></html>`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}
