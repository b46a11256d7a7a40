import type { Sample } from './template.js'
import type { LetterView } from './view.js'

/** One believable pair of companies for all samples, so that the previews read as one story. */
export function sampleView(name: string, sample: Sample): LetterView {
  const [side, role] = (sample.to ?? 'partner.main').split('.') as ['partner' | 'vendor', string]
  const actions = sample.actions ?? []
  return {
    letter: {
      letter: name,
      occurrence: 1,
      to: { side, id: side === 'vendor' ? 'person-1' : 'contact-1', role, ...(sample.fallback && { fallback: true }) },
      reason: sample.reason,
      day: sample.sent,
      window: 'morning',
      facts: sample.facts,
      actions,
      ...(sample.meeting && { meeting: sample.meeting }),
      about: name,
    },
    key: `sample-${name}`,
    recipient:
      side === 'vendor'
        ? { name: 'Marta Lindqvist', email: 'marta.lindqvist@kestrel.example', zone: 'Europe/Stockholm' }
        : { name: 'Kiri Tane', email: 'kiri.tane@harbourlane.example', zone: 'Pacific/Auckland' },
    vendor: {
      name: 'Kestrel Analytics',
      replyTo: 'marta.lindqvist@kestrel.example',
      manager: { name: 'Marta Lindqvist', email: 'marta.lindqvist@kestrel.example' },
      publicUrl: 'https://partners.kestrel.example',
    },
    partner: { name: sample.partner ?? 'Harbour Lane Systems', zone: 'Pacific/Auckland' },
    texts: sample.texts ?? {},
    people: {
      'contact-1': 'Kiri Tane',
      'contact-2': 'Tom Farrow',
      'person-1': 'Marta Lindqvist',
      'person-2': 'Jonas Ek',
      'customer-1': 'Aldgate Foods',
      ...sample.people,
    },
    links: Object.fromEntries(
      actions.map(({ purpose, subject }) => [
        `${purpose}:${subject}`,
        `https://partners.kestrel.example/answers/sample-${purpose}`,
      ]),
    ),
    unsubscribe: 'https://partners.kestrel.example/unsubscribe/sample',
  }
}
