import { registry } from './registry.js'
import { renderLetter } from './render.js'
import { sampleView } from './sample.js'

export interface Preview {
  name: string
  subject: string
  html: string
  text: string
}

/** Every e-mail as its sample reads, in the order of the registry; or the named one alone. */
export async function samples(only?: string): Promise<Preview[]> {
  const entries = Object.entries(registry).filter(([name]) => only === undefined || name === only)
  return Promise.all(
    entries.map(async ([name, template]) => {
      const { subject, html, text } = await renderLetter(sampleView(name, template.sample))
      return { name, subject, html, text }
    }),
  )
}
