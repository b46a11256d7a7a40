import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const project = resolve(import.meta.dirname, '../..')

function run(file: string, environment: Record<string, string>) {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', './typescript.js', file], {
    cwd: project,
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  })
  return { status, said: stderr.trim().split('\n'), stdout }
}

test.each(['samples/demo.ts', 'samples/load.ts'])('%s says in plain lines that nothing runs', file => {
  const { status, said } = run(file, { API_KEY: 'a-key-that-only-tests-know', HANDFAST_URL: 'http://127.0.0.1:9' })
  expect(status).toBe(1)
  expect(said.at(-1)).toBe('Handfast does not answer at http://127.0.0.1:9: start it first with `npm start`.')
})

test('without a key the demo says where one would be', () => {
  const { status, said } = run('samples/demo.ts', { HANDFAST_STATE: '/nowhere' })
  expect(status).toBe(2)
  expect(said.join(' ')).toMatch(/API_KEY is not set/)
})
