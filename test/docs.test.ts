import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const project = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(project, file), 'utf8')
const { scripts, version } = JSON.parse(read('package.json')) as { scripts: Record<string, string>; version: string }

/**
 * A title begins with the rules that it is about: `R1`, `A6 and A7`; a scenario, told beside the test, names its rule
 * by itself.
 */
const leading = /^(?:[A-Z]\d(?:,? and |, |\/| )?)+/
const titles = /\b(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(\s*['"`]([^'"`]+)/g
function rulesIn(file: string): string[] {
  const source = read(file)
  const scenarios = [...source.matchAll(/'\.\.\/scenarios\/([\w-]+)\.js'/g)].map(([, name]) =>
    read(`test/lifecycle/scenarios/${name}.ts`),
  )
  return [
    ...[...source.matchAll(titles)].flatMap(([, title]) => leading.exec(title!)?.[0].match(/[A-Z]\d/g) ?? []),
    ...scenarios.flatMap(told => [...told.matchAll(/\brule: '([A-Z]\d)'/g)].map(([, id]) => id as string)),
  ]
}

test('every rule of the document is quoted by a test, and every rule that a test quotes stands there', () => {
  const told = [...read('docs/rules.md').matchAll(/^- \*\*([A-Z]\d)\*\*/gm)].map(([, id]) => id as string)
  // The digest (M5) and the clocks (C9) belong to no partnership's rules: they are tried where they run.
  const tried = new Set(
    globSync(['test/lifecycle/rules/*.test.ts', 'test/workers/*.test.ts'], { cwd: project }).flatMap(rulesIn),
  )
  expect(new Set(told).size).toBe(told.length)
  expect({
    withoutTest: told.filter(id => !tried.has(id)),
    withoutWords: [...tried].filter(id => !told.includes(id)),
  }).toEqual({ withoutTest: [], withoutWords: [] })
})

test('every rule is worked out once', () => {
  const rules = read('docs/rules.md')
    .split('\n')
    .filter(line => line.startsWith('- **'))
  expect(rules.length).toBeGreaterThan(0)
  expect(rules.filter(line => !/ \*[^*]{20,}\.\*$/.test(line)).map(line => line.slice(0, 10))).toEqual([])
})

test('the commands that the README names exist', () => {
  const named = [...read('README.md').matchAll(/npm (start|test|run ([\w:-]+))/g)].map(
    ([, whole, script]) => script ?? (whole as string),
  )
  expect(named).toEqual(expect.arrayContaining(['start', 'test', 'demo', 'model:check', 'recover']))
  expect(named.filter(name => !(name in scripts))).toEqual([])
})

test('the README tells every variable of the configuration, and no other', () => {
  const known = [...read('config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)]
    .map(([, name]) => name as string)
    .filter(name => !['XDG_CACHE_HOME', 'HOME', 'PATH'].includes(name))
  const told = [...read('README.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name as string)
  expect(told.sort()).toEqual([...new Set(known)].sort())
})

test.each(['README.md', 'CONTRIBUTING.md'])('files and folders that %s links to are there', file => {
  const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path as string)
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter(path => globSync(path, { cwd: project }).length === 0)).toEqual([])
})

test('the changelog has this version first', () => {
  expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version)
})

test('lines of YAML end at 140 columns, as those that the lint reads', () => {
  const files = globSync('{*,*/*,*/*/*}.{yaml,yml}', { cwd: project, exclude: ['node_modules/**', '.handfast/**'] })
  expect(files).toEqual(expect.arrayContaining(['docker-compose.yml', 'samples/vendor.yaml']))
  const tooLong = files.flatMap(file =>
    read(file)
      .split('\n')
      .map((line, index) => ({ line, at: `${file}:${index + 1}` })),
  )
  expect(tooLong.filter(({ line }) => line.length > 140).map(({ at }) => at)).toEqual([])
})
