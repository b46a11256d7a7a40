import { createHash } from 'node:crypto'
import type { SendMailOptions } from 'nodemailer'
import type { RenderedLetter } from '../emails/render.js'

/**
 * The same for every copy of one letter, so that a second one threads with the first and can be told from another
 * letter.
 */
export function messageId(key: string, from: string): string {
  return `<${digest(key)}@${domainOf(from)}>`
}

/** What all letters about one subject refer to, so that a mailbox shows them as one conversation. */
export function threadId(scope: string, about: string, from: string): string {
  return `<thread-${digest(`${scope}\n${about}`)}@${domainOf(from)}>`
}

/** `date`: when it is sent by the partnership's clock, which a rehearsal lets run ahead of the machine's. */
export interface Addressed {
  key: string
  letter: string
  scope: string
  about: string
  from: string
  date: Date
  to: { name: string; address: string }
}

/** A rendered letter as nodemailer takes it: to one recipient. */
export function compose(
  { subject, html, text, icalEvent, headers }: RenderedLetter,
  { key, letter, scope, about, from, date, to }: Addressed,
): SendMailOptions {
  const thread = threadId(scope, about, from)
  return {
    from,
    to,
    date,
    subject,
    html,
    text,
    headers: { ...headers, 'X-Handfast-Letter': letter },
    messageId: messageId(key, from),
    references: thread,
    inReplyTo: thread,
    ...(icalEvent && { icalEvent }),
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40)
}

function domainOf(from: string): string {
  return /@([^\s<>@]+)/.exec(from)?.[1] ?? 'localhost'
}
