import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { AddressInfo } from 'node:net'
import { readConfig } from '../../config.js'
import { createApp } from '../../src/app.js'
import type { ArrivedMail, Place } from './engine-life.js'

export const linkSecret = 'a secret of the test that is long enough'

/** The real application beside a place's workers, for the pages that links in letters lead to. */
export class Pages {
  private constructor(
    private readonly app: NestFastifyApplication,
    readonly url: string,
  ) {}

  static async serve({
    database,
    engine,
    taskQueue,
    mail,
  }: Pick<Place, 'database' | 'engine' | 'taskQueue' | 'mail'>): Promise<Pages> {
    const app = await createApp(
      readConfig({
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: engine.address,
        TEMPORAL_NAMESPACE: engine.namespace,
        TASK_QUEUE: taskQueue,
        SMTP_URL: mail.url,
        API_KEY: 'a-key-that-only-tests-know',
        LINK_SECRET: linkSecret,
        LOG_LEVEL: 'silent',
      }),
    )
    await app.listen(0, '127.0.0.1')
    const { port } = app.getHttpServer().address() as AddressInfo
    return new Pages(app, `http://127.0.0.1:${port}`)
  }

  close(): Promise<void> {
    return this.app.close()
  }
}

/** Where the letter's link with such words on it leads. */
export function linkIn({ mail }: Pick<ArrivedMail, 'mail'>, words: RegExp): string {
  const links = [...String(mail.html).matchAll(/<a\b[^>]*href="([^"]*\/a\/[^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].map(
    ([, url = '', inner = '']) => ({ url, label: inner.replace(/<!--[\s\S]*?-->|<[^>]+>/g, '') }),
  )
  const link = links.find(({ label }) => words.test(label))
  if (!link)
    throw new Error(
      `no link in ${mail.subject} says ${words}; there are ${links.map(({ label }) => label).join(', ') || 'none'}`,
    )
  return link.url
}

/**
 * As a reader does: opens the link with such words on it, looks at the page, fills in its form and sends it; returns
 * what the page then says.
 */
export async function answerByLink(
  letter: Pick<ArrivedMail, 'mail'>,
  words: RegExp,
  form: Record<string, string>,
): Promise<string> {
  const url = linkIn(letter, words)
  const page = await fetch(url)
  if (page.status !== 200) throw new Error(`the page answered ${page.status}: ${await page.text()}`)
  await page.text()
  const sent = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) })
  if (sent.status !== 303) throw new Error(`the page answered ${sent.status}: ${await sent.text()}`)
  return (await fetch(`${url}/recorded`)).text()
}
