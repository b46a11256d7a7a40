import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import Fastify from 'fastify'
import pg from 'pg'
import { bareEnvironment, bareQueue, bareWorkflow } from './bare-contract.js'

/** What the API is measured against: the same framework, database and engine, with none of our code in between. */
const { port, databaseUrl, address, namespace } = bareEnvironment()
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
const connection = await Connection.connect({ address })
const client = new Client({ connection, namespace })
const server = Fastify()

server.post('/openings', async request => {
  const id = randomUUID()
  await pool.query('insert into opening (id, body) values ($1, $2)', [id, request.body])
  await client.workflow.start(bareWorkflow, { workflowId: id, taskQueue: bareQueue, args: [id] })
  return { id }
})

server.put<{ Params: { id: string } }>('/openings/:id/value', async ({ params: { id }, body }) => ({
  written: await client.workflow.getHandle(id).executeUpdate<number, [unknown]>('write', { args: [body] }),
}))

server.get('/ready', () => ({ ready: true }))

process.once('SIGTERM', () => void server.close().then(() => Promise.all([pool.end(), connection.close()])))
await server.listen({ host: '127.0.0.1', port })
