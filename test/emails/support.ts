import { registry } from '../../emails/registry.js'
import { renderLetter, type RenderedLetter } from '../../emails/render.js'
import { sampleView } from '../../emails/sample.js'
import type { Sample, Template } from '../../emails/template.js'
import type { LetterView } from '../../emails/view.js'

export const names = Object.keys(registry)

export function templateOf(name: string): Template {
  return registry[name as keyof typeof registry]
}

export function sampleOf(name: string): Sample {
  return templateOf(name).sample
}

export function sampleLetter(name: string): LetterView {
  return sampleView(name, sampleOf(name))
}

const rendered = new Map<string, Promise<RenderedLetter>>()

/** The sample as it goes out, rendered once for all the tests of a file. */
export function renderedSample(name: string): Promise<RenderedLetter> {
  if (!rendered.has(name)) rendered.set(name, renderLetter(sampleLetter(name)))
  return rendered.get(name)!
}

/** What must never be read by anybody. */
export const leaks = /\bundefined\b|\bNaN\b|\bnull\b|\[object|Invalid Date/
