import type { ReactNode } from 'react'
import type { Day } from '../lifecycle/day.js'
import type { LetterAction, LetterFacts, MeetingEntry } from '../lifecycle/letter.js'
import type { View } from './view.js'

/** One e-mail. The HTML and the text say the same; neither is derived from the other. */
export interface Template<Facts = object> {
  /** Verb, thing, day. */
  subject(view: View<Facts>): string
  html(view: View<Facts>): ReactNode
  text(view: View<Facts>): string
  /** Drives the preview and the tests. */
  sample: Sample<Facts>
}

export interface Sample<Facts = object> {
  facts: LetterFacts & Partial<Facts>
  reason: string
  /** `partner.main` when absent. */
  to?: `${'partner' | 'vendor'}.${string}`
  fallback?: true
  partner?: string
  sent: Day
  actions?: LetterAction[]
  meeting?: MeetingEntry
  texts?: Record<string, string>
  people?: Record<string, string>
}
