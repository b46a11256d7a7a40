import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { flatten } from '../../lifecycle/flatten.js'
import type { FieldError } from '../edge/problem.js'

/** A text as data, or where it cannot be read. JSON is YAML too. */
export function parseModel(text: string): { data?: unknown; errors: FieldError[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, stringKeys: true })
  const errors = document.errors.map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0])
    return { path: `line ${line}, column ${col}`, message: message.split('\n')[0]!.replace(/ at line \d+.*$/, '') }
  })
  if (errors.length > 0) return { errors }
  // An alias that doubles itself a few times fills the memory: a model needs no more than a few.
  return { data: document.toJS({ maxAliasCount: 100 }), errors: [] }
}

export interface ModelFile {
  file: string
  data: unknown
  library?: { file: string; data: unknown }
}

/**
 * Reads a model and the library that it includes, which lies relative to it. Throws with the file's name when one
 * cannot be read.
 */
export function readModelFile(file: string): ModelFile {
  const data = read(file)
  const include = typeof data === 'object' && data && 'include' in data ? data.include : undefined
  if (include === undefined) return { file, data }
  if (typeof include !== 'string')
    throw new UnreadableModel(file, [
      { path: 'include', message: 'must be the path of a file with plays, relative to this one' },
    ])
  const library = resolve(dirname(file), include)
  return { file, data, library: { file: library, data: read(library) } }
}

/** The model with the plays of its library, as it is checked and published. */
export function flattened({ data, library }: ModelFile): unknown {
  return isTable(data) ? flatten(data, isTable(library?.data) ? library.data : undefined) : data
}

/** The file in which a path of the flat model stands: the model's own, unless only the library has it. */
export function fileWith({ file, data, library }: ModelFile, path: string): string {
  const depthIn = (part: unknown) => {
    let depth = 0
    for (const name of path.split('.')) {
      if (typeof part !== 'object' || part === null || !(name in part)) break
      part = (part as Record<string, unknown>)[name]
      depth += 1
    }
    return depth
  }
  return library && depthIn(library.data) > depthIn(data) ? library.file : file
}

const isTable = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data)

export class UnreadableModel extends Error {
  constructor(
    readonly file: string,
    readonly errors: FieldError[],
  ) {
    super(`${file} cannot be read`)
  }
}

function read(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UnreadableModel(file, [
      { path: '', message: `cannot be opened: ${(error as NodeJS.ErrnoException).code}` },
    ])
  }
  const { data, errors } = parseModel(text)
  if (errors.length > 0) throw new UnreadableModel(file, errors)
  return data
}
