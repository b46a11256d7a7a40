import { commandSchemas } from '../../lifecycle/command.js'
import { allEndpoints, endpointsByNoun } from '../../src/commands/all.js'
import { type Json, World } from './world.js'

let world: World
let document: Json
beforeAll(async () => {
  world = await World.begin({ withEngine: false })
  document = (await world.get('/openapi.json', { key: null })).body
})
afterAll(() => world?.end())

const operations = () =>
  Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    Object.entries<Json>(item).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the API’s document', () => {
  test('names every route that the server knows, and no other', () => {
    const routes = world.routes
      .filter(({ method, url }) => method !== 'HEAD' && method !== 'OPTIONS' && !/^\/(docs|openapi)/.test(url))
      .map(({ method, url }) => `${method.toLowerCase()} ${url.replaceAll(/:(\w+)/g, '{$1}')}`)
    const described = operations().map(({ path, method }) => `${method} ${path}`)
    expect(routes.length).toBeGreaterThan(60)
    expect([...new Set(routes)].sort()).toEqual(described.sort())
  })

  test('every reference in it leads somewhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!)
    expect(references).toContain('components/schemas/Problem')
    for (const path of new Set(references))
      expect({ path, found: path.split('/').reduce((part, name) => part?.[name], document) !== undefined }).toEqual({
        path,
        found: true,
      })
  })

  test('every part of a path is a declared parameter with a schema, and operation ids are unique', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = (operation.parameters ?? []).filter((parameter: Json) => parameter.in === 'path')
      expect({ path, names: declared.map(({ name }: Json) => name).sort() }).toEqual({ path, names: inPath.sort() })
      for (const parameter of declared) expect(parameter.schema?.type).toBe('string')
    }
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('every guarded operation says so, and every operation has a summary', () => {
    for (const { path, operation } of operations()) {
      const isOpen = /^\/(health|a)\//.test(path)
      expect({ path, guarded: Boolean(operation.security) }).toEqual({ path, guarded: !isOpen })
      expect(operation.summary).toMatch(/^[A-Z]/)
    }
  })

  test('a command’s body says words where the command carries an id, and refuses what it does not know', () => {
    const { schema } =
      document.paths['/partnerships/{partnership}/tasks/{task}/extension-requests'].post.requestBody.content[
        'application/json'
      ]
    expect(schema).toMatchObject({
      type: 'object',
      required: ['until'],
      additionalProperties: false,
      properties: { until: { format: 'date' }, text: { type: 'string', maxLength: 10_000 } },
    })
    expect(schema.properties.text.format).toBeUndefined()
    expect(schema.properties.task).toBeUndefined()
  })
})

describe('commands', () => {
  test('each has exactly one endpoint, and no two share one', () => {
    const declared = Object.values(endpointsByNoun).flatMap(endpoints => Object.keys(endpoints))
    expect(declared.sort()).toEqual(Object.keys(commandSchemas).sort())
    const routes = Object.values(allEndpoints).map(({ route }) => route)
    expect(new Set(routes).size).toBe(routes.length)
  })

  test.each(Object.entries(allEndpoints))('%s is described under its own name', (type, { route }) => {
    const [method, path] = route.split(' ') as [string, string]
    expect(document.paths[path.replaceAll(/:(\w+)/g, '{$1}')][method.toLowerCase()].operationId).toBe(type)
  })
})

describe('the page at /docs', () => {
  test('is built from files of this host alone', async () => {
    const page = await world.get('/docs', { key: null })
    expect(page.status).toBe(200)
    expect(page.text).not.toMatch(/https?:\/\//)
    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!)
    expect(parts).toHaveLength(3)
    for (const part of parts) expect((await world.get(part, { key: null })).status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  })
})
