import { NotRunning } from '../api.js'

interface Found {
  id: string
  subject: string
}
interface Link {
  label: string
  url: string
}

/**
 * The partner's side of the story: reads letters in the embedded mailbox and answers by the links that stand in them.
 */
export class Mailbox {
  constructor(private readonly url: string) {}

  /**
   * The newest letter to the address that has a link with such a label, answered by that link's form. False if there is
   * none.
   */
  async answer(address: string, label: RegExp, form: Record<string, string>): Promise<boolean> {
    const letters = JSON.parse(await this.read(`/letters.json?q=${encodeURIComponent(address)}`)) as Found[]
    for (const { id } of letters.slice(0, 8)) {
      const link = linksIn(await this.read(`/letters/${id}/html`)).find(candidate => label.test(candidate.label))
      if (link && (await post(link.url, form))) return true
    }
    return false
  }

  private async read(path: string): Promise<string> {
    const response = await fetch(this.url + path).catch((cause: unknown) => {
      throw new NotRunning(
        `The mailbox does not answer at ${this.url}: the demonstration answers letters, so it needs the one of \`npm start\`.`,
        { cause },
      )
    })
    return response.text()
  }
}

function linksIn(html: string): Link[] {
  return [...html.matchAll(/<a\b[^>]*href="([^"]*\/a\/[^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].map(
    ([, url = '', inner = '']) => ({
      url,
      label: inner
        .replace(/<!--[\s\S]*?-->|<[^>]+>/g, '')
        .replace(/&[^;]+;|\s+/g, ' ')
        .trim(),
    }),
  )
}

/**
 * Recorded: the page leads on to what was recorded. A link that is spent says so, and the letter before it is tried.
 */
async function post(url: string, form: Record<string, string>): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
  await response.body?.cancel()
  return response.status === 303
}
