import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { flattened, readModelFile } from '../../src/models/model-file.js'
import { type Json, World, admin, must } from './world.js'

const project = resolve(import.meta.dirname, '../..')
const shipped = join(project, 'lifecycle/models/six-stage.yaml')
const flat = () => structuredClone(flattened(readModelFile(shipped))) as Record<string, Json>

describe('models over HTTP', () => {
  let world: World
  beforeAll(async () => {
    world = await World.begin({ withEngine: false })
    await world.people()
  })
  afterAll(() => world?.end())

  test('those shipped are there, once', async () => {
    const { body } = await world.get('/models')
    expect(body.map(({ name, version }: { name: string; version: number }) => `${name} ${version}`)).toEqual([
      'four-stage 1',
      'nine-stage 1',
      'six-stage 1',
    ])
    expect((await world.get('/models/six-stage')).body).toMatchObject({
      version: 1,
      model: { stages: { recruiting: {} } },
    })
    expect((await world.get('/models/six-stage/versions/7')).body).toMatchObject({ status: 404 })
  })

  test('a changed one is published as the next version, the same one keeps its own', async () => {
    const model = flat()
    model.numbers.invitationExtension = { else: 20 }
    expect((await must(world.post('/models', model, { as: admin }))).body).toEqual({ name: 'six-stage', version: 2 })
    expect(
      (
        await must(
          world.post('/models', stringify(model), { as: admin, headers: { 'content-type': 'application/yaml' } }),
        )
      ).body,
    ).toEqual({ name: 'six-stage', version: 2 })
    expect((await world.get('/models/six-stage')).body.version).toBe(2)
  })

  test('one that does not check is refused with every path, and nothing is published', async () => {
    const model = flat()
    model.stages.growth.next = {}
    model.plays.onboard.tasks[0].due = 'opened + soon'
    const answer = await world.post('/models', model, { as: admin })
    expect(answer.body).toMatchObject({ status: 422, code: 'invalid' })
    expect(answer.body.errors.map(({ path }: { path: string }) => path).join()).toMatch(/stages\.growth/)
    const checked = await world.post('/models/check', model)
    expect(checked.body).toMatchObject({ ok: false, errors: answer.body.errors })
    expect((await world.post('/models/check', flat())).body).toEqual({ ok: true, errors: [] })
  })

  test('YAML that cannot be read is told with its line', async () => {
    const answer = await world.post('/models', 'name: six-stage\nname: again\n', {
      as: admin,
      headers: { 'content-type': 'application/yaml' },
    })
    expect(answer.body).toMatchObject({ status: 422, errors: [{ path: 'line 2, column 1' }] })
  })

  test('a partner manager may check but not publish', async () => {
    expect((await world.post('/models', flat())).body).toMatchObject({ status: 403, code: 'needs_admin' })
  })

  test('a calendar takes holidays and loses some, as a new version', async () => {
    const first = (
      await must(world.post('/calendars/NL/versions', { add: ['2027-12-31'], strike: ['2027-01-01'] }, { as: admin }))
    ).body
    expect(first.version).toBe(2)
    const { body } = await world.get('/calendars/NL')
    expect(body).toMatchObject({ version: 2, added: ['2027-12-31'], struck: ['2027-01-01'] })
    expect(body.holidays).toContain('2027-12-31')
    expect(body.holidays).not.toContain('2027-01-01')
    expect((await world.post('/calendars/NL/versions', {}, { as: admin })).body).toMatchObject({ status: 422 })
    expect((await world.post('/calendars/NL/versions', { add: ['2027-02-29'] }, { as: admin })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'add[0]' }],
    })
    expect((await world.post('/calendars/XX/versions', { add: ['2027-02-28'] }, { as: admin })).body).toMatchObject({
      status: 422,
    })
  })
})

describe('npm run model:check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handfast-model-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const check = (...files: string[]) =>
    spawnSync(process.execPath, ['--import', './typescript.js', 'src/models/check-file.ts', ...files], {
      cwd: project,
      encoding: 'utf8',
    })
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  test.each(['six-stage', 'nine-stage', 'four-stage'])('finds %s fit to be published', name => {
    const { status, stdout } = check(`lifecycle/models/${name}.yaml`)
    expect({ status, stdout }).toEqual({ status: 0, stdout: `lifecycle/models/${name}.yaml: fit to be published\n` })
  })

  test('names the file, the path in it and the mend, also where the library is at fault', () => {
    write(
      'plays.yaml',
      readFileSync(join(project, 'lifecycle/models/plays.yaml'), 'utf8').replace(
        'due: opened + 5 bd, form: fit',
        'due: opened + 5 bananas, form: fit',
      ),
    )
    const file = write(
      'broken.yaml',
      readFileSync(shipped, 'utf8').replace(
        'growth: [review over, audit passed]',
        'growht: [review over, audit passed]',
      ),
    )
    const { status, stderr } = check(file)
    expect(status).toBe(1)
    expect(stderr).toContain(`${file}: stages.evaluation.next.growht: is no stage; stages are`)
    expect(stderr).toMatch(/plays\.yaml: plays\.qualify\.tasks/)
  })

  test.each([
    ['a file that is not there', 'nowhere.yaml', undefined, /cannot be opened: ENOENT/],
    ['a file that is no YAML', 'bad.yaml', 'name: [six', /line 1/],
    [
      'a library that is not there',
      'alone.yaml',
      'name: alone\ninclude: missing.yaml\n',
      /missing\.yaml: cannot be opened/,
    ],
    ['a file that is no model', 'list.yaml', '- one\n', /list\.yaml: /],
  ])('%s is one clear line and a non-zero exit', (_what, name, text, message) => {
    const file = text === undefined ? join(folder, name) : write(name, text)
    const { status, stderr } = check(file)
    expect(status).toBe(1)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  test('asks for a file when none is named', () => {
    expect(check()).toMatchObject({ status: 2, stderr: expect.stringContaining('npm run model:check') })
  })
})
