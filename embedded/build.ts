import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { transformSync } from '@swc/core'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { swcOptions } from '../swc.options.js'

/**
 * `npm run build`: the same sources as plain JavaScript in dist/, and the workflows as one bundle, which production
 * workers load.
 */
const project = resolve(import.meta.dirname, '..')
const dist = join(project, 'dist')
const folders = ['lifecycle', 'workflows', 'workers', 'emails', 'database', 'src', 'rehearsal']

rmSync(dist, { recursive: true, force: true })
const sources = [
  'config.ts',
  ...folders.flatMap(folder =>
    globSync(`${folder}/**/*`, { cwd: project, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(project.length + 1)),
  ),
]
for (const source of sources) {
  const target = join(dist, source)
  mkdirSync(dirname(target), { recursive: true })
  // Models, styles and migration snapshots are copied unchanged.
  if (!/\.tsx?$/.test(source) || source.endsWith('.d.ts')) cpSync(join(project, source), target)
  else {
    const filename = join(project, source)
    writeFileSync(
      target.replace(/\.tsx?$/, '.js'),
      transformSync(readFileSync(filename, 'utf8'), { ...swcOptions(filename), filename }).code,
    )
  }
}
writeFileSync(join(dist, 'package.json'), '{ "type": "module" }\n')

const { code } = await bundleWorkflowCode({
  workflowsPath: join(project, 'workflows/index.ts'),
  logger: new DefaultLogger('WARN'),
})
writeFileSync(join(dist, 'workflow-bundle.js'), code)
console.log(`${sources.length} files and the workflow bundle (${Math.round(code.length / 1024)} KB) are in dist`)
