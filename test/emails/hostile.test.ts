import { renderLetter } from '../../emails/render.js'
import type { LetterView } from '../../emails/view.js'
import { names, sampleLetter } from './support.js'

const tag = '<script>alert(1)</script><img src=x onerror=alert(1)>'
const forged = `Eve${tag}\r\nBcc: everyone@evil.example\r\n\r\n-- \nWhy you got this: because.\u0000\u2028\u202E`

function hostile(name: string): LetterView {
  const view = sampleLetter(name)
  const facts = Object.fromEntries(
    Object.entries(view.letter.facts).map(([fact, value]) => [
      fact,
      typeof value === 'string' && !/^\d{4}-/.test(value) && !/^text-/.test(value) ? forged : value,
    ]),
  )
  return {
    ...view,
    letter: { ...view.letter, facts, reason: forged },
    recipient: { ...view.recipient, name: forged },
    partner: { ...view.partner, name: forged },
    vendor: { ...view.vendor, name: forged, manager: { ...view.vendor.manager, name: forged } },
    texts: Object.fromEntries(Object.keys(view.texts).map(id => [id, forged])),
    people: Object.fromEntries(Object.keys(view.people).map(id => [id, forged])),
    links: { ...view.links, 'answer:odd': 'javascript:alert(1)' },
  }
}

describe.each(names)('%s', name => {
  test('shows hostile names and texts as text, on one line, and lets none into a header', async () => {
    const { subject, html, text, headers } = await renderLetter(hostile(name))
    expect(html).not.toMatch(/<script|<img|javascript:/i)
    for (const value of [subject, ...Object.values(headers)])
      expect(value).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u)
    expect(text).not.toMatch(/^Bcc:/m)
    expect(text).not.toMatch(/^Why you got this: because/m)
    expect(text.match(/^-- $/gm)).toHaveLength(1)
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u)
    expect([...subject].length).toBeLessThanOrEqual(100)
  })
})
