import { join } from 'node:path'
import { NativeConnection, Worker } from '@temporalio/worker'
import pg from 'pg'
import { installRuntime, runUntilAsked } from '../workers/process.js'
import { type BareActivities, bareEnvironment, bareQueue } from './bare-contract.js'

installRuntime({ logLevel: 'warn' }, undefined)
const { databaseUrl, address, namespace } = bareEnvironment()
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
const connection = await NativeConnection.connect({ address })
const activities: BareActivities = {
  async insert(workflow, value) {
    await pool.query('insert into written (workflow, value) values ($1, $2)', [workflow, value])
  },
}
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: bareQueue,
  workflowsPath: join(import.meta.dirname, 'bare.workflow.ts'),
  activities,
})
await runUntilAsked([worker])
await connection.close()
await pool.end()
