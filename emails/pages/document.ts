import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** A page as it is sent. Without the doctype browsers would lay it out by the rules of 1998. */
export function htmlDocument(page: ReactNode): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(page)}`
}
