import { readFileSync } from 'node:fs'
import { Client, Connection } from '@temporalio/client'
import { readModelFile } from '../../src/models/model-file.js'
import { engine } from '../support/stack.js'
import { until } from '../support/until.js'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const links = [...readme.matchAll(/\[([^\]]+)\]\((http:\/\/127\.0\.0\.1:8233\/[^)]*\?query=[^)]*)\)/g)]
const views = links.map(([, name, link]) => ({ name: name!, query: new URL(link!).searchParams.get('query')! }))

let connection: Connection
let client: Client
beforeAll(async () => {
  const { address, namespace } = await engine()
  connection = await Connection.connect({ address })
  client = new Client({ connection, namespace })
}, 600_000)
afterAll(() => connection.close())

test('there is one for what is overdue, for each stage of the six, and for what is stuck or gone', () => {
  const model = readModelFile(new URL('../../lifecycle/models/six-stage.yaml', import.meta.url).pathname)
  const { stages } = model.data as { stages: Record<string, unknown> }
  expect(views.map(({ name }) => name)).toEqual(['overdue', ...Object.keys(stages), 'stuck', 'gone'])
})

test.each(views)('the engine understands the view $name', async ({ query }) => {
  expect(query).toContain(`WorkflowType = "partnership"`)
  // A new engine knows its search attributes some moments after they were made.
  await until('it is understood', () => client.workflow.count(query).catch(() => undefined))
})
