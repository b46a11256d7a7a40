import { readdirSync } from 'node:fs'
import { renderLetter } from '../../emails/render.js'
import { registry } from '../../emails/registry.js'
import { wordedDay } from '../../emails/wording/days.js'
import { leaks, names, renderedSample, sampleLetter, sampleOf } from './support.js'

test('the registry names every file, and every file is named in the registry', () => {
  const files = readdirSync(new URL('../../emails', import.meta.url)).filter(file => file.endsWith('.tsx'))
  expect(names.map(name => `${name}.tsx`).sort()).toEqual(files.sort())
})

test('no two names share a template', () => {
  expect(new Set(Object.values(registry)).size).toBe(names.length)
})

/** The rules' codes of tasks that samples are about, as readers know them. */
const asReaders = (reason: string) =>
  reason.replace(/^product training (?=is|was)/, '“Product training” ').replace(/^go is/, '“Go or no-go” is')

describe.each(names)('%s', name => {
  test('reads as it was read last', async () => {
    const { subject, text } = await renderedSample(name)
    expect(`Subject: ${subject}\n\n${text}`).toMatchSnapshot()
  })

  test('has a subject of at most 100 characters that starts with a capital and names a day', async () => {
    const { subject } = await renderedSample(name)
    expect([...subject].length).toBeLessThanOrEqual(100)
    expect(subject).toMatch(/^\p{Lu}/u)
    expect(subject).toMatch(/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z]/)
  })

  test('says the day of its subject, with the year, in its first eighty words', async () => {
    const { subject, text } = await renderedSample(name)
    const [day] = /(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z]\w+/.exec(subject)!
    expect(text.split(/\s+/).slice(0, 80).join(' ')).toMatch(new RegExp(`${day} \\d{4}`))
  })

  test('says why it was sent, and who reads an answer', async () => {
    const { html, text } = await renderedSample(name)
    for (const part of [html.replaceAll('&#x27;', '’'), text]) {
      expect(part).toContain(`Why you got this: ${asReaders(sampleOf(name).reason)}`)
      if (!sampleOf(name).to?.startsWith('vendor')) expect(part).toContain('Replies reach Marta Lindqvist')
    }
  })

  test('leaks no missing value, in full or with nothing but its day', async () => {
    const full = sampleLetter(name)
    const bare = { ...full, letter: { ...full.letter, facts: {}, actions: [] }, links: {}, texts: {}, people: {} }
    const tasks = [{ task: 'play-1.thing' }] as never
    const odd = { ...full, letter: { ...full.letter, facts: { ...full.letter.facts, tasks } } }
    for (const view of [full, bare, odd]) {
      const { subject, html, text } = await renderLetter(view)
      for (const part of [subject, html.replace(/<!DOCTYPE[^>]*>/, ''), text]) expect(part).not.toMatch(leaks)
      expect(text).not.toMatch(/ {2}\S.*: ?$|\( ?\)|\.\.| ,| \./m)
    }
  })

  test('writes to the other side without a slip, too', async () => {
    const view = sampleLetter(name)
    const side = view.letter.to.side === 'vendor' ? 'partner' : 'vendor'
    const { subject, html, text } = await renderLetter({
      ...view,
      letter: { ...view.letter, to: { ...view.letter.to, side } },
    })
    for (const part of [subject, html, text]) expect(part).not.toMatch(leaks)
  })

  test('carries everything that the text says about days into the HTML', async () => {
    const { html, text } = await renderedSample(name)
    const daysOf = (part: string) => new Set(part.replace(/<[^>]+>/g, '').match(new RegExp(wordedDay, 'g')) ?? [])
    expect(daysOf(html)).toEqual(daysOf(text))
  })

  test('is one column of text with one heading, its language and both colour schemes, and nothing from elsewhere', async () => {
    const { html } = await renderedSample(name)
    expect(html).toMatch(/<html[^>]* lang="en"/)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('name="color-scheme" content="light dark"')
    expect(html).not.toMatch(/<img|<script|<link|url\(|src=/i)
    expect(html.match(/class="primary"/g)?.length ?? 0).toBeLessThanOrEqual(1)
  })

  test('has buttons of at least 44 pixels', async () => {
    const { html } = await renderedSample(name)
    for (const [, style] of html.matchAll(/class="(?:primary|secondary)" style="([^"]*)"/g)) {
      const pixels = (property: string) => Number(new RegExp(`(?:^|;)${property}:(\\d+)px`).exec(style!)![1])
      expect(pixels('padding-top') + pixels('padding-bottom') + pixels('font-size') * 1.2 + 4).toBeGreaterThanOrEqual(
        44,
      )
    }
  })
})

test('a letter without a template is named', async () => {
  const view = sampleLetter('go')
  await expect(renderLetter({ ...view, letter: { ...view.letter, letter: 'good-news' } })).rejects.toThrow(
    '“good-news”',
  )
  await expect(renderLetter({ ...view, letter: { ...view.letter, letter: 'constructor' } })).rejects.toThrow(
    '“constructor”',
  )
})
