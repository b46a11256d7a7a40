import type { Day } from '../lifecycle/day.js'
import { Act, P } from './look/parts.js'
import { act, paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, on } from './wording/days.js'
import { count, lowered, taskTitle, word } from './wording/names.js'

export interface DigestFacts {
  /** One row a partnership in this manager's care, the most pressing first. */
  partnerships: {
    partner: string
    stage: string
    health: 'healthy' | 'watch' | 'wayward'
    overdue: number
    next?: { day: Day; what: string }
    note?: string
  }[]
  /** Gates that await this manager. */
  decisions: { partner: string; what: string; day: Day }[]
}

const rows = (v: View<DigestFacts>) => v.facts.partnerships ?? []
const decisions = (v: View<DigestFacts>) => v.facts.decisions ?? []
const opening = (v: View<DigestFacts>) => {
  const late = rows(v).filter(row => row.overdue > 0).length
  return (
    `Your week from ${on(v.day)}: ${count(rows(v).length, 'partnership')} in your care, `
    + `${count(decisions(v).length, 'decision')} waiting for you, `
    + `${late ? `${late} with something overdue` : 'nothing overdue'}.`
  )
}
const decision = (row: DigestFacts['decisions'][number]) =>
  `${row.partner}: ${lowered(taskTitle(row.what))}, by ${on(row.day)}`
const standing = (row: DigestFacts['partnerships'][number]) =>
  [
    `${word(row.stage, 'stage unknown')}, ${row.health}`,
    row.overdue ? `${row.overdue} overdue` : '',
    row.next ? `next: ${lowered(taskTitle(row.next.what))} on ${brief(row.next.day)}` : '',
    row.note ?? '',
  ]
    .filter(Boolean)
    .join('; ')

export default {
  subject: v => `Look over your partnerships, Monday ${brief(v.day).replace(/^Monday /, '')}`,
  html: v => (
    <>
      <P>{opening(v)}</P>
      {decisions(v).length ? <h2 style={{ fontSize: '18px' }}>Yours to decide</h2> : null}
      {decisions(v).length ? (
        <ul style={{ fontSize: '16px', lineHeight: '24px' }}>
          {decisions(v).map((row, index) => (
            <li key={index}>{decision(row)}</li>
          ))}
        </ul>
      ) : null}
      {rows(v).length ? <h2 style={{ fontSize: '18px' }}>Where each one stands</h2> : null}
      {rows(v).length ? (
        <ul style={{ fontSize: '16px', lineHeight: '24px' }}>
          {rows(v).map((row, index) => (
            <li key={index}>
              <strong>{row.partner}</strong>: {standing(row)}
            </li>
          ))}
        </ul>
      ) : null}
      <Act view={v} label="Open your partnerships" />
    </>
  ),
  text: v =>
    paragraphs(
      opening(v),
      decisions(v).length > 0
        && `Yours to decide\n${decisions(v)
          .map(row => `- ${decision(row)}`)
          .join('\n')}`,
      rows(v).length > 0
        && `Where each one stands\n${rows(v)
          .map(row => `- ${row.partner}: ${standing(row)}`)
          .join('\n')}`,
      act(v, 'Open your partnerships'),
    ),
  sample: {
    sent: '2026-11-23',
    to: 'vendor.manager',
    partner: '',
    reason: 'it is Monday, and partnerships are in your care',
    facts: {
      day: '2026-11-23',
      partnerships: [
        {
          partner: 'Harbour Lane Systems',
          stage: 'onboarding',
          health: 'watch',
          overdue: 1,
          next: { day: '2026-11-25', what: 'product-training' },
        },
        {
          partner: 'Aldgate Consulting',
          stage: 'growth',
          health: 'healthy',
          overdue: 0,
          next: { day: '2026-12-01', what: 'data' },
        },
      ],
      decisions: [{ partner: 'Harbour Lane Systems', what: 'hard-stop', day: '2026-12-02' }],
    },
  },
} satisfies Template<DigestFacts>
