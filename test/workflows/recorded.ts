import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import proto from '@temporalio/proto'

const { History } = proto.temporal.api.history.v1
const folder = join(import.meta.dirname, 'histories')
const fileOf = (name: string) => join(folder, `${name}.json`)

export const isRecorded = (name: string) => existsSync(fileOf(name))
export const recordedText = (name: string) => readFileSync(fileOf(name), 'utf8')
export const recorded = (name: string) => History.fromObject(JSON.parse(recordedText(name)) as object)

/** Writes a run as its export looks, without what names the machine that it was recorded on. */
export async function put(client: Client, name: string, workflowId: string, runId?: string): Promise<void> {
  const text = JSON.stringify(
    History.fromObject(await client.workflow.getHandle(workflowId, runId).fetchHistory()).toJSON(),
    undefined,
    1,
  )
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    fileOf(name),
    text.replace(/\d+@[\w.-]+/g, 'worker').replace(/"stackTrace": "(?:[^"\\]|\\.)*"/g, '"stackTrace": ""'),
  )
}

/** As text with every payload taken out of its base64, in which a name could hide. */
export function readable(name: string): string {
  return JSON.stringify(JSON.parse(recordedText(name)), (key, value: unknown) =>
    key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
  )
}
