import { setTimeout as wait } from 'node:timers/promises'
import { Connection, isGrpcServiceError } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'
import { searchAttributes } from '../workflows/search-attributes.js'
import { Problem } from './problem.js'

const types = proto.temporal.api.enums.v1.IndexedValueType
const typeOf = {
  KEYWORD: types.INDEXED_VALUE_TYPE_KEYWORD,
  DATETIME: types.INDEXED_VALUE_TYPE_DATETIME,
  INT: types.INDEXED_VALUE_TYPE_INT,
} as Record<string, number>
/** Closed partnerships stay visible in the engine this long; the journal keeps them for good. */
const retention = msToTs('30 days')

/**
 * Waits for the engine, and makes sure that it knows the namespace and the search attributes. Every step may be
 * repeated.
 */
export async function prepareEngine(address: string, namespace: string, seconds = 60, source = ''): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  const connection = await insist(
    () => Connection.connect({ address, connectTimeout: 2000 }),
    deadline,
    address + source,
  )
  try {
    await insist(
      async () => {
        await connection.workflowService
          .registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention })
          .catch(unless(GRPC_ALREADY_EXISTS))
        const present = await connection.operatorService.listSearchAttributes({ namespace })
        const missing = searchAttributes.filter(
          ({ name }) => !present.customAttributes || !(name in present.customAttributes),
        )
        if (missing.length > 0)
          await connection.operatorService
            .addSearchAttributes({
              namespace,
              searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, typeOf[type]!])),
            })
            .catch(unless(GRPC_ALREADY_EXISTS))
        // The frontend caches namespaces: a workflow can only be started once it knows this one.
        await connection.workflowService.countWorkflowExecutions({
          namespace,
          query: missing[0] ? `${missing[0].name} is null` : '',
        })
      },
      deadline,
      address + source,
    )
  } finally {
    await connection.close()
  }
}

const GRPC_ALREADY_EXISTS = 6

const unless = (code: number) => (error: unknown) => {
  if (!isGrpcServiceError(error) || error.code !== code) throw error
}

async function insist<T>(step: () => Promise<T>, deadline: number, address: string): Promise<T> {
  for (;;) {
    try {
      return await step()
    } catch (cause) {
      if (Date.now() > deadline)
        throw new Problem(`The Temporal engine at ${address} is not usable: ${(cause as Error).message}`, { cause })
      await wait(50)
    }
  }
}
