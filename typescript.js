/**
 * `node --import ./typescript.js file.ts` runs TypeScript from source. Node's own type stripping knows neither
 * decorators nor JSX, and a general runner loads the whole compiler into every process; this costs one swc call a file,
 * once: what came out is kept, beside what the engine compiled of it, and half of a process's start is saved.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { swcOptions } from './swc.options.js'

const kept = join(import.meta.dirname, 'node_modules/.cache/handfast')
const sources = join(kept, 'transpiled')
const isSource = url => url.startsWith('file:') && !url.includes('/node_modules/')
/** A file's output depends on these beside the file; a change of either leaves the old entries unused. */
const compiler = [readFileSync(join(import.meta.dirname, 'swc.options.js'), 'utf8'), versionOf('@swc/core')].join('\n')
let swc

enableCompileCache(join(kept, 'compiled'))

registerHooks({
  // Sources import './x.js', as Node and the compiler want it; on disk it is x.ts or x.tsx.
  resolve(specifier, context, next) {
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL && isSource(context.parentURL)) {
      for (const ending of ['.ts', '.tsx']) {
        const url = new URL(specifier.replace(/\.js$/, ending), context.parentURL)
        if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true }
      }
    }
    return next(specifier, context)
  },
  load(url, context, next) {
    const [bare] = url.split(/[?#]/)
    if (!isSource(bare) || !/\.tsx?$/.test(bare)) return next(url, context)
    return { format: 'module', source: transpiled(fileURLToPath(bare)), shortCircuit: true }
  },
})

function transpiled(filename) {
  const text = readFileSync(filename, 'utf8')
  const file = join(
    sources,
    `${createHash('sha256').update(compiler).update(filename).update('\n').update(text).digest('hex')}.js`,
  )
  try {
    return readFileSync(file, 'utf8')
  } catch {
    /* not seen yet */
  }
  swc ??= createRequire(import.meta.url)('@swc/core')
  const { code } = swc.transformSync(text, { ...swcOptions(filename), filename })
  keep(file, code)
  return code
}

/** Whole or not at all, because others read meanwhile; a folder that cannot be written costs time and nothing else. */
function keep(file, code) {
  try {
    mkdirSync(sources, { recursive: true })
    writeFileSync(`${file}.${process.pid}`, code)
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    /* tried again next time */
  }
}

function versionOf(name) {
  try {
    return JSON.parse(readFileSync(join(import.meta.dirname, 'node_modules', name, 'package.json'), 'utf8')).version
  } catch {
    return ''
  }
}
