/**
 * `node --import ./typescript.js file.ts` runs TypeScript from source. Node's own type stripping knows neither
 * decorators nor JSX, and a general runner loads the whole compiler into every process; this costs one swc call a file.
 */
import { registerHooks } from 'node:module'
import { readFileSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'
import { swcOptions } from './swc.options.js'

const isSource = url => url.startsWith('file:') && !url.includes('/node_modules/')

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
    const filename = fileURLToPath(bare)
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions(filename), filename })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
