import type { Day } from '../lifecycle/day.js'
import { P } from './look/parts.js'
import { paragraphs } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { brief, on } from './wording/days.js'
import { count } from './wording/names.js'

/** Partnerships that should have woken and did not; beyond the first twenty only their number is told. */
interface Facts {
  count: number
  stuck: { partner: string; code: string; since: Day; outcome: string }[]
}

const rows = (v: View<Facts>) => v.facts.stuck ?? []
const howMany = (v: View<Facts>) => count(v.facts.count ?? rows(v).length, 'partnership')
const opening = (v: View<Facts>) =>
  `As of ${on(v.sent)}, ${howMany(v)} should have gone on more than an hour ago and did not. `
  + 'Nobody there is reminded of anything until that is mended.'
const row = ({ code, since, outcome }: Facts['stuck'][number]) => `${code}, since ${on(since)}: ${outcome}`
const more = (v: View<Facts>) => {
  const unnamed = (v.facts.count ?? 0) - rows(v).length
  return unnamed > 0 ? `And ${count(unnamed, 'other')}.` : ''
}
const next =
  'The log of the partnership worker and the workflow in the Temporal UI say what is in the way. '
  + 'Nothing is lost: once it is mended, each goes on from its journal.'

export default {
  subject: v => `Look after partnerships that stand still since ${brief(v.sent)}`,
  html: v => (
    <>
      <P>{opening(v)}</P>
      {rows(v).length ? (
        <ul style={{ fontSize: '16px', lineHeight: '24px' }}>
          {rows(v).map((stuck, index) => (
            <li key={index}>
              <strong>{stuck.partner}</strong>: {row(stuck)}
            </li>
          ))}
        </ul>
      ) : null}
      {more(v) ? <P>{more(v)}</P> : null}
      <P>{next}</P>
    </>
  ),
  text: v =>
    paragraphs(
      opening(v),
      rows(v).length > 0
        && rows(v)
          .map(stuck => `- ${stuck.partner}: ${row(stuck)}`)
          .join('\n'),
      more(v),
      next,
    ),
  sample: {
    sent: '2026-11-27',
    to: 'vendor.admin',
    partner: '',
    reason: 'partnerships have not woken when they should have',
    facts: {
      day: '2026-11-27',
      count: 2,
      stuck: [
        {
          partner: 'Harbour Lane Systems',
          code: 'harbour-lane-systems-7f3a',
          since: '2026-11-27',
          outcome: 'its workflow runs and was nudged',
        },
        {
          partner: 'Aldgate Consulting',
          code: 'aldgate-consulting-11c9',
          since: '2026-11-26',
          outcome: 'its workflow was gone and was started from the journal',
        },
      ],
    },
  },
} satisfies Template<Facts>
