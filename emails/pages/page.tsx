import type { ReactNode } from 'react'
import { line } from '../wording/clean.js'

/** The whole style of the partner pages, in one piece, so that a content security policy can allow it by its hash. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1a1d21; --sheet: #ffffff; --quiet: #4b5563; --line: #6b7280;
  --act: #14532d; --on-act: #ffffff; --warn: #9f1239; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f3f5; --sheet: #14171c; --quiet: #c3c8d1; --line: #9aa3b2;
  --act: #9be3b4; --on-act: #0c2916; --warn: #fda4af; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--sheet); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main, footer { max-width: 38rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 1rem; }
dl { margin: 0 0 1.5rem; } dt { font-weight: 700; } dd { margin: 0 0 .75rem; }
a { color: var(--act); }
label, legend { display: block; font-weight: 700; margin-bottom: .25rem; padding: 0; }
.hint { color: var(--quiet); margin: 0 0 .25rem; }
.field, fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0; }
input:not([type=radio]):not([type=checkbox]), select, textarea { width: 100%; min-height: 44px;
  padding: .5rem .75rem; font: inherit; color: inherit; background: var(--sheet); border: 2px solid var(--line); border-radius: 6px; }
textarea { min-height: 8rem; }
.scale { display: flex; flex-wrap: wrap; gap: .5rem; }
.scale label, .check label { display: flex; align-items: center; gap: .5rem; min-height: 44px; min-width: 44px;
  padding: 0 .75rem; font-weight: 400; border: 2px solid var(--line); border-radius: 6px; margin: 0; }
button { min-height: 48px; padding: .75rem 1.5rem; font: inherit; font-weight: 700; color: var(--on-act);
  background: var(--act); border: 2px solid var(--act); border-radius: 6px; cursor: pointer; }
button.second { color: var(--act); background: transparent; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.problem { border-left: 4px solid var(--warn); padding-left: 1rem; color: var(--warn); font-weight: 700; }
footer { color: var(--quiet); font-size: .9rem; border-top: 1px solid var(--line); }
`

export interface PageVendor {
  name: string
  /** Whom a person can write to when the page does not help. */
  replyTo?: string
}

/** The sheet of every partner page: rendered on the server, no script, nothing loaded from elsewhere. */
export function Page({
  title,
  vendor,
  children,
}: {
  title: string
  vendor: PageVendor
  children: ReactNode
}): ReactNode {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{`${line(title)} – ${line(vendor.name)}`}</title>
        <style dangerouslySetInnerHTML={{ __html: pageStyle }} />
      </head>
      <body>
        <main>
          <h1>{line(title)}</h1>
          {children}
        </main>
        <footer>
          {line(vendor.name)}
          {vendor.replyTo ? (
            <>
              {' '}
              · <a href={`mailto:${encodeURIComponent(vendor.replyTo).replaceAll('%40', '@')}`}>{vendor.replyTo}</a>
            </>
          ) : null}
        </footer>
      </body>
    </html>
  )
}
