import { renderDigest, renderLetter, unsubscribable } from '../../emails/render.js'
import { names, renderedSample, sampleLetter } from './support.js'

test('every letter says that a machine sent it, why, and which person reads the answer', async () => {
  for (const name of names) {
    const { headers } = await renderedSample(name)
    expect(headers['Auto-Submitted']).toBe('auto-generated')
    expect(headers['X-Handfast-Reason']).toContain(sampleLetter(name).letter.reason)
    expect(headers['Reply-To']).toBe('marta.lindqvist@kestrel.example')
  }
})

test('only what nobody owes anybody can be turned off, with one click', async () => {
  const turnedOff = []
  for (const name of names) {
    const { headers, text } = await renderedSample(name)
    if (!headers['List-Unsubscribe']) {
      expect(headers).not.toHaveProperty('List-Unsubscribe-Post')
      continue
    }
    expect(headers['List-Unsubscribe']).toBe('<https://partners.kestrel.example/unsubscribe/sample>')
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    expect(text).toContain('No more letters of this kind: https://')
    turnedOff.push(name)
  }
  expect(turnedOff).toEqual([...unsubscribable].sort())
})

test('M4: a letter that fell to somebody else says for whom it was meant', async () => {
  const toMain = await renderLetter(sampleLetter('agreement-to-sign'))
  expect(toMain.text).toContain('nobody is named for legal questions, so this came to you as main contact.')
  expect(toMain.headers['X-Handfast-Reason']).toContain('nobody is named for legal questions')
  const view = sampleLetter('task-to-validate')
  const toManager = await renderLetter({
    ...view,
    letter: { ...view.letter, to: { side: 'vendor', id: 'person-1', role: 'technical', fallback: true } },
  })
  expect(toManager.text).toContain('nobody is named for technical questions, so this came to you as partner manager.')
  const said = await renderLetter({
    ...view,
    letter: {
      ...view.letter,
      reason: 'nobody is named for legal',
      to: { side: 'partner', id: 'contact-1', role: 'legal', fallback: true },
    },
  })
  expect(said.text.match(/nobody is named/g)).toHaveLength(1)
})

test('the managers’ digest is written without a partnership', async () => {
  const { subject, text, headers } = await renderDigest({
    key: 'digest-2026-11-23-person-1',
    day: '2026-11-23',
    recipient: { name: 'Marta Lindqvist', email: 'marta.lindqvist@kestrel.example', zone: 'Europe/Stockholm' },
    vendor: {
      name: 'Kestrel Analytics',
      replyTo: 'partners@kestrel.example',
      publicUrl: 'https://partners.kestrel.example',
    },
    facts: { partnerships: [], decisions: [{ partner: 'Harbour Lane Systems', what: 'go', day: '2026-12-29' }] },
  })
  expect(subject).toBe('Look over your partnerships, Monday 23 November')
  expect(text).toContain('- Harbour Lane Systems: go or no-go, by Tuesday 29 December 2026')
  expect(text).not.toContain('It concerns the partnership with')
  expect(headers).not.toHaveProperty('List-Unsubscribe')
})
