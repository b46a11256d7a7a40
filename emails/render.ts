import { createElement } from 'react'
import { render } from 'react-email'
import type { Day } from '../lifecycle/day.js'
import { calendarPart, type CalendarPart } from './calendar.js'
import { Sheet } from './look/letter.js'
import { paragraphs } from './look/plain.js'
import type { DigestFacts } from './managers-digest.js'
import { registry } from './registry.js'
import type { Template } from './template.js'
import { type LetterView, type View, viewOf } from './view.js'
import { line } from './wording/clean.js'
import { roleName } from './wording/names.js'

export type { LetterView } from './view.js'

export interface RenderedLetter {
  subject: string
  html: string
  text: string
  icalEvent?: CalendarPart
  headers: Record<string, string>
}

/**
 * What nobody owes anybody: only these can be turned off (RFC 8058). Everything else is part of an agreement or of
 * making one.
 */
export const unsubscribable: ReadonlySet<string> = new Set([
  'benefit-granted',
  'celebration',
  'growth-started',
  'managers-digest',
  'milestone',
  'post-exit-survey',
  'promoted',
  'satisfaction-survey',
  'vows-completed',
])

const longestSubject = 100

/** Writes a letter out. Throws, naming the letter, when there is no template for it. */
export async function renderLetter(input: LetterView): Promise<RenderedLetter> {
  const template = templateOf(input.letter.letter)
  const view = viewOf(input)
  const subject = shortened(line(template.subject(view)))
  const reason = reasonOf(input, view)
  const unsubscribe = unsubscribable.has(input.letter.letter) ? input.unsubscribe : undefined
  const greeting = view.name ? `Dear ${view.name},` : 'Good morning,'
  const signature = view.toVendor
    ? ['Handfast', `for ${view.vendor}`]
    : ['Kind regards,', view.vendor, `Your contact: ${view.manager}`]
  const footer = [
    `Why you got this: ${titled(reason, view)}.`,
    view.toVendor
      ? view.partner && `It concerns the partnership with ${view.partner}.`
      : `Replies reach ${view.manager} at ${view.vendor}, a person.`,
  ].filter(Boolean)
  const below = ['-- ', ...footer, unsubscribe && `No more letters of this kind: ${unsubscribe}`].filter(Boolean)
  const icalEvent = calendarPart(input)
  return {
    subject,
    html: await render(
      createElement(Sheet, { title: subject, greeting, signature, footer, unsubscribe, children: template.html(view) }),
    ),
    text: `${paragraphs(greeting, template.text(view), signature.join('\n'), below.join('\n'))}\n`,
    ...(icalEvent && { icalEvent }),
    headers: {
      'Reply-To': line(input.vendor.replyTo),
      'Auto-Submitted': 'auto-generated',
      'X-Handfast-Reason': reason,
      ...(unsubscribe && {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}

/** A letter to one of the vendor's people that belongs to no partnership, so it has no rule's letter to start from. */
export interface VendorLetter<Facts = Record<string, unknown>> {
  key: string
  letter: string
  reason: string
  role: string
  day: Day
  facts: Facts
  recipient: LetterView['recipient']
  vendor: Omit<LetterView['vendor'], 'manager'>
}

/** The managers' Monday digest (M5). */
export type DigestView = Omit<VendorLetter<DigestFacts>, 'letter' | 'reason' | 'role'>

export const renderDigest = (view: DigestView): Promise<RenderedLetter> =>
  renderForVendor({
    ...view,
    letter: 'managers-digest',
    reason: 'it is Monday, and partnerships are in your care',
    role: 'manager',
  })

export function renderForVendor<Facts extends object>({
  letter,
  reason,
  role,
  day,
  facts,
  key,
  recipient,
  vendor,
}: VendorLetter<Facts>): Promise<RenderedLetter> {
  return renderLetter({
    letter: {
      letter,
      occurrence: 0,
      to: { side: 'vendor', id: recipient.email, role },
      reason,
      day,
      window: 'morning',
      facts: { ...facts, day },
      actions: [],
      about: letter,
    },
    key,
    recipient,
    vendor: { ...vendor, manager: recipient },
    partner: { name: '' },
    texts: {},
    people: {},
    links: {},
  })
}

function templateOf(name: string): Template {
  const template = Object.hasOwn(registry, name) ? registry[name as keyof typeof registry] : undefined
  if (!template)
    throw new Error(`No e-mail template is called “${name}”: add emails/${name}.tsx and its line in emails/registry.ts`)
  return template
}

/** The rule's words, and whom the letter was meant for when it fell to somebody else (M4). */
function reasonOf({ letter }: LetterView, view: View): string {
  const reason = line(letter.reason).replace(/\.$/, '')
  if (!letter.to.fallback || /nobody is named/.test(reason)) return reason
  return (
    `${reason}; nobody is named for ${roleName(letter.to.role)}, so this came to you as `
    + `${view.toVendor ? 'partner manager' : 'main contact'}`
  )
}

/** The rules call a task by its code; its title is what people know it by: “Figures of the period” is asked of you. */
function titled(reason: string, { tasks, title }: View): string {
  const [task] = tasks
  const code = task?.name?.replaceAll('-', ' ')
  return task && code && tasks.length === 1 && reason.startsWith(`${code} `)
    ? `“${title(task)}” ${reason.slice(code.length + 1)}`
    : reason
}

function shortened(subject: string): string {
  const characters = [...subject]
  return characters.length <= longestSubject
    ? subject
    : `${characters
        .slice(0, longestSubject - 1)
        .join('')
        .trimEnd()}…`
}
