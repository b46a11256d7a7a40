import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Field } from './field.js'
import type { Occasion } from './occasion.js'
import type { Question } from './questions.js'

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}label,legend{font-weight:600;display:block}fieldset{border:0;padding:0;margin:1rem 0}input:not([type=radio]),textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}button{font:inherit;min-height:44px;padding:.5rem 1rem}.choice{font-weight:400;min-height:44px}`

function page(title: string, body: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="en"><head><meta charSet="utf-8" /><meta name="viewport" content="width=device-width" /><meta name="robots" content="noindex" /><title>{title}</title><style>{style}</style></head>
      <body><main><h1>{title}</h1>{body}</main></body></html>,
  )}`
}

const at = (token: string, rest = '') => `/a/${encodeURIComponent(token)}${rest}`

/** What is asked, with a form that posts; what was filled in stays when something was wrong. */
export function questionPage(token: string, { occasion, question }: { occasion: Occasion; question: Question }, errors: string[] = [], body?: unknown): string {
  const given = typeof body === 'object' && body ? (body as Record<string, unknown>) : {}
  return page(question.title, <>
    <p>For {occasion.link.contact.name}, {occasion.link.partnership.partner.name}. Asked by {occasion.vendor}.</p>
    {question.explained.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
    {errors.length > 0 ? <div role="alert">{errors.map((error) => <p key={error}>{error}</p>)}</div> : null}
    <form method="post" action={at(token)}>
      {question.fields.map((field) => <Asked key={field.name} field={field} given={String(given[field.name] ?? field.value ?? '')} />)}
      <button type="submit">{question.button}</button>
    </form>
  </>)
}

function Asked({ field, given }: { field: Field; given: string }): ReactNode {
  const { name, label, kind, hint, required, options, min, max } = field
  if (kind === 'choice') {
    return <fieldset><legend>{label}</legend>{hint ? <p>{hint}</p> : null}{options?.map(({ value, label: said }) => <label key={value} className="choice"><input type="radio" name={name} value={value} required={required} defaultChecked={given === value} /> {said}</label>)}</fieldset>
  }
  const common = { id: name, name, required, defaultValue: given }
  return <fieldset>
    <label htmlFor={name}>{label}</label>{hint ? <p>{hint}</p> : null}
    {kind === 'text' ? <textarea rows={4} {...common} /> : kind === 'date' ? <input type="date" min={min} max={max} {...common} /> : <input type="text" inputMode={kind === 'number' ? 'decimal' : 'text'} {...common} />}
  </fieldset>
}

/** What is on record now, and whom to write to if it should not be. */
export function recordedPage({ link, vendor }: Occasion, words: string[]): string {
  const { name, email } = link.partnership.manager
  return page('It is recorded', <>
    {words.map((sentence) => <p key={sentence}>{sentence}</p>)}
    <p>Was that a mistake? Write to {name} at {vendor}, <a href={`mailto:${email}`}>{email}</a>, who can take it back.</p>
  </>)
}

/** The one page for every link that leads nowhere any more. */
export function calmPage(token: string): string {
  return page('This link has done its work', <>
    <p>It was used already, it is past its day, or what it asked is settled. Nothing is wrong, and nothing was changed.</p>
    <p>If there is still something to do, we can send a new link to the address that we have on file.</p>
    <form method="post" action={at(token, '/new-link')}><button type="submit">Send a new link</button></form>
  </>)
}

export const newLinkPage = () => page('Please look at your mail', <p>If there is still something for you to do, a letter with a new link is on its way to the address that we have on file.</p>)

export const troublePage = (token: string) => page('One moment, please', <>
  <p>We could not confirm that your answer arrived. It may have; sending it again does no harm.</p>
  <p><a href={at(token)}>Back to the page</a></p>
</>)

export const unsubscribePage = (token: string) => page('Fewer letters?', <>
  <p>Letters about what we agreed keep coming: what is due, what was decided. The others can stop.</p>
  <form method="post" action={at(token, '/unsubscribe')}><button type="submit">Stop the others</button></form>
</>)

export const unsubscribedPage = () => page('Done', <p>Letters that are not part of an agreement will not be sent to you any more.</p>)
