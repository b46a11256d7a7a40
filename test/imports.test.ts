import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const project = resolve(import.meta.dirname, '..')

/** The names of the rules that are broken, with who imports whom. */
async function broken(folder: string): Promise<string[]> {
  const cruiser = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const output = await new Promise<string>(done =>
    execFile(
      process.execPath,
      [cruiser, '--config', 'dependency-cruiser.config.mjs', '--output-type', 'json', '.'],
      { cwd: folder, maxBuffer: 1 << 28 },
      (_, stdout) => done(stdout),
    ),
  )
  const { summary } = JSON.parse(output) as {
    summary: { violations: { rule: { name: string; severity: string }; from: string; to: string }[] }
  }
  return summary.violations
    .filter(({ rule }) => rule.severity === 'error')
    .map(({ rule, from, to }) => `${rule.name}: ${from} imports ${to}`)
}

test('nobody imports what the table of imports does not allow', async () => {
  expect(await broken(project)).toEqual([])
})

test('a planted import against the table is found, in every folder that has a rule', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'))
  const plant = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  try {
    for (const file of ['dependency-cruiser.config.mjs', 'tsconfig.json', 'package.json'])
      cpSync(join(project, file), join(folder, file))
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
    for (const name of [
      'lifecycle',
      'workflows',
      'workers',
      'emails',
      'database',
      'src',
      'rehearsal',
      'embedded',
      'samples',
      'test',
    ])
      plant(`${name}/thing.ts`, 'export const thing = 1\nexport interface Thing { one: 1 }\n')
    const imports = (from: string, to: string, what = 'import { thing }') =>
      plant(`${from}/planted.ts`, `${what} from '../${to}/thing.js'\nexport const used = thing\n`)
    imports('lifecycle', 'database')
    imports('workflows', 'lifecycle')
    imports('workers', 'src')
    imports('emails', 'lifecycle')
    imports('database', 'workers')
    imports('src', 'workers')
    imports('rehearsal', 'database')
    imports('embedded', 'src')
    imports('samples', 'lifecycle')
    plant('lifecycle/clock.ts', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n")
    plant(
      'emails/fine.ts',
      "import type { Thing } from '../lifecycle/thing.js'\nexport const fine: Thing = { one: 1 }\n",
    )
    plant('workers/test.ts', "import { thing } from '../test/thing.js'\nexport const other = thing\n")
    expect((await broken(folder)).map(line => line.split(':')[0]).sort()).toEqual([
      'api-asks',
      'database-remembers',
      'emails-speak-types',
      'embedded-hosts',
      'lifecycle-has-no-packages',
      'lifecycle-stands-alone',
      'only-tests-import-tests',
      'rehearsal-foresees',
      'samples-are-outside',
      'workers-act',
      'workers-act',
      'workflows-wait-types',
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
